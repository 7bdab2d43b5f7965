"""Everything that a run found, in one folder."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat

from lite_builder.verify.notebook_run import Evidence
from lite_builder.verify.reports.report_folder import write_report
from tests.unit.verify.made_reports import FAILED, GREEN, PASSED, RED, report

TEXT_CELL: dict[str, Any] = {
    "id": "t",
    "cell_type": "markdown",
    "source": "# Sums & more",
    "metadata": {},
    "attachments": None,
}
CELLS = (
    TEXT_CELL,
    {"id": "c", "cell_type": "code", "source": "1 + 1", "metadata": {}, "execution_count": 1, "outputs": []},
)


def test_people_services_and_the_next_run_each_find_theirs(tmp_path: Path) -> None:
    page = write_report(RED, tmp_path / "_report")
    assert page == tmp_path / "_report" / "index.html"
    assert sorted(file.name for file in page.parent.iterdir()) == [
        "index.html",
        "junit.xml",
        "results.json",
        "trend.json",
    ]


def test_the_executed_notebook_can_be_opened(tmp_path: Path) -> None:
    write_report(report(replace(PASSED, evidence=Evidence(CELLS))), tmp_path)
    notebook = nbformat.read(tmp_path / "executed" / "a" / "good.ipynb", as_version=4)
    nbformat.validate(notebook)
    assert notebook.cells[1].execution_count == 1


def test_a_person_without_jupyter_can_read_it(tmp_path: Path) -> None:
    write_report(report(replace(PASSED, evidence=Evidence(CELLS))), tmp_path)
    page = (tmp_path / "executed" / "a" / "good.html").read_text(encoding="utf-8")
    assert "Sums &amp; more</h1>" in page
    assert 'id="cell-id=c"' in page
    assert 'href="../../index.html"' in page
    assert 'href="good.ipynb"' in page
    assert "<script" not in page


def test_the_second_run_is_compared_with_the_first(tmp_path: Path) -> None:
    write_report(report(replace(FAILED, path=PASSED.path)), tmp_path)
    page = write_report(GREEN, tmp_path)
    assert "mended: a/good.ipynb" in page.read_text(encoding="utf-8")
    assert json.loads((tmp_path / "trend.json").read_text(encoding="utf-8"))["notebooks"]["a/good.ipynb"]["ok"] is True
