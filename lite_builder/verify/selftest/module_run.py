"""How do the tests of one module run to their end, whatever its kernels do? In as many fresh kernels as it takes."""

from collections.abc import Mapping
from time import monotonic

from lite_builder.site.manifest import SiteNotebook
from lite_builder.verify.report import NotebookOutcome, NotebookRun
from lite_builder.verify.runner import SiteRunner
from lite_builder.verify.selftest.desk import DESK, HANDED_OVER, Desk, Task
from lite_builder.verify.selftest.known import KnownFailures, judge
from lite_builder.verify.selftest.results import ModuleRun, Outcome
from lite_builder.verify.selftest.selection import Module
from lite_builder.verify.selftest.session import SuiteSession

TEST_SECONDS = 120
"""So long a test may be silent before it counts as one that does not end."""

MOST_CULPRITS = 25
"""After so many tests that ended their kernels a module is given up."""


class ModuleRunner:
    """Runs modules in the kernels of one notebook's page; `desks` is where the server finds those who answer."""

    def __init__(
        self,
        runner: SiteRunner,
        notebook: SiteNotebook,
        known: KnownFailures,
        versions: Mapping[str, str],
        module_seconds: float,
        desks: dict[str, Desk],
    ) -> None:
        self._runner = runner
        self._notebook = notebook
        self._known = known
        self._versions = versions
        self._module_seconds = module_seconds
        self._desks = desks
        long = {"cell_timeout": module_seconds + TEST_SECONDS, "notebook_timeout": module_seconds * 2 + TEST_SECONDS}
        self._limits = runner.limits.model_copy(update=long)

    async def run(self, number: str, module: Module, task: Task) -> ModuleRun:
        """Run a module, at the desk of this number."""
        started = monotonic()
        desk = self._desks[number] = Desk(module, task)
        kernels = culprits = 0
        foreign: dict[str, None] = {}
        while True:
            kernels += 1
            desk.new_kernel()
            run = await self._run_kernel(desk, number, task)
            foreign.update(dict.fromkeys(map(str, run.foreign)))
            problem = _problem(desk, run)
            culprits += not desk.ended and not problem and desk.ended is None
            if problem or desk.ended == "":
                break
            if monotonic() - started > self._module_seconds:
                problem = f"stopped after {monotonic() - started:.0f} seconds"
                break
            if culprits > MOST_CULPRITS:
                problem = f"given up after {culprits} tests that ended the kernel"
                break
        tests = tuple(desk.tests.values())
        of_these_versions = self._known.versions.get(module.library) == self._versions[module.library]
        judged = judge(tests, module.files, self._known, complete=not problem and of_these_versions)
        seconds = monotonic() - started
        return ModuleRun(
            module.name, module.library, tests, judged, seconds, kernels, desk.memory, problem, tuple(foreign)
        )

    async def _run_kernel(self, desk: Desk, number: str, task: Task) -> NotebookRun:
        url = f"http://{self._runner.server.host}/{DESK}/{number}/"

        def session() -> SuiteSession:
            return SuiteSession(self._notebook, self._limits, desk, url, task.imports, TEST_SECONDS)

        run, _ = await self._runner.run_session(session)
        return run


def _problem(desk: Desk, run: NotebookRun) -> str:
    """Why no further kernel would help; empty if this one has done all, has handed over, or was ended by a test."""
    if desk.ended is not None:
        return "" if desk.ended == HANDED_OVER else desk.ended
    if run.outcome is NotebookOutcome.TIMED_OUT and desk.kernel_is_gone(Outcome.DID_NOT_END, run.note):
        return ""
    if run.outcome is NotebookOutcome.KERNEL_DIED and desk.kernel_is_gone(Outcome.KERNEL_DIED, run.note):
        return ""
    error = next((str(cell.error) for cell in run.cells if cell.error), "")
    return f"{run.outcome}: {error or run.note}"
