"""The report on a terminal and in a log."""

from io import StringIO

from rich.console import Console

from lite_builder.verify.report import RunReport
from lite_builder.verify.reports.table import print_report
from tests.unit.verify.made_reports import DIAGNOSED, FLAKY, GREEN, LEFT, PASSED, QUIZZES, RED, report


def printed(report: RunReport, *, terminal: bool) -> str:
    console = Console(file=StringIO(), force_terminal=terminal, width=100, color_system=None)
    print_report(report, console)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_in_a_log_each_notebook_is_a_line() -> None:
    lines = printed(GREEN, terminal=False).splitlines()
    assert lines == [
        "passed               1/1 cells     8.5 s  a/good.ipynb",
        "nothing to run       0/0 cells     7.0 s  a/text.ipynb",
        "",
        "1 passed, 1 nothing to run; no request to another host; Chromium 156.0, 41 s",
    ]


def test_what_is_flaky_is_never_silently_green() -> None:
    text = printed(report(PASSED, FLAKY), terminal=False)
    assert "flaky                1/1 cells     8.5 s  a/flaky.ipynb" in text
    assert (
        "\na/flaky.ipynb is flaky\n"
        "  it passed when it was run again; the first time it timed out: stopped after 20 seconds\n"
    ) in text
    assert text.splitlines()[-1].startswith("1 passed, 1 flaky; ")


def test_below_it_is_everything_that_went_wrong() -> None:
    text = printed(RED, terminal=False)
    assert "asked another host     1/1 cells" in text
    assert "\na/bad.ipynb\n  cell 2 failed (0.2 s)\n" in text
    assert "\nindex.html\n  asked another host: GET https://fonts.invalid/f.css" in text
    assert text.splitlines()[-1].startswith(
        "2 passed, 1 failed, 1 timed out, 1 did not open, 1 nothing to run; 2 requests to other hosts"
    )


def test_what_a_stopped_run_left_is_counted() -> None:
    stopped = report(PASSED, LEFT, LEFT)
    assert (stopped.stopped, stopped.ok) == (True, False)
    assert "a/left.ipynb" not in printed(stopped, terminal=False)
    assert "1 passed, 2 stopped; no request" in printed(stopped, terminal=False)


def test_on_a_terminal_it_is_a_table() -> None:
    text = printed(RED, terminal=True)
    assert "notebook" in text.splitlines()[2]
    assert "│ a/bad.ipynb" in text
    assert "1/3" in text


def test_brackets_in_an_error_are_shown_as_they_are() -> None:
    assert "[bold]" in printed(_with_markup(), terminal=True)


def _with_markup() -> RunReport:
    from dataclasses import replace

    return replace(RED, notebooks=(replace(RED.notebooks[-1], note="[bold] is not markup"),))


def test_answers_of_quizzes_are_lines_of_their_own() -> None:
    text = printed(QUIZZES, terminal=False)
    assert "wrong answer       1/3 answers    11.0 s  a/quiz.ipynb" in text.splitlines()
    assert "question 2: the solution says a) c), the code gives a)" in text
    assert "1 passed, 1 nothing to run; 1 of 3 quiz answers hold;" in text
    assert "a/quiz.ipynb, answers" in printed(QUIZZES, terminal=True)


def test_the_class_of_a_failure_stands_beside_the_notebook() -> None:
    assert printed(report(DIAGNOSED), terminal=False).splitlines()[0].endswith("a/slow.ipynb (too-slow)")
    assert "timed out (too-slow)" in printed(report(DIAGNOSED), terminal=True)
