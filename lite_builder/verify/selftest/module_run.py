"""How do the tests of one module run to their end, whatever its kernels do? In as many fresh kernels as it takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import monotonic

from lite_builder.site.manifest import SiteNotebook
from lite_builder.verify.notebook_run import NotebookOutcome, NotebookRun
from lite_builder.verify.runner import SiteRunner
from lite_builder.verify.selftest.desk import DESK, HANDED_OVER, Desk, Task
from lite_builder.verify.selftest.known import KnownFailures, judge
from lite_builder.verify.selftest.results import ModuleRun, Outcome
from lite_builder.verify.selftest.selection import Module
from lite_builder.verify.selftest.session import SuiteSession

MOST_CULPRITS = 25
"""After so many tests that ended their kernels a module is given up."""

MOST_STARTS = 2
"""How often a page may fail to open before that counts: on a busy machine one may take too long."""

_CULPRITS = {
    NotebookOutcome.TIMED_OUT: Outcome.DID_NOT_END,
    NotebookOutcome.KERNEL_DIED: Outcome.KERNEL_DIED,
}


@dataclass(frozen=True)
class Patience:
    """How long a module may take in all, and how long a test may be silent before it counts as one without end."""

    module_seconds: float = 1800
    test_seconds: float = 120


class ModuleRunner:
    """Runs modules in the kernels of one notebook's page; `found` are their results, by name.

    `desks` is where the server finds those who answer.
    """

    def __init__(
        self,
        runner: SiteRunner,
        notebook: SiteNotebook,
        known: KnownFailures,
        versions: Mapping[str, str],
        patience: Patience,
        desks: dict[str, Desk],
    ) -> None:
        self._runner = runner
        self._notebook = notebook
        self._known = known
        self._versions = versions
        self._patience = patience
        self._desks = desks
        self.found: dict[str, ModuleRun] = {}
        # The clock that counts is that of the module and of each test: see SuiteSession.
        long = patience.module_seconds + patience.test_seconds + runner.limits.start_timeout
        self._limits = runner.limits.model_copy(update={"cell_timeout": long, "notebook_timeout": long})

    async def run(self, number: str, module: Module, task: Task) -> None:
        """Run a module, at the desk of this number, and keep what comes of it, also if this is cancelled."""
        started = monotonic()
        desk = self._desks[number] = Desk(module, task)
        kernels: list[NotebookRun] = []
        problem = None
        try:
            while problem is None:
                desk.new_kernel(self._patience.module_seconds - (monotonic() - started))
                kernels.append(await self._run_kernel(desk, number, task))
                problem = _why_to_stop(desk, kernels)
                if problem is None and monotonic() - started >= self._patience.module_seconds:
                    problem = f"stopped after {monotonic() - started:.0f} seconds, with more tests to run"
        finally:
            why = "stopped before its end" if problem is None else problem
            self.found[module.name] = self._result(desk, kernels, monotonic() - started, why)

    def _result(self, desk: Desk, kernels: Sequence[NotebookRun], seconds: float, problem: str) -> ModuleRun:
        module, tests = desk.module, tuple(desk.tests.values())
        of_the_list = self._known.versions.get(module.library) == self._versions[module.library]
        return ModuleRun(
            module.name,
            module.library,
            module.files,
            tests,
            judge(tests, module.files, self._known, complete=not problem and of_the_list),
            seconds,
            len(kernels),
            desk.memory,
            problem,
            tuple(dict.fromkeys(str(request) for run in kernels for request in run.foreign)),
        )

    async def _run_kernel(self, desk: Desk, number: str, task: Task) -> NotebookRun:
        url = f"http://{self._runner.server.host}/{DESK}/{number}/"
        run, _ = await self._runner.run_session(
            lambda: SuiteSession(self._notebook, self._limits, desk, url, task.imports, self._patience.test_seconds)
        )
        return run


def _why_to_stop(desk: Desk, kernels: Sequence[NotebookRun]) -> str | None:
    """Why no further kernel is needed, or would help: empty if all is done; None if the next one has work to do."""
    if desk.ended is not None:
        return None if desk.ended == HANDED_OVER else desk.ended
    last = kernels[-1]
    if last.outcome is NotebookOutcome.DID_NOT_OPEN:
        starts = [run.outcome for run in kernels[-MOST_STARTS:]].count(NotebookOutcome.DID_NOT_OPEN)
        return None if starts < MOST_STARTS else f"{last.outcome}: {last.note}"
    culprit = _CULPRITS.get(last.outcome)
    if culprit is None or not desk.kernel_is_gone(culprit, last.note):
        return f"{last.outcome}: {next((str(cell.error) for cell in last.cells if cell.error), last.note)}"
    culprits = sum(test.outcome in _CULPRITS.values() for test in desk.tests.values())
    return f"given up after {culprits} tests that ended the kernel" if culprits >= MOST_CULPRITS else None
