"""Installing in a notebook: nothing happens for what the site has, and no other host is asked for the rest."""

from pathlib import Path

import pytest

from lite_builder.verify.notebook_run import CellRun
from lite_builder.verify.run import run_site
from tests.course_projects import build_project


@pytest.mark.browser
def test_an_installation_is_answered_by_the_site(tmp_path: Path) -> None:
    project = build_project("installs", tmp_path / "project")
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
