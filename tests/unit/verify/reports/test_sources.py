"""The report names the author's file and lines."""

from pathlib import Path

import pytest

from lite_builder.course.read import read_course
from lite_builder.project import open_project
from lite_builder.verify.notebook_run import CellOutcome, CellRun, NotebookOutcome, NotebookRun, PythonError
from lite_builder.verify.report import RunReport
from lite_builder.verify.reports.explain import explain_notebook
from lite_builder.verify.reports.sources import with_sources
from tests.unit.verify.made_reports import report

SCRIPT = "# %% [markdown]\n# # A page\n\n# %%\na = 1\n\n# %%\nb = 0\na / b\n"
ERROR = PythonError("ZeroDivisionError", "division by zero", "Cell In[2], line 2\n      1 b = 0\n----> 2 a / b")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "_toc.yml").write_text("format: jb-book\nroot: page\n", encoding="utf-8")
    (tmp_path / "content" / "page.py").write_text(SCRIPT, encoding="utf-8")
    return tmp_path


def run_of(project: Path) -> RunReport:
    (page,) = read_course(open_project(project)).pages
    outcomes = (CellOutcome.EMPTY, CellOutcome.PASSED, CellOutcome.FAILED)
    cells = tuple(
        CellRun(index, cell.id, cell.source, outcome, 0.1, ERROR if outcome is CellOutcome.FAILED else None)
        for index, (cell, outcome) in enumerate(zip(page.notebook.cells, outcomes, strict=True))
    )
    return report(NotebookRun("page.ipynb", "A page", NotebookOutcome.FAILED, cells))


def test_a_failure_is_told_with_the_line_of_the_script(project: Path) -> None:
    placed = with_sources(run_of(project), read_course(open_project(project)).pages, project)
    assert explain_notebook(placed.notebooks[0]).startswith("cell 3 failed (0.1 s) in content/page.py, line 9\n")


def test_a_cell_that_was_changed_since_the_build_has_no_line(project: Path) -> None:
    run = run_of(project)
    (project / "content" / "page.py").write_text(SCRIPT.replace("b = 0", "b = 0.0"), encoding="utf-8")
    placed = with_sources(run, read_course(open_project(project)).pages, project).notebooks[0]
    assert [cell.line for cell in placed.cells] == [2, 5, None]
    assert explain_notebook(placed).startswith("cell 3 failed (0.1 s) in content/page.py\n")
