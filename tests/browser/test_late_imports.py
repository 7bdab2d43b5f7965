"""Packages load when something imports them, also where no cell's text shows it."""

from pathlib import Path

import pytest

from lite_builder.verify.run import run_site
from tests.course_projects import build_project


@pytest.mark.browser
def test_imports_that_no_cell_shows_find_their_packages(tmp_path: Path) -> None:
    project = build_project("late_imports", tmp_path / "project")
    report = run_site(project / "_site", ["pages/*"])
    assert report.ok, [cell.error for run in report.notebooks for cell in run.cells if cell.error]
    assert [run.passed for run in report.notebooks] == [3, 1, 3]
