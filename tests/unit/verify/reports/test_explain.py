"""What a person reads about a notebook that went wrong."""

from dataclasses import replace

from lite_builder.verify.reports.explain import excerpt, explain_landing, explain_notebook
from tests.unit.verify.made_reports import CHATTY, CLOSED, DIAGNOSED, ENDLESS, FAILED, PASSED, RED, TEXT


def test_a_failed_cell_is_shown_with_the_lines_around_and_the_error() -> None:
    assert explain_notebook(FAILED).splitlines() == [
        "cell 2 failed (0.2 s)",
        "     2 | b = 0",
        "     3 | # now",
        ">    4 | a / b",
        "     5 | print(a)",
        "     6 | print(b)",
        "       ...",
        "  ZeroDivisionError: division by zero",
    ]


def test_a_cell_that_timed_out_is_shown_with_its_first_lines() -> None:
    assert explain_notebook(ENDLESS).splitlines() == [
        "cell 1 timed out (20.0 s)",
        "     1 | while True:",
        "     2 |     pass",
        "  stopped after 20 seconds",
    ]


def test_a_notebook_that_did_not_open_says_why() -> None:
    assert explain_notebook(CLOSED) == "did not open: the landing page has no link to it"


def test_a_foreign_request_is_named() -> None:
    asked = "asked another host: GET https://elsewhere.invalid/x (asked for by the page or its kernel)"
    assert explain_notebook(CHATTY) == asked
    assert "https://fonts.invalid/f.css" in explain_landing(RED.landing)


def test_what_is_ok_needs_no_words() -> None:
    assert explain_notebook(PASSED) == explain_notebook(TEXT) == ""


def test_a_mark_outside_of_the_source_is_no_mark() -> None:
    assert excerpt("a\nb", 7) == ["     1 | a", "     2 | b"]


def test_a_diagnosis_says_what_is_different_and_what_to_do() -> None:
    assert explain_notebook(DIAGNOSED).splitlines()[-4:] == [
        "  stopped after 20 seconds",
        "  too-slow: It is slower here.",
        "  What to do: Use less data.",
        "  More: docs/wasm-failures.md#too-slow; `lite-builder lint` warns of it here: LB023",
    ]


def test_a_notebook_that_did_not_open_may_have_one_too() -> None:
    text = explain_notebook(replace(CLOSED, diagnosis=DIAGNOSED.cells[0].diagnosis))
    assert text.startswith("did not open: the landing page has no link to it\ntoo-slow: ")
