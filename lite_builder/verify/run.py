"""Does every notebook of this site work? Runs them one by one, or side by side, and gives the report."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from anyio.from_thread import start_blocking_portal

from lite_builder.progress import Reporter, Step
from lite_builder.settings import TestSection
from lite_builder.site.manifest import SiteNotebook, read_manifest
from lite_builder.verify.report import ForeignRequest, LandingRun, NotebookRun, RunReport
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
    in the report.
    """
    started = monotonic()
    manifest = read_manifest(folder)
    notebooks = select_notebooks(folder, manifest, only)
    runner = SiteRunner(folder, limits or TestSection(), jobs, base)
    # The browsers live in a thread of their own, because the caller's may have an event loop already.
    with (
        (reporter or Reporter(quiet=True)).step(f"Running {_count(notebooks)} in {runner.browser}") as step,
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(runner),
    ):
        landing, runs = portal.call(_run_all, runner, notebooks, step)
    return RunReport(manifest.title, landing, runs, str(runner.browser), monotonic() - started)


async def _run_all(
    runner: SiteRunner, notebooks: Sequence[SiteNotebook], step: Step
) -> tuple[LandingRun, tuple[NotebookRun, ...]]:
    landing = await runner.run_landing_page()
    asked: list[ForeignRequest] = [*landing.foreign]
    done = 0

    async def run(notebook: SiteNotebook) -> NotebookRun:
        nonlocal done
        result, on_the_way = await runner.run_notebook(notebook)
        asked.extend(on_the_way)
        done += 1
        step.advance(done, len(notebooks), f"{notebook.path}: {result.outcome}")
        return result

    runs = await asyncio.gather(*(run(notebook) for notebook in notebooks))
    return LandingRun(landing.problem, without_repeats(asked)), tuple(runs)


def _count(notebooks: Sequence[SiteNotebook]) -> str:
    return "1 notebook" if len(notebooks) == 1 else f"{len(notebooks)} notebooks"
