"""Does the course give natively what it gives in the browser? Runs its notebooks natively and compares them.

A notebook that differs runs natively once more, with sets in another order: what differs between the two native runs
differs by itself, and is told apart.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from lite_builder.progress import Reporter, Step
from lite_builder.settings import CompareSection, TestSection
from lite_builder.store import Store
from lite_builder.verify.ledger import Expectation, KnownDifference, expected_cells
from lite_builder.verify.native.compare_notebooks import RAN, compare_notebook
from lite_builder.verify.native.comparison import Comparison, NotebookComparison
from lite_builder.verify.native.environment import Environment, native_environment
from lite_builder.verify.native.interpreter import find_interpreter
from lite_builder.verify.native.known import settle_differences
from lite_builder.verify.native.outputs.tolerance import Tolerance
from lite_builder.verify.native.run import NativeRunner
from lite_builder.verify.native.site_packages import read_browser_python
from lite_builder.verify.notebook_run import NotebookRun
from lite_builder.verify.report import RunReport


@dataclass(frozen=True)
class Native:
    """How a course runs natively: where, and how it is compared.

    `ledger` says which cells are expected to fail in the browser, which are not compared; `known` which differ.
    """

    environment: Environment
    settings: CompareSection
    ledger: tuple[Expectation, ...] = ()
    known: tuple[KnownDifference, ...] = ()


def prepare(site: Path, python: Path | None, store: Store, reporter: Reporter) -> Environment:
    """The environment in which the notebooks of a site run natively: in `python`, or the nearest that is found.

    Raises `NativeRunError`, `NoSiteError`, `UnreachableError` and `DiskFullError`.
    """
    browser = read_browser_python(site)
    interpreter = find_interpreter(browser.version, python)
    return native_environment(browser, interpreter, store, reporter)


def compare_natively(
    report: RunReport,
    site: Path,
    native: Native,
    *,
    limits: TestSection,
    jobs: int,
    store: Store,
    reporter: Reporter,
) -> Comparison:
    """Run the notebooks of a report natively, `jobs` at once, and compare.

    Whatever goes wrong in a notebook is in the comparison. A `KeyboardInterrupt` ends it, and then it says so. Raises
    `DiskFullError`.
    """
    started = monotonic()
    runner = NativeRunner(site, native.environment, limits, jobs, store)
    comparing = _Comparing(runner, native)
    notebooks = [run for run in report.notebooks if any(cell.outcome in RAN for cell in run.cells)]
    stopped = False
    count = "1 notebook" if len(notebooks) == 1 else f"{len(notebooks)} notebooks"
    with reporter.step(f"Running {count} in {native.environment.interpreter}") as step:
        try:
            asyncio.run(comparing.compare_all(notebooks, step))
        except KeyboardInterrupt:
            stopped = True
    compared = tuple(comparing.found[run.path] for run in notebooks if run.path in comparing.found)
    seconds = monotonic() - started
    return Comparison(str(native.environment.interpreter), native.environment.versions, compared, seconds, stopped)


@dataclass
class _Comparing:
    """One pass over the notebooks, and what is known of them so far."""

    runner: NativeRunner
    native: Native
    found: dict[str, NotebookComparison] = field(default_factory=dict)

    async def compare_all(self, notebooks: Sequence[NotebookRun], step: Step) -> None:
        async with asyncio.TaskGroup() as tasks:
            for notebook in notebooks:
                tasks.create_task(self._compare(notebook, len(notebooks), step))

    async def _compare(self, notebook: NotebookRun, total: int, step: Step) -> None:
        settings = self.native.settings
        tolerance = Tolerance(settings.relative, settings.absolute, settings.image)
        may_fail = expected_cells(self.native.ledger, notebook.path) | expected_cells(self.native.known, notebook.path)
        once = await self.runner.run(notebook, may_fail)
        found = compare_notebook(notebook, once, tolerance)
        if found.differences:
            again = await self.runner.run(notebook, may_fail, hash_seed=1)
            found = compare_notebook(notebook, once, tolerance, again)
        found = settle_differences(found, self.native.known)
        self.found[notebook.path] = found
        step.advance(len(self.found), total, notebook.path)
        step.log(f"{len(self.found)}/{total} {notebook.path}: {_said(found)}")


def _said(found: NotebookComparison) -> str:
    return "as in the browser" if not found.differences else f"{len(found.differences)} differences"
