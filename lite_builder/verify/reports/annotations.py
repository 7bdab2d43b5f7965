"""What went wrong, as GitHub shows it beside the author's lines: an annotation for each cell or notebook."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from lite_builder.verify.native.comparison import NotebookComparison
from lite_builder.verify.native.show import explain_difference
from lite_builder.verify.notebook_run import CellRun, NotebookOutcome, NotebookRun
from lite_builder.verify.quizzes.quiz_run import QuizRun
from lite_builder.verify.quizzes.show import explain_answer
from lite_builder.verify.report import RunReport
from lite_builder.verify.reports.explain import WRONG, explain_diagnosis, explain_notebook, source_line
from lite_builder.verify.reports.github import annotation


def annotations(report: RunReport, shown: Callable[[PurePosixPath], str]) -> Iterator[str]:
    """A line for each thing that went wrong in a notebook whose source is known.

    `shown` writes the author's file, which is a path from the project's folder, as a path from the repository's.
    """
    for run in report.notebooks:
        if run.source and not run.ok and run.outcome is not NotebookOutcome.STOPPED:
            yield from _of_notebook(run, shown(PurePosixPath(run.source)))
    for quiz in report.quizzes:
        if not quiz.ok and quiz.code.outcome is not NotebookOutcome.STOPPED:
            yield from _of_quiz(quiz, shown(PurePosixPath(quiz.code.source)))
    for compared in report.comparison.notebooks if report.comparison else ():
        if compared.source:
            yield from _of_comparison(compared, shown(PurePosixPath(compared.source)))


def _of_comparison(compared: NotebookComparison, file: str) -> Iterator[str]:
    for found in compared.unknown:
        title = f"cell {found.number} differs natively"
        yield annotation("error", explain_difference(found, compared), title=title, file=file, line=found.line)
    for sentence in compared.missing:
        yield annotation("error", sentence, title="no longer differs natively", file=file, line=None)


def _of_notebook(run: NotebookRun, file: str) -> Iterator[str]:
    cells = [cell for cell in run.cells if cell.outcome in WRONG]
    for cell in cells:
        title = f"cell {cell.number} {cell.outcome} in the browser"
        yield annotation("error", _words(cell, run), title=title, file=file, line=source_line(cell))
    if not cells:
        title = f"{run.outcome} in the browser" if not run.foreign else "asked another host"
        yield annotation("error", explain_notebook(run), title=title, file=file, line=None)


def _of_quiz(run: QuizRun, file: str) -> Iterator[str]:
    if not run.code.ok:
        yield from _of_notebook(run.code, file)
    for answer in run.answers:
        if not answer.ok:
            title = f"question {answer.question} has another answer"
            yield annotation("error", explain_answer(answer, run), title=title, file=file, line=answer.line)


def _words(cell: CellRun, run: NotebookRun) -> str:
    said = str(cell.error) if cell.error else run.note or str(cell.outcome)
    return "\n".join([said, *explain_diagnosis(cell.diagnosis)])
