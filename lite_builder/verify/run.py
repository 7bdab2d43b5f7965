"""Does every notebook of this site work? Runs them one by one, or side by side, and gives the report."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from anyio.from_thread import start_blocking_portal

from lite_builder.progress import Reporter, Step
from lite_builder.settings import TestSection
from lite_builder.site.manifest import SiteNotebook, read_manifest
from lite_builder.verify.report import ForeignRequest, LandingRun, NotebookOutcome, NotebookRun, RunReport
from lite_builder.verify.runner import SiteRunner
from lite_builder.verify.select import select_notebooks
from lite_builder.verify.traffic import without_repeats


def run_site(
    folder: Path,
    only: Sequence[str] = (),
    *,
    jobs: int = 1,
    limits: TestSection | None = None,
    reporter: Reporter | None = None,
    base: str = "/",
) -> RunReport:
    """Serve the site in `folder` and run its notebooks in a real browser, through the page that learners open.

    `only` names the notebooks that are meant (see `select.means`), `jobs` is how many run at once, and `base` is the
    path below which the site is served. Raises `NoSiteError` and `NoBrowserError`; whatever goes wrong in a notebook is
    in the report. A `KeyboardInterrupt` ends the run, and the report says which notebooks were not run to their end.
    """
    started = monotonic()
    manifest = read_manifest(folder)
    notebooks = select_notebooks(folder, manifest, only)
    runner = SiteRunner(folder, limits or TestSection(), jobs, base)
    results = _Results(notebooks)
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
    return RunReport(manifest.title, results.landing, results.runs(), str(runner.browser), monotonic() - started)


class _Results:
    """What is known so far; what is not known when the run is stopped counts as stopped."""

    def __init__(self, notebooks: Sequence[SiteNotebook]) -> None:
        self.notebooks = notebooks
        self.landing = LandingRun("the run was stopped before it was opened")
        self._runs: dict[str, NotebookRun] = {}

    def add(self, run: NotebookRun, asked_on_the_way: tuple[ForeignRequest, ...]) -> int:
        """Take a notebook's run, and what the landing page asked of others on the way; return how many there are."""
        self._runs[run.path] = run
        asked = without_repeats((*self.landing.foreign, *asked_on_the_way))
        self.landing = LandingRun(self.landing.problem, asked)
        return len(self._runs)

    def runs(self) -> tuple[NotebookRun, ...]:
        """One for each notebook, in the site's order."""
        return tuple(self._runs.get(notebook.path) or _stopped(notebook) for notebook in self.notebooks)


def _stopped(notebook: SiteNotebook) -> NotebookRun:
    return NotebookRun(notebook.path, notebook.title, NotebookOutcome.STOPPED, note="the run ended before it did")


async def _run_all(runner: SiteRunner, results: _Results, step: Step) -> None:
    results.landing = await runner.run_landing_page()

    async def run(notebook: SiteNotebook) -> None:
        result, asked_on_the_way = await runner.run_notebook(notebook)
        done = results.add(result, asked_on_the_way)
        step.advance(done, len(results.notebooks), f"{notebook.path}: {result.outcome}")
        step.log(f"{done}/{len(results.notebooks)} {notebook.path}: {result.outcome}")

    await asyncio.gather(*(run(notebook) for notebook in results.notebooks))


def _count(notebooks: Sequence[SiteNotebook]) -> str:
    return "1 notebook" if len(notebooks) == 1 else f"{len(notebooks)} notebooks"
