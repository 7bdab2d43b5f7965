"""Our own course from a key: all of it in Chromium, and a page of each kind in Firefox."""

from pathlib import Path

import pytest

from lite_builder.browsers.firefox.find import find_firefox
from lite_builder.errors import NoBrowserError
from tests.command_line import run_lite_builder
from tests.course_projects import REPOSITORY

pytestmark = [pytest.mark.browser, pytest.mark.full]

OF_EACH_KIND = (
    "pipeline/00*",
    "pipeline/01*",
    "pipeline/02*",
    "pipeline/quiz_01*",
    "pipeline/ex_01*",
    "trees/02*",
)
"""Text alone, a table from a file of data, plots and a first model, a quiz, an exercise, and drawn trees."""


@pytest.fixture(scope="module")
def course_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("course") / "_site"
    built = run_lite_builder(REPOSITORY, "build", "--output", str(site))
    assert built.returncode == 0, built.stderr
    return site


def test_the_whole_course_passes(course_site: Path, tmp_path: Path) -> None:
    where = ["--site", str(course_site), "--report", str(tmp_path)]
    ran = run_lite_builder(REPOSITORY, "test", "--from", "usb", "--jobs", "2", *where)
    assert ran.returncode == 0, ran.stdout
    assert "no request to another host" in ran.stdout


def test_a_page_of_each_kind_passes_in_firefox(course_site: Path, tmp_path: Path) -> None:
    try:
        find_firefox()
    except NoBrowserError as error:
        pytest.skip(str(error))
    how = ["--from", "usb", "--browser", "firefox", "--jobs", "1"]
    where = ["--site", str(course_site), "--report", str(tmp_path)]
    ran = run_lite_builder(REPOSITORY, "test", *how, *where, *OF_EACH_KIND)
    assert ran.returncode == 0, ran.stdout
