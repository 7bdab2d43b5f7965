"""What changed since the last run."""

from dataclasses import replace

from lite_builder.verify.notebook_run import NotebookOutcome, NotebookRun
from lite_builder.verify.reports.past import PastRuns
from lite_builder.verify.reports.trend import Trend, compare
from tests.unit.verify.made_reports import FAILED, PASSED, UNCHANGED, report


def after(*before: NotebookRun) -> PastRuns:
    return PastRuns().after(report(*before), "2026-01-31")


def test_the_first_run_has_nothing_to_be_compared_with() -> None:
    assert compare(PastRuns(), report(PASSED, FAILED)) == Trend()


def test_what_was_not_run_is_neither_new_nor_mended() -> None:
    assert compare(after(FAILED), report(replace(UNCHANGED, path=FAILED.path), UNCHANGED)) == Trend()


def test_what_broke_and_what_was_mended() -> None:
    now_bad = replace(PASSED, outcome=NotebookOutcome.FAILED)
    now_good = replace(FAILED, outcome=NotebookOutcome.PASSED)
    trend = compare(after(PASSED, FAILED), report(now_bad, now_good))
    assert trend == Trend(broke=(now_bad,), mended=(now_good,))


def test_slower_is_more_than_half_as_long_again_and_more_than_noise() -> None:
    past = after(replace(PASSED, seconds=10.0), replace(PASSED, path="short.ipynb", seconds=0.5))
    slow = replace(PASSED, seconds=15.1)
    short = replace(PASSED, path="short.ipynb", seconds=2.0)
    assert compare(past, report(slow, short)) == Trend(slower=((slow, 10.0),))
    assert not compare(past, report(replace(PASSED, seconds=15.0)))
