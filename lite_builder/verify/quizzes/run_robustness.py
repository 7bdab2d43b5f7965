"""Which answers of a course would a small change break? Runs its executable quizzes and gives the report."""

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from time import monotonic

from lite_builder.course.quizzes.quiz import Quiz
from lite_builder.errors import PageError, Place
from lite_builder.progress import Reporter, Step
from lite_builder.settings import TestSection
from lite_builder.site.manifest import SiteNotebook, read_manifest
from lite_builder.verify.quizzes.check_robustness import check_robustness
from lite_builder.verify.quizzes.robustness import QuizRuns, RobustnessReport
from lite_builder.verify.runner import SiteRunner
from lite_builder.verify.select import select_notebooks
from lite_builder.verify.stoppable import run_until_stopped


def run_robustness(
    folder: Path,
    quizzes: Sequence[Quiz],
    only: Sequence[str] = (),
    *,
    runs: int,
    jobs: int = 1,
    limits: TestSection,
    reporter: Reporter,
) -> RobustnessReport:
    """Run the code of the quizzes over `runs` seeds and over its variants, in the kernels of the site in `folder`.

    `only` and `jobs` are as in `run_site`. Raises `NoSiteError`, `NoBrowserError`, and `PageError` where no question
    names a cell that computes its answer. A `KeyboardInterrupt` ends the run, and the report says so.
    """
    started = monotonic()
    manifest = read_manifest(folder)
    notebooks = {notebook.path: notebook for notebook in select_notebooks(folder, manifest, only)}
    meant = [quiz for quiz in quizzes if quiz.executable and quiz.path.as_posix() in notebooks]
    if not meant:
        raise PageError(
            "no question of these pages names a cell that computes its answer",
            where=Place(only[0]) if only else None,
            todo="write `cell: its-name` into the solution of a question; docs/quizzes.md says more",
        )
    runner = SiteRunner(folder, limits, jobs)
    found: dict[str, QuizRuns] = {}
    with reporter.step(f"Running {_count(meant)} over {runs} seeds in {runner.browser}") as step:
        is_whole = run_until_stopped(runner, partial(_run_all, runner, meant, notebooks, runs, found, step))
    ordered = tuple(found[quiz.path.as_posix()] for quiz in meant if quiz.path.as_posix() in found)
    seconds = monotonic() - started
    return RobustnessReport(
        manifest.title, ordered, runs, limits.robustness, str(runner.browser), seconds, not is_whole
    )


async def _run_all(
    runner: SiteRunner,
    quizzes: Sequence[Quiz],
    notebooks: dict[str, SiteNotebook],
    runs: int,
    found: dict[str, QuizRuns],
    step: Step,
) -> None:
    async def run(quiz: Quiz) -> None:
        path = quiz.path.as_posix()
        found[path] = await check_robustness(runner, quiz, notebooks[path], runs)
        step.advance(len(found), len(quizzes), path)

    await asyncio.gather(*(run(quiz) for quiz in quizzes))


def _count(quizzes: Sequence[Quiz]) -> str:
    return "1 quiz" if len(quizzes) == 1 else f"{len(quizzes)} quizzes"
