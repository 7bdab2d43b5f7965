"""Packages load when something imports them, also where no cell's text shows it."""

import shutil
from pathlib import Path

import pytest

from lite_builder.verify.run import run_site
from tests.command_line import LiteBuilder
from tests.conftest import REPOSITORY


@pytest.mark.browser
def test_imports_that_no_cell_shows_find_their_packages(tmp_path: Path, lite_builder: LiteBuilder) -> None:
    project = Path(shutil.copytree(REPOSITORY / "tests" / "courses" / "late_imports", tmp_path / "project"))
    shutil.copyfile(REPOSITORY / "content" / "pyodide-lock.toml", project / "content" / "pyodide-lock.toml")
    built = lite_builder(project, "build")
    assert built.returncode == 0, built.stderr
    report = run_site(project / "_site", ["pages/*"])
    assert report.ok, [cell.error for run in report.notebooks for cell in run.cells if cell.error]
    assert [run.passed for run in report.notebooks] == [3, 1, 3]
