"""Our own course, whole: beside native Python from each start of the kernel, over other seeds, and from a key."""

from pathlib import Path

import pytest

from lite_builder.browsers.firefox.find import find_firefox
from lite_builder.errors import NoBrowserError
from tests.browser.other_starts import OTHER_STARTS
from tests.command_line import run_lite_builder
from tests.course_projects import REPOSITORY
from tests.native_python import require_interpreter

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


def passed(site: Path, report: Path, *arguments: str) -> str:
    """What `lite-builder test` printed of this site; the test fails if it did not pass."""
    where = ["--site", str(site), "--report", str(report)]
    ran = run_lite_builder(REPOSITORY, "test", *where, *arguments, timeout=2 * 3600)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.mark.parametrize("start", ["snapshot", *OTHER_STARTS])
def test_every_difference_from_native_python_is_known(course_site: Path, tmp_path: Path, start: str) -> None:
    """The list of differences is exact, so that what passes with it gives the same from each start."""
    require_interpreter()
    site = OTHER_STARTS[start](course_site, tmp_path / "_site") if start in OTHER_STARTS else course_site
    printed = passed(site, tmp_path / "report", "--compare", "--jobs", "2")
    assert "all packages in the browser's versions" in printed


def test_the_answers_of_wrap_ups_hold_over_other_seeds_and_all_variants(course_site: Path, tmp_path: Path) -> None:
    printed = passed(course_site, tmp_path, "--robustness", "20", "*/wrap_up_*")
    assert "answers hold in 95% of 20 seeds and under all their variants" in printed


def test_the_whole_course_passes_from_a_key(course_site: Path, tmp_path: Path) -> None:
    printed = passed(course_site, tmp_path, "--from", "usb", "--jobs", "2")
    assert "no request to another host" in printed


def test_a_page_of_each_kind_passes_from_a_key_in_firefox(course_site: Path, tmp_path: Path) -> None:
    try:
        find_firefox()
    except NoBrowserError as error:
        pytest.skip(str(error))
    passed(course_site, tmp_path, "--from", "usb", "--browser", "firefox", "--jobs", "1", *OF_EACH_KIND)
