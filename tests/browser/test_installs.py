"""Installing in a notebook: nothing happens for what the site has, and no other host is asked for the rest."""

from pathlib import Path

import pytest

from lite_builder.verify.report import CellRun
from lite_builder.verify.run import run_site
from tests.command_line import LiteBuilder
from tests.course_projects import copy_project


@pytest.mark.browser
def test_an_installation_is_answered_by_the_site(tmp_path: Path, lite_builder: LiteBuilder) -> None:
    project = copy_project("installs", tmp_path / "project")
    built = lite_builder(project, "build")
    assert built.returncode == 0, built.stderr
    report = run_site(project / "_site", ["pages/*"])
    cells = [cell for run in report.notebooks for cell in run.cells]
    assert report.ok, [cell.error for cell in cells if cell.error]
    assert report.foreign == ()
    refused = {_line(cell): cell.error for cell in cells if cell.error}
    assert [error.name for error in refused.values()] == ["NotOnThisSite"] * 4
    older = refused['!python -m pip install -q "pandas<3"']
    assert older.traceback == f"NotOnThisSite: {older.message}"
    assert older.message.startswith("pandas<3 cannot be installed: this site works offline, and has pandas ")


def _line(cell: CellRun) -> str:
    return cell.source.splitlines()[0]
