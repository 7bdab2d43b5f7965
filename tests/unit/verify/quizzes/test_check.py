import json
from dataclasses import replace
from typing import Any

from lite_builder.verify.notebook_run import CellOutcome, CellRun, Evidence, NotebookOutcome, NotebookRun
from lite_builder.verify.quizzes.check import judge_quiz
from lite_builder.verify.quizzes.in_kernel import plain
from lite_builder.verify.quizzes.program import steps_of
from lite_builder.verify.quizzes.quiz_run import QuizRun
from tests.unit.verify.quizzes import pages

STEPS = tuple(steps_of(pages.TWO))


def judged(values: dict[int, Any], *, ran: int = len(STEPS)) -> QuizRun:
    """The quiz when its cells gave these values, by question, and only the first `ran` steps came to their end."""
    cells = []
    for step in STEPS:
        outputs = [pages.put_out(json.dumps(plain(values[step.question])))] if step.question in values else []
        cells.append({**step.cell, "outputs": outputs})
    runs = tuple(
        CellRun(index, "", "", CellOutcome.PASSED if index < ran else CellOutcome.NEVER_RAN)
        for index in range(len(STEPS))
    )
    outcome = NotebookOutcome.PASSED if ran == len(STEPS) else NotebookOutcome.FAILED
    run = NotebookRun("quiz.ipynb", "Quiz", outcome, runs, evidence=Evidence(tuple(cells)))
    return judge_quiz(pages.TWO, STEPS, run)


def test_the_code_gives_what_is_declared() -> None:
    run = judged({1: "b", 2: {"a": True, "b": False, "c": True}})
    assert run.ok
    assert [(answer.computed, answer.declared) for answer in run.answers] == [(("b",), ("b",)), (("a", "c"),) * 2]


def test_a_drifted_answer_is_named_with_its_place_and_its_value() -> None:
    first, second = judged({1: "a", 2: ["a", "c"]}).answers
    assert (first.ok, first.given, first.said, first.value) == (False, "a)", "b)", "'a'")
    assert (first.line, first.question) == (15, 1)
    assert second.ok


def test_a_value_that_means_no_option_is_no_answer() -> None:
    first, second = judged({1: None, 2: []}).answers
    assert first.given.startswith("no answer: the cell shows no value")
    assert second.given == "none of the options"


def test_an_answer_whose_cell_did_not_run_is_none() -> None:
    first, second = judged({1: "b"}, ran=5).answers
    assert first.ok
    assert second.given == "no answer: its cell was not run to its end"


def test_cells_are_those_of_the_authors_page_and_nothing_that_they_put_out_is_kept() -> None:
    run = judged({1: "b", 2: "a"})
    assert [cell.number for cell in run.code.cells] == [2, 4, 5, 6]
    assert run.code.evidence == Evidence()


def test_a_cell_that_is_skipped_gives_no_answer() -> None:
    quiz = pages.quiz(
        pages.cell("'a'", "first"),
        pages.cell("'b'", "second", "skip-execution"),
        questions=(pages.question(1, "a", "first"), pages.question(2, "b", "second")),
    )
    run = replace(judged({}).code, cells=(), evidence=Evidence())
    second = judge_quiz(quiz, tuple(steps_of(quiz)), run).answers[1]
    assert second.given == "no answer: its cell is tagged `skip-execution`"
