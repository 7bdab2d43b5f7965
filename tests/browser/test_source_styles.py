"""A course in each style of sources: it builds without a change to them, and every notebook of it runs."""

from pathlib import Path

import pytest

from lite_builder import settings
from lite_builder.verify.notebook_run import NotebookOutcome
from lite_builder.verify.run import run_site
from tests.course_projects import build_project

ONLY_TEXT = {"index.ipynb", "reading.ipynb"}
PAGES = {
    "percent_scripts": ["index.ipynb", "pages/with_header.ipynb", "pages/without_header.ipynb"],
    "light_scripts": ["paper.ipynb", "method.ipynb"],
    "gallery_scripts": [
        "index.ipynb",
        "gallery/plot_last.ipynb",
        "gallery/plot_hashes.ipynb",
        "gallery/plot_markers.ipynb",
    ],
    "myst_pages": ["index.ipynb", "cells.ipynb", "more/first.ipynb", "more/second.ipynb", "reading.ipynb"],
    "notebooks": ["start.ipynb", "old/from_2018.ipynb", "old/another.ipynb"],
}
SMOKE = ("percent_scripts", "myst_pages", "notebooks")
"""One of scripts, one of Markdown and one of notebooks; the full matrix has all."""


@pytest.mark.browser
@pytest.mark.parametrize(
    "style", [*SMOKE, *(pytest.param(style, marks=pytest.mark.full) for style in PAGES if style not in SMOKE)]
)
def test_a_course_in_this_style_builds_and_runs(style: str, tmp_path: Path, limits: settings.TestSection) -> None:
    project = build_project(style, tmp_path / style)

    report = run_site(project / "_site", limits=limits)

    assert [run.path for run in report.notebooks] == PAGES[style]
    failed = [
        f"{run.path}, cell {cell.number}: {cell.outcome} {cell.error}"
        for run in report.notebooks
        for cell in run.cells
        if not run.ok and cell.error
    ]
    assert report.ok, failed
    nothing_to_run = {run.path for run in report.notebooks if run.outcome is NotebookOutcome.NOTHING_TO_RUN}
    assert nothing_to_run <= ONLY_TEXT
