"""Does the bundle of a site work? Runs the tests of its libraries in its own kernels, and gives the report."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic

from lite_builder.errors import MissingPackageError, Place
from lite_builder.progress import Reporter, Step
from lite_builder.settings import TestSection
from lite_builder.site.manifest import read_manifest
from lite_builder.store import Store
from lite_builder.verify.runner import SiteRunner
from lite_builder.verify.selftest.desk import DESK, Desk, Task
from lite_builder.verify.selftest.kept import left_to_run, merged, read_kept
from lite_builder.verify.selftest.known import KnownFailures, read_known
from lite_builder.verify.selftest.module_run import ModuleRunner, Patience
from lite_builder.verify.selftest.results import SelftestReport
from lite_builder.verify.selftest.selection import Module, find_modules, select_modules
from lite_builder.verify.selftest.show import in_short
from lite_builder.verify.selftest.suites import Library, Suites, read_suites
from lite_builder.verify.selftest.test_files import TestFiles, names_in
from lite_builder.verify.shipped import Shipped, read_shipped
from lite_builder.verify.stoppable import run_until_stopped

BASE = "/site/"
"""The site is served below this path, so that there is room beside it."""

KERNEL_SECONDS = 240
KERNEL_BYTES = 1_500_000_000
"""After so many seconds, or with so much memory, a kernel hands over to a fresh one; WebAssembly's memory never shrinks
and ends at 2 to 4 GB."""


@dataclass(frozen=True)
class _Plan:
    """What is to be run: the modules that are `chosen` of all, and for the package of each the task of its kernels."""

    chosen: tuple[Module, ...]
    modules: tuple[Module, ...]
    tasks: Mapping[str, Task]
    absent: tuple[str, ...]


def run_selftest(
    folder: Path,
    wanted: Sequence[str] = (),
    *,
    full: bool = False,
    jobs: int = 1,
    limits: TestSection,
    patience: Patience,
    reporter: Reporter,
    earlier: Path | None = None,
    save: Callable[[SelftestReport], object] = lambda _: None,
) -> SelftestReport:
    """Run the tests of numpy, scipy and scikit-learn in the kernels of the site in `folder`, `jobs` side by side.

    `wanted` names modules and files of tests, as `sklearn.tree`; without, it is the quick selection, and all with
    `full`. What all is as known of in the report `earlier` does not run again, and is in the report that this gives.
    `save` is called with that report after each module. Raises `NoSiteError`, `NoBrowserError`, `UnreachableError`
    where the tests cannot be had, `MissingPackageError` where a name means nothing, and `SettingsError` where `earlier`
    is not a report. A `KeyboardInterrupt` ends the run, and the report says so.
    """
    started = monotonic()
    manifest = read_manifest(folder)
    shipped, suites, known = read_shipped(folder), read_suites(), read_known()
    with reporter.step("Gathering the tests") as step:
        plan = _plan(suites, shipped, known, wanted or (() if full else suites.quick.names), Store.default(), step)
    desks: dict[str, Desk] = {}
    runner = SiteRunner(folder, limits, jobs, BASE, beside=lambda path, body: _answer(desks, path, body))
    versions = {library.project: shipped.versions[library.project] for library in _present(suites, shipped)}
    kept = read_kept(earlier, str(runner.browser), versions, known) if earlier else ()
    to_run = left_to_run(plan.chosen, plan.modules, kept)
    modules = ModuleRunner(runner, manifest.notebooks[0], known, shipped.versions, patience, desks)

    def so_far(*, stopped: bool) -> SelftestReport:
        runs = merged(modules.found.values(), kept, plan.modules)
        seconds = monotonic() - started
        return SelftestReport(manifest.title, str(runner.browser), versions, runs, seconds, plan.absent, stopped)

    if not to_run:
        return so_far(stopped=False)
    with reporter.step(f"Running the tests of {_count(to_run)} in {runner.browser}") as step:

        def told(module: Module) -> None:
            step.advance(len(modules.found), len(to_run), module.name)
            step.log(f"{len(modules.found)}/{len(to_run)} {in_short(modules.found[module.name])}")
            save(so_far(stopped=True))

        is_whole = run_until_stopped(runner, partial(_run_all, modules, to_run, plan.tasks, jobs, told))
    return so_far(stopped=not is_whole)


def _plan(
    suites: Suites, shipped: Shipped, known: KnownFailures, wanted: Sequence[str], store: Store, step: Step
) -> _Plan:
    """Raises `MissingPackageError` for names that mean nothing that the site has."""
    test_files = TestFiles(store, step)
    tools = {f"{tool.project}.whl": test_files.tool(tool.project, tool.version) for tool in suites.tool}
    modules: list[Module] = []
    tasks: dict[str, Task] = {}
    for library in _present(suites, shipped):
        version = shipped.versions[library.project]
        tests = test_files.tests_of(library.project, version, library.package, _short(shipped.python))
        modules += find_modules(library.project, names_in(tests))
        tasks[library.project] = Task(
            archives={**tools, f"{library.project}.zip": tests},
            stand_ins=library.stand_ins,
            left_out=known.not_to_run(),
            seconds=KERNEL_SECONDS,
            memory=KERNEL_BYTES,
            imports=(library.package,),
        )
    absent = tuple(library.project for library in suites.library if library not in _present(suites, shipped))
    chosen, unknown = select_modules(modules, wanted) if wanted else (tuple(modules), ())
    if unknown and (not absent or not chosen):
        raise MissingPackageError(
            f"there are no tests of {', '.join(unknown)}",
            where=Place("selftest"),
            why=f"the site does not ship {', '.join(absent)}" if absent else "",
            todo="name modules that have tests, such as numpy.linalg, scipy.stats, sklearn.tree, or a file of tests",
        )
    return _Plan(chosen, tuple(modules), tasks, absent)


def _short(python: str) -> str:
    """`3.14` of `3.14.0`."""
    return ".".join(python.split(".")[:2])


def _present(suites: Suites, shipped: Shipped) -> list[Library]:
    return [library for library in suites.library if library.project in shipped.versions]


def _answer(desks: Mapping[str, Desk], path: str, body: bytes) -> bytes | None:
    """What the desk of a module answers: `/selftest/<number>/task` and the like."""
    _, top, number, *rest = [*path.split("/"), "", ""]
    desk = desks.get(number)
    return desk.answer("/".join(rest).rstrip("/"), body) if top == DESK and desk else None


async def _run_all(
    modules: ModuleRunner,
    to_run: Sequence[Module],
    tasks: Mapping[str, Task],
    jobs: int,
    told: Callable[[Module], None],
) -> None:
    # A module's clock runs from its start, which is when a browser is free for it.
    free = asyncio.Semaphore(jobs)

    async def run(number: int, module: Module) -> None:
        async with free:
            await modules.run(str(number), module, tasks[module.library])
        told(module)

    await asyncio.gather(*(run(number, module) for number, module in enumerate(to_run)))


def _count(modules: Sequence[Module]) -> str:
    return "1 module" if len(modules) == 1 else f"{len(modules)} modules"
