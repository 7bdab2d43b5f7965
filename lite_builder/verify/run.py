"""Does every notebook of this site work? Runs them one by one, or side by side, and gives the report."""

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from time import monotonic

from lite_builder.browsers.engines import DEFAULT
from lite_builder.course.quizzes.quiz import Quiz
from lite_builder.progress import Reporter, Step
from lite_builder.settings import TestSection
from lite_builder.site.manifest import SiteNotebook
from lite_builder.verify.ledger import Expectation, stale_entries
from lite_builder.verify.notebook_run import ForeignRequest, NotebookOutcome, NotebookRun
from lite_builder.verify.plan import Plan, plan_run
from lite_builder.verify.quizzes.check import check_quiz
from lite_builder.verify.quizzes.quiz_run import QuizRun
from lite_builder.verify.report import LandingRun, RunReport
from lite_builder.verify.runner import SiteRunner
from lite_builder.verify.stoppable import run_until_stopped
from lite_builder.verify.traffic import without_repeats


def run_site(
    folder: Path,
    only: Sequence[str] = (),
    *,
    jobs: int = 1,
    quizzes: Sequence[Quiz] = (),
    ledger: Sequence[Expectation] = (),
    limits: TestSection | None = None,
    reporter: Reporter | None = None,
    base: str = "/",
    engine: str = DEFAULT,
    isolated: bool = False,
) -> RunReport:
    """Run those notebooks of the site in `folder` that `only` names (all, if it names none), as `run_plan` does, and of
    `quizzes` those on their pages, if code computes answers of theirs. Raises `NoSiteError`, too.
    """
    plan = plan_run(folder, only, quizzes)
    return run_plan(
        folder,
        plan,
        jobs=jobs,
        ledger=ledger,
        limits=limits,
        reporter=reporter,
        base=base,
        engine=engine,
        isolated=isolated,
    )


def run_plan(
    folder: Path,
    plan: Plan,
    *,
    jobs: int = 1,
    ledger: Sequence[Expectation] = (),
    limits: TestSection | None = None,
    reporter: Reporter | None = None,
    base: str = "/",
    engine: str = DEFAULT,
    isolated: bool = False,
    key: Path | None = None,
) -> RunReport:
    """Serve the site in `folder` and run the plan's notebooks in a real browser, through the page that learners open.

    `jobs` is how many run at once, and `base` is the path below which the site is served; `ledger` says which cells are
    expected to fail, and `engine` is one of `ENGINES`. With `key`, the landing page of a key that was made of the site,
    nothing is served, and the notebooks are opened from there. Notebooks share tabs of the browser unless they are
    `isolated`; one in which something goes wrong is run again in a fresh browser profile. Raises `NoBrowserError`;
    whatever goes wrong in a notebook is in the report. A `KeyboardInterrupt` ends the run, and the report says which
    notebooks were not run to their end.
    """
    started = monotonic()
    limits = limits or TestSection()
    runner = SiteRunner(folder, limits, jobs, base, ledger, engine=engine, isolated=isolated, key=key)
    results = _Results(plan)
    if not plan.has_nothing_to_run:
        _run(runner, plan, results, reporter or Reporter(quiet=True))
    seconds = monotonic() - started
    stale = tuple(stale_entries(ledger, folder))
    return RunReport(
        plan.title,
        results.landing,
        results.runs(),
        str(runner.browser),
        seconds,
        results.quiz_runs(),
        stale,
        runner.engine.blind_spots,
        limits.strict,
    )


def _run(runner: SiteRunner, plan: Plan, results: "_Results", reporter: Reporter) -> None:
    with reporter.step(f"{_what(plan)} in {runner.browser}") as step:
        run_until_stopped(runner, partial(_run_all, runner, plan, results, step))


class _Results:
    """What is known so far; what is not known when the run is stopped counts as stopped."""

    def __init__(self, plan: Plan) -> None:
        self.notebooks = {notebook.path: notebook for notebook in plan.notebooks}
        self.landing = plan.known_landing or LandingRun("the run was stopped before it was opened")
        self._quizzes = [quiz.path.as_posix() for quiz in plan.quizzes]
        self._known = (plan.known, plan.known_quizzes)
        self._runs: dict[str, NotebookRun] = {}
        self._quiz_runs: dict[str, QuizRun] = {}

    def add(self, run: NotebookRun | QuizRun, asked_on_the_way: tuple[ForeignRequest, ...]) -> int:
        """Take a run, and what the landing page asked of others on the way; return how many there are."""
        if isinstance(run, QuizRun):
            self._quiz_runs[run.code.path] = run
        else:
            self._runs[run.path] = run
        asked = without_repeats((*self.landing.foreign, *asked_on_the_way))
        self.landing = LandingRun(self.landing.problem, asked)
        return len(self._runs) + len(self._quiz_runs)

    def runs(self) -> tuple[NotebookRun, ...]:
        """One for each notebook, in the site's order."""
        runs = {**self._known[0], **self._runs}
        return tuple(runs.get(path) or _stopped(notebook) for path, notebook in self.notebooks.items())

    def quiz_runs(self) -> tuple[QuizRun, ...]:
        """One for each quiz, in the order of the course."""
        runs = {**self._known[1], **self._quiz_runs}
        return tuple(runs.get(path) or QuizRun(_stopped(self.notebooks[path]), ()) for path in self._quizzes)


def _stopped(notebook: SiteNotebook) -> NotebookRun:
    return NotebookRun(notebook.path, notebook.title, NotebookOutcome.STOPPED, note="the run ended before it did")


async def _run_all(runner: SiteRunner, plan: Plan, results: _Results, step: Step) -> None:
    results.landing = await runner.run_landing_page()

    total = len(plan.to_run) + len(plan.quizzes_to_run)

    def add(run: NotebookRun | QuizRun, asked_on_the_way: tuple[ForeignRequest, ...], what: str) -> None:
        done = results.add(run, asked_on_the_way)
        step.advance(done, total, what)
        step.log(f"{done}/{total} {what}")

    async def run(notebook: SiteNotebook) -> None:
        found, asked_on_the_way = await runner.run_notebook(notebook)
        add(found, asked_on_the_way, f"{notebook.path}: {found.outcome}")

    async def run_quiz(quiz: Quiz) -> None:
        path = quiz.path.as_posix()
        found, asked_on_the_way = await check_quiz(runner, quiz, results.notebooks[path])
        add(found, asked_on_the_way, f"{path}, answers: {'as declared' if found.ok else 'wrong'}")

    await asyncio.gather(
        *(run(notebook) for notebook in plan.to_run),
        *(run_quiz(quiz) for quiz in plan.quizzes_to_run),
    )


def _what(plan: Plan) -> str:
    count = len(plan.to_run) + len(plan.quizzes_to_run)
    if not count:
        return "Opening the landing page"
    return "Running 1 notebook" if count == 1 else f"Running {count} notebooks"
