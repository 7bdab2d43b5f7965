"""Does the code of a quiz still give the answers that its author declares? Runs it in the kernel of the quiz's page."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lite_builder.course.quizzes.quiz import Question, Quiz
from lite_builder.site.manifest import SiteNotebook
from lite_builder.verify.code_session import CodeSession
from lite_builder.verify.judge import SKIP_TAG
from lite_builder.verify.notebook_run import CellOutcome, Evidence, ForeignRequest, NotebookRun
from lite_builder.verify.quizzes.options import Unclear, letters_of
from lite_builder.verify.quizzes.program import Step, put_out, steps_of
from lite_builder.verify.quizzes.quiz_run import AnswerRun, QuizRun
from lite_builder.verify.runner import SiteRunner

NOT_REACHED = "its cell was not run to its end"
SKIPPED = f"its cell is tagged `{SKIP_TAG}`"


async def check_quiz(
    runner: SiteRunner, quiz: Quiz, notebook: SiteNotebook
) -> tuple[QuizRun, tuple[ForeignRequest, ...]]:
    """Run the code of the quiz; the second value is what the landing page asked of others on the way."""
    steps = tuple(steps_of(quiz))
    cells = [step.cell for step in steps]
    run, asked_on_the_way = await runner.run_with_retry(lambda: CodeSession(notebook, runner.limits, cells))
    return judge_quiz(quiz, steps, run), asked_on_the_way


def judge_quiz(quiz: Quiz, steps: Sequence[Step], run: NotebookRun) -> QuizRun:
    """What the run of these steps says of the quiz. Of what the code put out nothing but the answers is kept."""
    assert quiz.answers is not None  # noqa: S101 - executable quizzes have them
    values = {
        step.question: put_out(run.evidence.cells[cell.index]["outputs"])
        for step, cell in zip(steps, run.cells, strict=False)
        if step.question is not None and cell.outcome is CellOutcome.PASSED
    }
    cells = tuple(
        replace(cell, index=step.page_index, line=quiz.answers.line_of(step.page_index))
        for step, cell in zip(steps, run.cells, strict=False)
        if step.page_index is not None
    )
    asked = {step.question for step in steps}
    answers = (
        judge_answer(question, values.get(question.number), NOT_REACHED if question.number in asked else SKIPPED)
        for question in quiz.executable
    )
    code = replace(run, cells=cells, evidence=Evidence(), source=str(quiz.answers.source))
    return QuizRun(code, tuple(answers))


def judge_answer(question: Question, value: Any, problem: str) -> AnswerRun:
    """Which options the value means; `problem` says why there is none, if it is None."""
    assert question.solution is not None  # noqa: S101 - executable questions have one
    declared = tuple(sorted(question.solution.answer))
    answer = AnswerRun(question.number, question.title, question.solution.place.line, declared, None, "", problem)
    if value is None:
        return answer
    try:
        computed = tuple(sorted(letters_of(value, question)))
    except Unclear as reason:
        return replace(answer, value=value["shown"], problem=str(reason))
    return replace(answer, computed=computed, value=value["shown"], problem="")
