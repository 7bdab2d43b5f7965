"""What a notebook depends on, and what it does not."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lite_builder import settings
from lite_builder.verify.changes.dependencies import Dependencies
from lite_builder.verify.ledger import Expectation
from tests.unit.verify.changes.sites import PAGES, depends, write_notebook, write_site

Change = Callable[[Path], object]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_site(tmp_path / "site")
    return tmp_path / "site"


def changed(before: Dependencies, after: Dependencies) -> set[str]:
    """Those of the pages that a change concerns."""
    return {page for page in PAGES if before.of_notebook(page) != after.of_notebook(page)}


def changed_by(site: Path, change: Change) -> set[str]:
    digests = {page: depends(site).of_notebook(page) for page in PAGES}
    change(site)
    return {page for page in PAGES if depends(site).of_notebook(page) != digests[page]}


def test_nothing_changes_by_itself(site: Path) -> None:
    assert changed_by(site, lambda _: None) == set()


def test_a_notebook_depends_on_its_own_text_and_not_on_that_of_others(site: Path) -> None:
    assert changed_by(site, lambda site: write_notebook(site, "a.ipynb", "a = 1")) == {"a.ipynb"}


def test_a_new_page_changes_nothing_for_the_others(site: Path) -> None:
    assert changed_by(site, lambda site: write_notebook(site, "c.ipynb", "c = 1")) == set()


@pytest.mark.parametrize("file", ["files/table.csv", "files/module.py", "static/python.wasm", "files/new.txt"])
def test_every_other_file_of_the_site_changes_all(site: Path, file: str) -> None:
    assert changed_by(site, lambda site: (site / file).write_text("other", encoding="utf-8")) == set(PAGES)


def test_what_the_landing_page_says_of_a_notebook_is_of_that_notebook(site: Path) -> None:
    def rename(site: Path) -> None:
        page = site / "index.html"
        page.write_text(page.read_text(encoding="utf-8").replace('"b.ipynb">b', '"b.ipynb">Bees'), encoding="utf-8")

    landing = depends(site).landing
    assert changed_by(site, rename) == {"b.ipynb"}
    assert depends(site).landing != landing


def test_what_the_landing_page_says_beside_is_of_all(site: Path) -> None:
    assert changed_by(site, lambda site: (site / "index.html").write_text("<p>Closed</p>", encoding="utf-8")) == set(
        PAGES
    )


@pytest.mark.parametrize("code", ["open('b.ipynb')", "import glob", "os.listdir('.')", "%run b.ipynb", "!ls"])
def test_code_that_names_notebooks_or_looks_through_folders_depends_on_the_others(site: Path, code: str) -> None:
    write_notebook(site, "a.ipynb", code)
    assert changed_by(site, lambda site: write_notebook(site, "b.ipynb", "b = 1")) == set(PAGES)


def test_a_module_that_looks_through_folders_makes_all_depend_on_all(site: Path) -> None:
    (site / "files" / "module.py").write_text("import glob", encoding="utf-8")
    assert changed_by(site, lambda site: write_notebook(site, "b.ipynb", "b = 1")) == set(PAGES)


def test_limits_browser_and_expectations_count(site: Path) -> None:
    entry = Expectation.model_validate({"page": "a.ipynb", "cell": "c", "class": "KeyError", "reason": "r"})
    before = depends(site)
    assert changed(before, depends(site, limits=settings.TestSection(cell_timeout=1))) == set(PAGES)
    assert changed(before, depends(site, browser="Chromium 157.0")) == set(PAGES)
    assert changed(before, replace(depends(site), ledger=(entry,))) == {"a.ipynb"}


def test_files_that_are_not_understood_count_as_they_are(site: Path) -> None:
    def break_files(site: Path) -> None:
        (site / "api" / "contents" / "all.json").write_text("[", encoding="utf-8")
        (site / "files" / "a.ipynb").write_text("glob", encoding="utf-8")

    assert changed_by(site, break_files) == set(PAGES)
