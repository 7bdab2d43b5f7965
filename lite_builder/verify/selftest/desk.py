"""How far are the tests of a module? What its kernels are told to do, and what they tell, over the server's desk.

Every kernel asks for the task, and goes on where the one before ended, or after the test that ended it.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

from pydantic import BaseModel, ConfigDict

from lite_builder.verify.selftest.results import Outcome, TestRun
from lite_builder.verify.selftest.selection import Module

DESK = "selftest"
"""Where the desk is on the server: at a path that is not below the site's."""

HANDED_OVER = "handed over"
"""How a kernel ends that leaves the rest to another one."""

PYTEST_IS_DONE = (0, 1, 5)
"""Exit codes of pytest: all passed, some failed, none was there."""


class _Result(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    outcome: Outcome
    seconds: float
    message: str


class _End(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    code: int
    stopped: bool
    memory: int
    printed: str


class Told(BaseModel):
    """One message of a kernel: results that it has since the last one, and what comes next."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    results: tuple[_Result, ...]
    collected: int | None = None
    running: str | None = None
    ended: _End | None = None


@dataclass(frozen=True)
class Task:
    """What the kernels of all modules have in common.

    `archives` are to be unpacked into site-packages, `left_out` are regular expressions of tests not to run. A kernel
    hands over to a fresh one after so many `seconds`, or when its memory has so many bytes. JupyterLite loads the
    packages of `imports` before.
    """

    archives: Mapping[str, bytes]
    stand_ins: Sequence[str]
    left_out: Sequence[str]
    seconds: float
    memory: int
    imports: tuple[str, ...]


class Desk:
    """The side of the server in the talk with the kernels of one module, one after the other."""

    def __init__(self, module: Module, task: Task, clock: Callable[[], float] = monotonic) -> None:
        self.module = module
        self.tests: dict[str, TestRun] = {}
        self.collected: int | None = None
        self.memory: int | None = None
        self.ended: str | None = None
        self._task = task
        self._clock = clock
        self._running: str | None = None
        self._seconds = task.seconds
        self._heard = clock()

    def answer(self, path: str, body: bytes) -> bytes | None:
        """The answer to a request below this desk; None if there is nothing at that path."""
        self._heard = self._clock()
        if path == "task":
            return json.dumps(self._as_told()).encode()
        if path == "tell":
            self.take(Told.model_validate_json(body))
            return b""
        return self._task.archives.get(path.removeprefix("archives/"))

    def new_kernel(self, seconds: float) -> None:
        """Another kernel is to go on, for so many seconds at most."""
        self._seconds = min(self._task.seconds, seconds)
        self.ended = None
        self._running = None
        self._heard = self._clock()

    def take(self, told: Told) -> None:
        """Take what a kernel tells."""
        for result in told.results:
            self.tests[result.id] = TestRun(result.id, result.outcome, result.seconds, result.message)
        if told.collected is not None and self.collected is None:
            self.collected = told.collected
        self._running = told.running
        if told.ended is not None:
            self.memory = max(self.memory or 0, told.ended.memory)
            self.ended = self._why(told.ended)

    @property
    def is_running(self) -> bool:
        """Whether a test is running, as far as is known."""
        return self._running is not None

    def silent(self) -> float:
        """For how many seconds nothing has been heard."""
        return self._clock() - self._heard

    def kernel_is_gone(self, outcome: Outcome, why: str) -> bool:
        """The kernel is gone or stuck: the test that it ran gets this outcome. False if it ran none."""
        if self._running is None:
            return False
        self.tests[self._running] = TestRun(self._running, outcome, message=why)
        self._running = None
        return True

    def _as_told(self) -> Mapping[str, Any]:
        return {
            "files": list(self.module.files),
            "done": list(self.tests),
            "archives": list(self._task.archives),
            "stand_ins": list(self._task.stand_ins),
            "left_out": list(self._task.left_out),
            "seconds": self._seconds,
            "memory": self._task.memory,
        }

    @staticmethod
    def _why(end: _End) -> str:
        """Why pytest ended, if it was not because it had done all of it; empty if it had."""
        if end.stopped:
            return HANDED_OVER
        return "" if end.code in PYTEST_IS_DONE else f"pytest ended with code {end.code}: {end.printed.strip()}"
