"""What do a library's own tests say here? Runs in the kernel of the site, where it is brought for the selftest only.

It is given its task by the server of the site, and tells that server of each test before it starts, by a request that
waits for its answer: what is known of a kernel that dies or never answers again is all that happened until then.
"""

import importlib.abc
import importlib.util
import io
import json
import os
import re
import sys
import sysconfig
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest

LONGEST = 1500
"""Characters of a message that are told."""

Tell = Callable[[Mapping[str, Any]], None]


async def run(desk: str) -> None:
    """Do the task that the server has at the address `desk`."""
    task = json.loads(await _get(f"{desk}task"))
    site_packages = "/" + sysconfig.get_path("purelib").lstrip("/")  # Pyodide says //lib, which pytest does not take
    for name in task["archives"]:
        with zipfile.ZipFile(io.BytesIO(await _get(f"{desk}archives/{name}"))) as archive:
            archive.extractall(site_packages)
    importlib.invalidate_caches()
    sys.meta_path.append(StandIns(task["stand_ins"]))
    os.chdir("/tmp")  # noqa: S108 - in the kernel's own memory, where the course's folder is on the server
    sys.dont_write_bytecode = True
    print(run_tests(task, site_packages, lambda message: _post(f"{desk}tell", message), memory))


def run_tests(task: Mapping[str, Any], root: str, tell: Tell, memory: Callable[[], int]) -> str:
    """Run pytest over the task's files below `root`, and tell what comes of it; gives what pytest printed."""
    import pytest

    recorder = Recorder(task, tell, memory)
    arguments = ["--rootdir", root, "-c", os.devnull, "--capture=sys", "--tb=short", "-q", "-p", "no:cacheprovider"]
    arguments += ["-p", "no:faulthandler", "-m", "not slow", "--continue-on-collection-errors", "--color=no"]
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        code = pytest.main([*arguments, *(os.path.join(root, file) for file in task["files"])], [recorder])  # noqa: PTH118
    text = printed.getvalue()[-LONGEST:]
    recorder.ended(int(code), text)
    return text


