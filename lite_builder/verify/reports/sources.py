"""Where did the author write what was run? Finds the file of each notebook, and the line of each cell in it."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from lite_builder.course.model import Page
from lite_builder.verify.notebook_run import CellRun, NotebookRun
from lite_builder.verify.quizzes.quiz_run import QuizRun
from lite_builder.verify.quizzes.robustness import RobustnessReport
from lite_builder.verify.report import RunReport


def with_sources(report: RunReport, pages: Iterable[Page], root: Path) -> RunReport:
    """The report with the author's files, as paths from `root`, and lines.

    What was changed since the site was built is not found, and stays without.
    """
    by_path = {page.path.as_posix(): page for page in pages}
    runs = (_with_source(run, by_path.get(run.path), root) for run in report.notebooks)
    return replace(report, notebooks=tuple(runs), quizzes=tuple(_quiz_from(root, quiz) for quiz in report.quizzes))


def from_root(report: RobustnessReport, root: Path) -> RobustnessReport:
    """The report with the author's files as paths from `root`."""
    quizzes = (replace(quiz, as_written=_quiz_from(root, quiz.as_written)) for quiz in report.quizzes)
    return replace(report, quizzes=tuple(quizzes))


def _quiz_from(root: Path, run: QuizRun) -> QuizRun:
    file = Path(run.code.source)
    source = file.relative_to(root).as_posix() if file.is_relative_to(root) else run.code.source
    return replace(run, code=replace(run.code, source=source))


def _with_source(run: NotebookRun, page: Page | None, root: Path) -> NotebookRun:
    if page is None or not page.source.is_relative_to(root):
        return run
    lines = {cell.id: page.line_of(index) for index, cell in enumerate(page.notebook.cells)}
    texts = {cell.id: cell.source for cell in page.notebook.cells}

    def placed(cell: CellRun) -> CellRun:
        return replace(cell, line=lines[cell.id]) if texts.get(cell.id) == cell.source else cell

    source = page.source.relative_to(root).as_posix()
    return replace(run, source=source, cells=tuple(placed(cell) for cell in run.cells))
