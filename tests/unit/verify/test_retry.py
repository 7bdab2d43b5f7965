"""What is said of a notebook that was run twice."""

from dataclasses import replace

import pytest

from lite_builder.verify.notebook_run import ForeignRequest, NotebookRun
from lite_builder.verify.report import LandingRun, RunReport
from lite_builder.verify.retry import after_retry
from tests.unit.verify.made_reports import CHATTY, ENDLESS, FAILED, PASSED

FOREIGN = ForeignRequest("https://other.invalid/", "GET", PASSED.path)


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (FAILED, "failed: cell 2, ZeroDivisionError: division by zero"),
        (ENDLESS, "timed out: stopped after 20 seconds"),
        (replace(FAILED, cells=()), "failed"),
    ],
)
def test_one_that_passes_then_is_flaky_and_says_what_was_wrong(first: NotebookRun, said: str) -> None:
    run = after_retry(first, PASSED)
    assert run.ok
    assert run.flaky
    assert run.first_try == said


def test_one_that_fails_again_is_failed_and_not_flaky() -> None:
    run = after_retry(ENDLESS, FAILED)
    assert run.outcome is FAILED.outcome
    assert not run.flaky
    assert run.first_try == "timed out: stopped after 20 seconds"


def test_a_request_to_another_host_is_never_forgiven() -> None:
    run = after_retry(replace(PASSED, foreign=(FOREIGN,)), PASSED)
    assert run.foreign == (FOREIGN,)
    assert not run.ok
    assert not run.flaky


def test_a_flaky_notebook_fails_a_strict_run_alone() -> None:
    flaky = after_retry(FAILED, PASSED)
    report = RunReport("Course", LandingRun(), (flaky,), "Chromium 1", 1.0)
    assert report.ok
    assert report.flaky == (flaky,)
    assert not replace(report, strict=True).ok
    assert replace(report, notebooks=(PASSED,), strict=True).ok


def test_what_asked_another_host_the_first_time_says_so() -> None:
    assert after_retry(CHATTY, PASSED).first_try.startswith("asked another host: ")
