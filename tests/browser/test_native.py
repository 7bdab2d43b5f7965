"""Silent wrong results, provoked for real: tests/courses/native/ has a page of them, and one that only looks so."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import run_lite_builder
from tests.course_projects import copy_project
from tests.native_python import require_interpreter

pytestmark = pytest.mark.browser

LEDGER = """
[[differs]]
page = "differs.ipynb"
cell = "{differs}"
reason = "It says which machine this is."

[[differs]]
page = "same.ipynb"
cell = "{same}"
reason = "Forests grow alike everywhere."
"""


def cell_with(site: Path, page: str, text: str) -> str:
    cells = json.loads((site / "files" / page).read_text(encoding="utf-8"))["cells"]
    found: str = next(cell["id"] for cell in cells if text in "".join(cell["source"]))
    return found


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    require_interpreter()
    folder = copy_project("native", tmp_path_factory.mktemp("native") / "project")
    built = run_lite_builder(folder, "build")
    assert built.returncode == 0, built.stderr
    ledger = LEDGER.format(
        differs=cell_with(folder / "_site", "differs.ipynb", "platform.machine()"),
        same=cell_with(folder / "_site", "same.ipynb", "RandomForestClassifier(random_state=0)"),
    )
    (folder / "content" / "expectations.toml").write_text(ledger, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def printed(project: Path) -> str:
    run = run_lite_builder(project, "test", "--compare", "--jobs", "2")
    assert run.returncode == 1, run.stdout + run.stderr
    return run.stdout


@pytest.fixture(scope="module")
def pages(project: Path, printed: str) -> dict[str, Any]:
    comparison = json.loads((project / "_report" / "results.json").read_text(encoding="utf-8"))["comparison"]
    assert [version["name"] for version in comparison["versions"]] in ([], ["Python"])
    return {page["path"]: page for page in comparison["notebooks"]}


def test_exactly_what_differs_is_listed_with_both_values(project: Path, pages: dict[str, Any]) -> None:
    found = [(each["what"], each["browser"], each["native"]) for each in pages["differs.ipynb"]["differences"]]
    pictures = found.pop(4)
    assert found == [
        ("printed text, line 2", "sum 704982704", "sum 4999950000"),
        ("output 1, line 1", "4", "8"),
        (
            "warnings and other text on stderr, line 1",
            "(nothing)",
            "(cell): RuntimeWarning: divide by zero encountered in divide",
        ),
        ("printed text, line 1", "wasm32", pages["differs.ipynb"]["differences"][3]["native"]),
        ('output 1, table, row 1 "numbers", column "sum"', "704982704", "4999950000"),
        ("printed text, line 2", "largest square 2147395600", "largest square 9999800001"),
    ]
    assert pictures[0] == "output 1, image"


def test_the_authors_lines_are_told(printed: str) -> None:
    assert "in content/differs.py, line 10 differs natively: printed text, line 2" in printed
    assert "  in the browser: sum 704982704\n    natively:       sum 4999950000\n" in printed


def test_what_only_looks_different_is_the_same(pages: dict[str, Any]) -> None:
    page = pages["same.ipynb"]
    assert page["differences"] == []
    assert len(page["compared"]) == 12
    assert page["native"]["memory"] > 50e6
    assert page["native"]["seconds"] > 0
    assert page["browser"]["seconds"] > 0


def test_the_ledger_is_strict_both_ways(pages: dict[str, Any]) -> None:
    known = [each["reason"] for each in pages["differs.ipynb"]["differences"] if each["known"]]
    assert known == ["It says which machine this is."]
    (sentence,) = pages["same.ipynb"]["missing"]
    assert "is known to differ (Forests grow alike everywhere.), but gives the same" in sentence


def test_the_authors_folder_is_not_touched(project: Path, pages: dict[str, Any]) -> None:
    assert not list(project.rglob("written.txt"))
