"""How often do the answers of a quiz hold? Runs its code again and again in the kernel of its page."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lite_builder.course.quizzes.quiz import Question, Quiz
from lite_builder.settings import TestSection
from lite_builder.site.manifest import SiteNotebook
from lite_builder.verify.code_session import CodeSession
from lite_builder.verify.notebook_run import CellOutcome, NotebookRun
from lite_builder.verify.quizzes.check import judge_answer, judge_quiz
from lite_builder.verify.quizzes.program import put_out, step_of_run, steps_of
from lite_builder.verify.quizzes.quiz_run import AnswerRun, QuizRun
from lite_builder.verify.quizzes.robustness import QuestionRuns, QuizRuns, VariantRun
from lite_builder.verify.quizzes.runs import Asked, runs_of
from lite_builder.verify.runner import SiteRunner

Result = Mapping[str, Any]
"""What a run has put out, by `in_kernel.run`, or the error that stands for it."""


async def check_robustness(runner: SiteRunner, quiz: Quiz, notebook: SiteNotebook, seeds: int) -> QuizRuns:
    """Run the quiz as it stands, then over this many seeds and its variants, in as few kernels as it takes.

    A run that ends its kernel, or that does not end, counts as broken, and a new kernel goes on with those after it.
    """
    asked = runs_of(quiz, seeds)
    results: list[Result] = []
    while True:
        as_written, new = await _run(runner, quiz, notebook, asked[len(results) :])
        results += new
        if not new or len(results) == len(asked):
            return QuizRuns(as_written, tuple(_gathered(quiz, as_written, asked, results)))


async def _run(
    runner: SiteRunner, quiz: Quiz, notebook: SiteNotebook, asked: Sequence[Asked]
) -> tuple[QuizRun, list[Result]]:
    """The quiz as it stands, and the results of the runs up to the first that took its kernel with it."""
    first = [*steps_of(quiz)]
    steps = [*first, *(step_of_run(quiz, one.run) for one in asked)]
    cells = [step.cell for step in steps]
    limits = _limits(runner.limits, len(asked))
    run, _ = await runner.run_session(lambda: CodeSession(notebook, limits, cells))
    return judge_quiz(quiz, first, run), list(_results(run, len(first)))


def _limits(limits: TestSection, runs: int) -> TestSection:
    """A run takes as long as a notebook may, and is one cell for the session."""
    one = limits.notebook_timeout
    return limits.model_copy(update={"cell_timeout": one, "notebook_timeout": one * (runs + 1)})


def _results(run: NotebookRun, first: int) -> Iterator[Result]:
    for cell in run.cells[first:]:
        if cell.outcome is CellOutcome.NEVER_RAN:
            return
        told = put_out(run.evidence.cells[cell.index]["outputs"]) if cell.outcome is CellOutcome.PASSED else None
        yield told or {"answers": {}, "error": str(cell.error or run.note or cell.outcome)}


def _gathered(
    quiz: Quiz, as_written: QuizRun, asked: Sequence[Asked], results: Sequence[Result]
) -> Iterator[QuestionRuns]:
    runs = list(zip(asked, results, strict=False))
    for question, answer in zip(quiz.executable, as_written.answers, strict=True):
        seeds = tuple(_answer(question, result) for one, result in runs if one.variant is None)
        variants = tuple(
            VariantRun(one.variant.changes, one.variant.place.line, _answer(question, result))
            for one, result in runs
            if one.variant is not None and one.question == question.number
        )
        yield QuestionRuns(answer, seeds, variants)


def _answer(question: Question, result: Result) -> AnswerRun:
    return judge_answer(question, result["answers"].get(str(question.number)), result["error"])
