"""When a run is green."""

from dataclasses import replace

from lite_builder.verify.report import LandingRun
from tests.unit.verify.made_reports import CHATTY, CLOSED, ENDLESS, FAILED, GREEN, PASSED, RED, report


def test_whatever_goes_wrong_in_a_notebook_makes_the_run_red() -> None:
    for run in (FAILED, ENDLESS, CHATTY, CLOSED):
        assert not run.ok
        assert not report(PASSED, run).ok


def test_a_landing_page_that_asks_others_or_does_not_open_makes_the_run_red() -> None:
    assert GREEN.ok
    assert not replace(GREEN, landing=LandingRun(problem="the server answered 404")).ok
    assert not replace(GREEN, landing=RED.landing).ok


def test_foreign_requests_are_all_named() -> None:
    assert [request.url for request in RED.foreign] == ["https://fonts.invalid/f.css", "https://elsewhere.invalid/x"]
