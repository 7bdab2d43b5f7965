"""What went wrong, beside the author's lines on GitHub."""

from dataclasses import replace
from pathlib import PurePosixPath

from lite_builder.verify.notebook_run import NotebookRun
from lite_builder.verify.reports.annotations import annotations
from tests.unit.verify.made_reports import CHATTY, CLOSED, ENDLESS, FAILED, LEFT, PASSED, QUIZZES, report


def written_in(source: str, run: NotebookRun, line: int = 40) -> NotebookRun:
    return replace(run, source=source, cells=tuple(replace(cell, line=line) for cell in run.cells))


def lines_of(*runs: NotebookRun) -> list[str]:
    return list(annotations(report(*runs), lambda file: f"book/{PurePosixPath(file)}"))


def test_an_error_stands_at_its_own_line_in_the_authors_file() -> None:
    assert lines_of(written_in("a/bad.py", FAILED)) == [
        "::error file=book/a/bad.py,line=43,title=cell 2 failed in the browser::ZeroDivisionError: division by zero"
    ]


def test_a_cell_that_was_stopped_is_named_where_it_starts() -> None:
    assert lines_of(written_in("a/endless.py", ENDLESS)) == [
        "::error file=book/a/endless.py,line=40,title=cell 1 timed out in the browser::stopped after 20 seconds"
    ]


def test_a_notebook_that_did_not_open_is_named_as_a_whole() -> None:
    (line,) = lines_of(written_in("a/closed.md", CLOSED))
    assert line.startswith("::error file=book/a/closed.md,title=did not open in the browser::did not open: the landing")


def test_a_request_to_another_host_is_told_at_the_notebook() -> None:
    (line,) = lines_of(written_in("a/chatty.py", CHATTY))
    assert line.startswith("::error file=book/a/chatty.py,title=asked another host::asked another host: GET https:")


def test_there_is_nothing_to_say_of_what_passed_was_left_or_has_no_source() -> None:
    assert lines_of(written_in("a/good.py", PASSED), written_in("a/left.py", LEFT), FAILED) == []


def test_an_answer_that_drifted_is_told_at_its_solution() -> None:
    drifted, unclear = annotations(QUIZZES, lambda file: f"book/{file}")
    assert drifted.startswith(
        "::error file=book/quiz.md,line=30,title=question 2 has another answer::question 2: the sol"
    )
    assert unclear.startswith("::error file=book/quiz.md,line=41,")
