"""Packages load when something imports them, also where no cell's text shows it."""

from pathlib import Path

import pytest

from lite_builder.verify.run import run_site
from tests.command_line import LiteBuilder
from tests.course_projects import copy_project


@pytest.mark.browser
def test_imports_that_no_cell_shows_find_their_packages(tmp_path: Path, lite_builder: LiteBuilder) -> None:
    project = copy_project("late_imports", tmp_path / "project")
    built = lite_builder(project, "build")
    assert built.returncode == 0, built.stderr
    report = run_site(project / "_site", ["pages/*"])
    assert report.ok, [cell.error for run in report.notebooks for cell in run.cells if cell.error]
    assert [run.passed for run in report.notebooks] == [3, 1, 3]
