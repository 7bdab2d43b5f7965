"""The report as a page: what a person finds on it."""

import re
from dataclasses import replace

from lite_builder.verify.notebook_run import Evidence
from lite_builder.verify.reports.html_report import html_report
from lite_builder.verify.reports.trend import Trend
from tests.unit.verify.made_reports import (
    CHATTY,
    DIAGNOSED,
    ENDLESS,
    FAILED,
    FLAKY,
    GREEN,
    LEFT,
    PASSED,
    QUIZZES,
    RED,
    UNCHANGED,
    report,
)


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL).split())


def test_what_is_flaky_is_listed_with_what_was_wrong() -> None:
    text = text_of(html_report(report(PASSED, FLAKY), Trend()))
    assert "a/flaky.ipynb: the first time it timed out: stopped after 20 seconds" in text
    assert "1 passed, 1 flaky" in text


def test_it_says_first_whether_everything_runs() -> None:
    assert "Everything runs. 1 passed, 1 nothing to run" in text_of(html_report(GREEN, Trend()))
    assert "Not everything runs. 2 passed, 1 failed" in text_of(html_report(RED, Trend()))


def test_each_cell_with_code_is_a_square_that_says_what_became_of_it() -> None:
    html = html_report(report(FAILED), Trend())
    labels = re.findall(r'class="square [^>]*aria-label="([^"]+)"', html)
    assert labels == [
        "cell 1 passed, 0.1 s",
        "cell 2 failed: ZeroDivisionError: division by zero, 0.2 s",
        "cell 3 never ran, 0.0 s",
    ]


def test_a_failure_shows_its_lines_its_error_and_its_picture() -> None:
    html = html_report(report(replace(FAILED, evidence=Evidence(screenshot=b"\xff\xd8"))), Trend())
    assert "&gt;    4 | a / b" in html
    assert "ZeroDivisionError: division by zero" in html
    assert "Cell In[2], line 4" in html
    assert 'src="data:image/jpeg;base64,/9g="' in html


def test_the_square_of_a_failure_leads_to_it_and_on_to_the_notebook_as_it_ran() -> None:
    html = html_report(report(PASSED, FAILED), Trend(), "executed", {FAILED.path})
    assert 'href="#notebook-1-2" aria-label="cell 2 failed' in html
    assert '<section id="notebook-1-2">' in html
    assert 'href="executed/a/bad.html#cell-id%3Dc1"' in html
    assert 'href="executed/a/good.html"' not in html


def test_a_notebook_that_was_stopped_leads_nowhere() -> None:
    html = html_report(report(LEFT), Trend())
    assert "<a " not in html
    assert text_of(html).count("the run ended before it did") == 2


def test_a_notebook_that_was_not_run_says_since_when() -> None:
    text = text_of(html_report(report(PASSED, UNCHANGED), Trend()))
    assert text.count("passed before, unchanged since 2026-01-31") == 2


def test_a_notebook_that_asked_another_host_is_not_called_passed() -> None:
    html = html_report(report(CHATTY), Trend())
    assert '<td class="outcome failed">asked another host</td>' in html
    assert "a/chatty.ipynb: asked another host" in text_of(html)


def test_the_slowest_notebook_comes_first() -> None:
    below = html_report(report(PASSED, ENDLESS), Trend()).split("slowest first")[1]
    assert below.index("a/endless.ipynb") < below.index("a/good.ipynb")


def test_memory_is_in_megabytes() -> None:
    assert '<td class="number">54</td>' in html_report(report(replace(PASSED, memory=54_460_416)), Trend())


def test_what_changed_since_the_last_run_is_told() -> None:
    text = text_of(html_report(report(PASSED), Trend(broke=(FAILED,), slower=((PASSED, 4.0),))))
    assert "broke: a/bad.ipynb (failed)" in text
    assert "more than 1.5 times as slow: a/good.ipynb, 4.0 s before, 8.5 s now" in text


def test_it_asks_nobody_for_anything_and_takes_text_as_text() -> None:
    html = html_report(report(replace(PASSED, title="<b>x</b>")), Trend())
    assert not re.search(r'(?:src|href)="(?!data:|#|executed/)', html)
    assert "<b>x</b>" not in html


def test_answers_stand_beside_what_the_code_gives() -> None:
    text = text_of(html_report(QUIZZES, Trend()))
    assert "a) c) quiz.md, line 30" in text
    assert "✗ a)" in text
    assert "✓ b)" in text


def test_a_diagnosis_and_the_browsers_lines_are_shown() -> None:
    text = text_of(html_report(report(DIAGNOSED), Trend()))
    assert "too-slow: It is slower here. What to do: Use less data." in text
    assert "What the browser had to say Something went wrong" in text
