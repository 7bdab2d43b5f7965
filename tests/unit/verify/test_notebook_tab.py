"""After which notebooks a tab is kept for the next one."""

from dataclasses import replace

import pytest

from lite_builder.verify.notebook_run import Evidence, ForeignRequest, NotebookRun
from lite_builder.verify.notebook_tab import MOST_MEMORY, leaves_page_sound
from tests.unit.verify.made_reports import FAILED, PASSED

QUIET = replace(PASSED, memory=100_000_000)


def shows(**data: str) -> Evidence:
    output = {"output_type": "display_data", "data": {key.replace("_", "/"): text for key, text in data.items()}}
    return Evidence(({"cell_type": "code", "source": "", "outputs": [output]},))


def test_it_is_after_one_that_worked() -> None:
    assert leaves_page_sound(QUIET)
    assert leaves_page_sound(replace(QUIET, evidence=shows(text_html="<b>1</b>")))


@pytest.mark.parametrize(
    "run",
    [
        replace(FAILED, memory=100_000_000),
        replace(QUIET, foreign=(ForeignRequest("https://other.invalid/", "GET", PASSED.path),)),
        replace(QUIET, memory=MOST_MEMORY + 1),
        replace(QUIET, memory=None),
        replace(QUIET, evidence=shows(application_javascript="document.title = 1")),
    ],
    ids=["failed", "asked another host", "large", "did not answer", "ran JavaScript in the page"],
)
def test_it_is_not_after_anything_else(run: NotebookRun) -> None:
    assert not leaves_page_sound(run)
