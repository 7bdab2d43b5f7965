"""How far is a kernel that runs tests? Its page tells of its start and its end, its requests of what lies between."""

from collections.abc import Callable
from importlib.resources import files
from time import monotonic

from lite_builder.settings import TestSection
from lite_builder.site.manifest import SiteNotebook
from lite_builder.verify.code_session import CodeSession
from lite_builder.verify.judge import Cell
from lite_builder.verify.selftest.desk import Desk

_COLLECTING = 3
"""How many times as long as a test pytest may take to find the tests."""

_MODULE = "lite_builder_selftest"


class SuiteSession(CodeSession):
    """Runs a module's tests in the kernel of a notebook; a test that is silent for `test_seconds` counts as stuck."""

    def __init__(
        self,
        notebook: SiteNotebook,
        limits: TestSection,
        desk: Desk,
        url: str,
        imports: tuple[str, ...],
        test_seconds: float,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(notebook, limits, [_cell(url, imports)], clock)
        self._desk = desk
        self._test_seconds = test_seconds

    def seconds_left(self) -> float:
        """As of a notebook, and no longer than a test may take."""
        if self._cells is None:
            return super().seconds_left()
        patience = self._test_seconds * (1 if self._desk.is_running else _COLLECTING)
        silent = min(self._desk.silent(), self._clock() - self._cell_started)
        return min(super().seconds_left(), max(0.0, patience - silent))


def _cell(url: str, imports: tuple[str, ...]) -> Cell:
    """Our module, and the call that does the task. JupyterLite loads the packages that it sees imported."""
    source = files("lite_builder.verify.selftest").joinpath("in_kernel.py").read_text(encoding="utf-8")
    lines = (
        f"import {', '.join(imports)}",
        "import sys, types",
        f"{_MODULE} = sys.modules[{_MODULE!r}] = types.ModuleType({_MODULE!r})",
        f"exec(compile({source!r}, {_MODULE!r}, 'exec'), {_MODULE}.__dict__)",
        f"await {_MODULE}.run({url!r})",
    )
    return {"cell_type": "code", "id": "", "metadata": {}, "source": "\n".join(lines), "outputs": []}
