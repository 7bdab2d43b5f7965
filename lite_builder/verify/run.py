"""Does every notebook of this site work? Runs them one by one, or side by side, and gives the report."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from anyio.from_thread import start_blocking_portal

from lite_builder.course.quizzes.quiz import Quiz
from lite_builder.progress import Reporter, Step
from lite_builder.settings import TestSection
from lite_builder.site.manifest import SiteNotebook, read_manifest
from lite_builder.verify.ledger import Expectation, stale_entries
from lite_builder.verify.quizzes.check import check_quiz
from lite_builder.verify.report import ForeignRequest, LandingRun, NotebookOutcome, NotebookRun, QuizRun, RunReport
from lite_builder.verify.runner import SiteRunner
from lite_builder.verify.select import select_notebooks
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
) -> RunReport:
    """Serve the site in `folder` and run its notebooks in a real browser, through the page that learners open.

    `only` names the notebooks that are meant (see `select.means`), `jobs` is how many run at once, and `base` is the
    path below which the site is served. Of `quizzes`, those on these notebooks' pages run, if code computes answers of
    theirs; `ledger` says which cells are expected to fail. Raises `NoSiteError` and `NoBrowserError`; whatever goes
    wrong in a notebook is in the report. A `KeyboardInterrupt` ends the run, and the report says which notebooks were
    not run to their end.
    """
    started = monotonic()
    manifest = read_manifest(folder)
    notebooks = select_notebooks(folder, manifest, only)
    runner = SiteRunner(folder, limits or TestSection(), jobs, base, ledger)
    paths = {notebook.path for notebook in notebooks}
    executable = [quiz for quiz in quizzes if quiz.executable and quiz.path.as_posix() in paths]
    results = _Results(notebooks, executable)
    # The browsers live in a thread of their own, because the caller's may have an event loop already.
    with (
        (reporter or Reporter(quiet=True)).step(f"Running {_count(notebooks)} in {runner.browser}") as step,
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(runner),
    ):
        running = portal.start_task_soon(_run_all, runner, results, step)
        try:
            running.result()
        except KeyboardInterrupt:
            running.cancel()
    seconds = monotonic() - started
    stale = tuple(stale_entries(ledger, folder))
    browser = str(runner.browser)
    return RunReport(manifest.title, results.landing, results.runs(), browser, seconds, results.quiz_runs(), stale)


class _Results:
    """What is known so far; what is not known when the run is stopped counts as stopped."""

    def __init__(self, notebooks: Sequence[SiteNotebook], quizzes: Sequence[Quiz]) -> None:
        self.notebooks = {notebook.path: notebook for notebook in notebooks}
        self.quizzes = {quiz.path.as_posix(): quiz for quiz in quizzes}
        self.landing = LandingRun("the run was stopped before it was opened")
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
        return tuple(self._runs.get(path) or _stopped(notebook) for path, notebook in self.notebooks.items())

    def quiz_runs(self) -> tuple[QuizRun, ...]:
        """One for each quiz, in the order of the course."""
        return tuple(self._quiz_runs.get(path) or QuizRun(_stopped(self.notebooks[path]), ()) for path in self.quizzes)


def _stopped(notebook: SiteNotebook) -> NotebookRun:
    return NotebookRun(notebook.path, notebook.title, NotebookOutcome.STOPPED, note="the run ended before it did")


async def _run_all(runner: SiteRunner, results: _Results, step: Step) -> None:
    results.landing = await runner.run_landing_page()

    total = len(results.notebooks) + len(results.quizzes)

    def add(run: NotebookRun | QuizRun, asked_on_the_way: tuple[ForeignRequest, ...], what: str) -> None:
        done = results.add(run, asked_on_the_way)
        step.advance(done, total, what)
        step.log(f"{done}/{total} {what}")

    async def run(notebook: SiteNotebook) -> None:
        found, asked_on_the_way = await runner.run_notebook(notebook)
        add(found, asked_on_the_way, f"{notebook.path}: {found.outcome}")

    async def run_quiz(path: str, quiz: Quiz) -> None:
        found, asked_on_the_way = await check_quiz(runner, quiz, results.notebooks[path])
        add(found, asked_on_the_way, f"{path}, answers: {'as declared' if found.ok else 'wrong'}")

    await asyncio.gather(
        *(run(notebook) for notebook in results.notebooks.values()),
        *(run_quiz(path, quiz) for path, quiz in results.quizzes.items()),
    )


def _count(notebooks: Sequence[SiteNotebook]) -> str:
    return "1 notebook" if len(notebooks) == 1 else f"{len(notebooks)} notebooks"