class Recorder:
    """A plugin of pytest that leaves out what the task says, tells of each test, and stops when its part is done."""

    def __init__(self, task: Mapping[str, Any], tell: Tell, memory: Callable[[], int]) -> None:
        self._done = frozenset(task["done"])
        self._left_out = re.compile("|".join(task["left_out"]) or "(?!)", re.DOTALL)
        self._seconds: float = task["seconds"]
        self._until = float("inf")
        self._most_memory: int = task["memory"]
        self._tell = tell
        self._memory = memory
        self._results: list[dict[str, Any]] = []
        self._current: dict[str, Any] | None = None
        self._stopped = False

    def pytest_collection_modifyitems(self, config: "pytest.Config", items: "list[pytest.Item]") -> None:
        """Leave out what another kernel has done, and what would end this one."""
        kept = [item for item in items if not self._is_left_out(item.nodeid)]
        config.hook.pytest_deselected(items=[item for item in items if self._is_left_out(item.nodeid)])
        items[:] = kept

    def pytest_collectreport(self, report: "pytest.CollectReport") -> None:
        """Take note of a file that does not load, or is skipped as a whole."""
        if not report.passed and report.nodeid not in self._done:
            self._results.append(result_of([report]))

    def pytest_collection_finish(self, session: "pytest.Session") -> None:
        """Say how many tests there are to run. The time of this kernel counts from here: finding them may take long."""
        _StandIn.is_collecting = False
        self._until = time.monotonic() + self._seconds
        self._say(collected=len(session.items))

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Say which test is next."""
        self._reports: list[pytest.TestReport] = []
        self._say(running=nodeid)

    def pytest_runtest_logreport(self, report: "pytest.TestReport") -> None:
        """Take the report of one phase of the test, or of a part of it."""
        self._reports.append(report)

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        """Put the phases together."""
        self._results.append(result_of(self._reports))

    @property
    def _is_full(self) -> bool:
        return time.monotonic() > self._until or self._memory() > self._most_memory

    def pytest_runtest_protocol(self, item: "pytest.Item") -> None:
        """Stop before the next test where the time or the memory of one kernel is used up."""
        if self._results and self._is_full:
            self._stopped = True
            item.session.shouldstop = "the rest is for another kernel"

    def ended(self, code: int, printed: str) -> None:
        """Tell the rest, and how pytest ended."""
        self._say(ended={"code": code, "stopped": self._stopped, "memory": self._memory(), "printed": printed})

    def _say(self, **message: Any) -> None:
        results, self._results = self._results, []
        self._tell({"results": results, **message})

    def _is_left_out(self, nodeid: str) -> bool:
        return nodeid in self._done or self._left_out.fullmatch(nodeid) is not None


def result_of(reports: "Sequence[pytest.TestReport | pytest.CollectReport]") -> dict[str, Any]:
    """A test's outcome, which is the worst of its phases', and why it is that."""
    order = ("failed", "xfailed", "skipped", "xpassed", "passed")
    outcomes = [_outcome(report) for report in reports]
    worst = min(outcomes, key=order.index, default="passed")
    return {
        "id": reports[0].nodeid if reports else "",
        "outcome": worst,
        "seconds": sum(getattr(report, "duration", 0.0) for report in reports),
        "message": _message(reports[outcomes.index(worst)], worst)[:LONGEST] if outcomes else "",
    }


def _outcome(report: "pytest.TestReport | pytest.CollectReport") -> str:
    if hasattr(report, "wasxfail"):
        return {"skipped": "xfailed", "passed": "xpassed"}.get(report.outcome, "failed")
    return report.outcome


def _message(report: "pytest.TestReport | pytest.CollectReport", outcome: str) -> str:
    if outcome in ("xfailed", "xpassed"):
        return str(getattr(report, "wasxfail", "")).removeprefix("reason: ")
    if outcome == "skipped" and isinstance(report.longrepr, tuple):
        return str(report.longrepr[2]).removeprefix("Skipped: ")
    crash = getattr(report.longrepr, "reprcrash", None)
    if outcome == "failed" and crash is not None:
        return f"{crash.message}\n{crash.path}:{crash.lineno}"
    return str(report.longrepr or "")[-LONGEST:]


class StandIns(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Stands in for compiled modules that only tests use, where Pyodide's build has left them out."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)

    def find_spec(self, name: str, path: Any = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Asked last, when there is no such module."""
        return importlib.util.spec_from_loader(name, self) if name in self._names else None

    def exec_module(self, module: ModuleType) -> None:
        """Fill the module."""
        module.__getattr__ = lambda name: stand_in(module.__name__, name)  # type: ignore[method-assign]


class _StandIn(type):
    """What is taken from such a module. A class, since numpy makes the dtype `object` of any class.

    Files of tests call some while they are loaded, for the parameters of their tests; a test that calls one is skipped.
    """

    is_collecting = True

    def __call__(cls, *arguments: object, **named: object) -> Any:
        if not _StandIn.is_collecting:
            import pytest

            pytest.skip(f"{cls.__module__} is not in Pyodide's build")
        return cls

    def __getattr__(cls, name: str) -> Any:
        if name == "dtype":  # by which numpy would take it for more than any class
            raise AttributeError(name)
        return stand_in(cls.__module__, name)

    def __iter__(cls) -> Iterator[Any]:
        return iter(())


def stand_in(module: str, name: str) -> Any:
    """What the stand-in for a module has under this name."""
    if name.startswith("__"):
        raise AttributeError(name)
    if name == "get_fpu_mode":
        return lambda: 0  # WebAssembly has one way of rounding, which nobody can change
    return _StandIn(name, (), {"__module__": module})


def memory() -> int:
    """How large the kernel's memory is, in bytes. It only ever grows."""
    import pyodide_js

    return int(pyodide_js._module.HEAP8.length)


async def _get(url: str) -> bytes:
    from pyodide.http import pyfetch

    answer = await pyfetch(url)
    answer.raise_for_status()
    content: bytes = await answer.bytes()
    return content


def _post(url: str, message: Mapping[str, Any]) -> None:
    from js import XMLHttpRequest

    request = XMLHttpRequest.new()
    request.open("POST", url, False)
    request.send(json.dumps(message))
