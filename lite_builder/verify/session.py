"""How far is this notebook, what runs next, and when is its time up? One notebook's run, told event by event.

It knows no browser: verify/notebook_tab.py feeds it with what the page tells, and the clock is handed in.
"""

import re
from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any

from lite_builder.settings import TestSection
from lite_builder.site.manifest import SiteNotebook
from lite_builder.verify.console import Console
from lite_builder.verify.judge import judge_cell, judge_notebook, not_run, with_stderr
from lite_builder.verify.notebook_run import (
    CellOutcome,
    CellRun,
    Evidence,
    ForeignRequest,
    NotebookOutcome,
    NotebookRun,
)
from lite_builder.verify.serving import serving_problem, stops_python

GRACE_SECONDS = 2.0
"""How long to wait for the cause, once the kernel is known to be dead."""

DEAD_STATUSES = frozenset({"dead", "autorestarting", "restarting", "terminating"})
"""What JupyterLab calls a kernel that is not coming back by itself; nobody here restarts one."""

_FATAL = "Pyodide has suffered a fatal error"
_CAUSE = re.compile(r"(\w*(?:Error|Exception|Exit\w*): .*)")
_EXIT = re.compile(r"Program terminated with exit\((-?\d+)\)")


class NotebookSession:
    """Collects what happens to a notebook until `ended`; `result` then says how it went.

    A cell that fails ends it, unless its id is among those that are `expected` to.
    """

    def __init__(
        self,
        notebook: SiteNotebook,
        limits: TestSection,
        clock: Callable[[], float] = monotonic,
        expected: frozenset[str] = frozenset(),
    ) -> None:
        self.notebook = notebook
        self._expected = expected
        self.limits = limits
        self._clock = clock
        self._started = clock()
        self._cells: list[CellRun] | None = None
        self._json: list[Mapping[str, Any]] = []
        self._current: int | None = None
        self._cell_started = 0.0
        self._dying: tuple[float, str] | None = None
        self._question = ""
        self._console = Console()
        self._outcome: NotebookOutcome | None = None
        self._note = ""
        self._seconds = 0.0
        self._memory: int | None = None

    @property
    def ended(self) -> bool:
        """True once nothing more can happen."""
        return self._outcome is not None

    def tell(self, message: Mapping[str, Any]) -> int | None:
        """Take what the page tells (see notebook_driver.js); return the index of the cell to run next, if any."""
        if message.get("event") == "memory":
            self._memory = message["bytes"]
        if message.get("event") == "late":
            self._heard_late(message["index"], message["text"])
        if self.ended:
            return None
        match message:
            case {"event": "opened", "path": path, "cells": cells}:
                return self._opened(path, cells)
            case {"event": "ran", "index": index, "cell": cell, "reply": reply}:
                return self._ran(index, cell, reply)
            case {"event": "status", "status": status} if status in DEAD_STATUSES:
                self.died(f"the kernel's status became {status!r}")
            case {"event": "question", "prompt": prompt}:
                self._question = f"it waits for somebody to answer input({prompt!r})"
            case {"event": "no link"}:
                self.no_link()
            case {"event": "broken", "message": text}:
                self.died(f"JupyterLite stumbled: {text}")
        return None

    def code_of(self, index: int) -> str | None:
        """The code to run in the place of the notebook's cell of this index; None where that is meant itself."""
        return None

    def served(self, path: str, status: int, content_type: str) -> None:
        """Take an answer of the site's server; some bad ones keep Python from starting."""
        if problem := serving_problem(path, status, content_type):
            self._console.add(problem)
            if self._cells is None and stops_python(path, status):
                self.is_dying(problem)

    def console_warning(self, text: str) -> None:
        """Take a warning that was written to the browser's console."""
        self._console.add(text)

    def console_error(self, text: str) -> None:
        """Take an error that was written to the browser's console; Pyodide's last words are there."""
        self._console.add(text)
        if text.startswith(_FATAL):
            self.is_dying("Pyodide suffered a fatal error")
        elif self._dying and (cause := _CAUSE.match(text)):
            self.died(f"{self._dying[1]}: {cause.group(1)}")

    def page_error(self, text: str) -> None:
        """Take an error that nobody caught; that is how `os._exit` shows."""
        self._console.add(text)
        if found := _EXIT.search(text):
            self.died(f"Python exited with code {found.group(1)}")

    def is_dying(self, symptom: str) -> None:
        """The kernel is dead; why may be told within `GRACE_SECONDS`, and if it is not, this is all that is known."""
        self._dying = self._dying or (self._clock(), symptom)

    def died(self, why: str) -> None:
        """The kernel, the tab or the browser is gone."""
        if self._cells is None:
            self.did_not_open(why)
        else:
            self._stop(CellOutcome.KERNEL_DIED, why)

    def did_not_open(self, why: str) -> None:
        """The notebook did not come as far as its first cell."""
        if not self.ended:
            self._end(NotebookOutcome.DID_NOT_OPEN, why)

    def no_link(self) -> None:
        """Nobody gets to the notebook."""
        self.did_not_open("the landing page has no link to it")

    def seconds_left(self) -> float:
        """How long to wait for the next event before `time_is_up` is to be called."""
        return max(0.0, self._deadline() - self._clock())

    def time_is_up(self) -> None:
        """Take note that a limit has passed, and of which one it is."""
        if self.ended:
            return
        if self._dying:
            self.died(self._dying[1])
        elif self._cells is None:
            self.did_not_open(f"Python had not started after {self._clock() - self._started:.0f} seconds")
        else:
            limit = f"stopped after {self._clock() - self._cell_started:.0f} seconds"
            self._stop(CellOutcome.TIMED_OUT, f"{limit}: {self._question}" if self._question else limit)

    def result(self, foreign: tuple[ForeignRequest, ...] = (), screenshot: bytes | None = None) -> NotebookRun:
        """The notebook's run. Only once it has `ended`."""
        if self._outcome is None:
            raise RuntimeError(f"{self.notebook.path} has not ended yet")
        return NotebookRun(
            self.notebook.path,
            self.notebook.title,
            self._outcome,
            tuple(self._cells or ()),
            self._seconds,
            self._note,
            foreign,
            self._memory,
            Evidence(tuple(self._json), screenshot),
            console=self._console.lines,
        )

    def _opened(self, path: str, cells: list[Mapping[str, Any]]) -> int | None:
        if path != self.notebook.path:
            self.did_not_open(f"the landing page's link opened {path!r} instead")
            return None
        self._json = cells
        self._cells = [not_run(index, cell) for index, cell in enumerate(cells)]
        return self._next()

    def _ran(self, index: int, cell: Mapping[str, Any], reply: str | None) -> int | None:
        if self._cells is None:
            return None
        self._json[index] = cell
        run = judge_cell(index, cell, reply, self._clock() - self._cell_started)
        self._cells[index] = run
        self._question = ""
        is_expected = run.outcome is CellOutcome.FAILED and run.id in self._expected
        if is_expected or run.outcome is CellOutcome.PASSED:
            return self._next()
        self._end(judge_notebook(self._cells))
        return None

    def _heard_late(self, index: int, text: str) -> None:
        """Take what the kernel said on stderr after this cell, where no notebook shows it: errors of tasks, mostly."""
        if self._cells is None or index not in range(len(self._cells)):
            return
        cell = with_stderr(self._json[index], text)
        before = self._cells[index]
        if before.outcome is not CellOutcome.PASSED:
            return
        self._json[index] = cell
        self._cells[index] = run = judge_cell(index, cell, "ok", before.seconds)
        if run.outcome is CellOutcome.FAILED and run.id not in self._expected:
            self._end(judge_notebook(self._cells))

    def _next(self) -> int | None:
        """The first cell that is still to run; after the last one the notebook has ended."""
        cells = self._cells or []
        self._current = next((cell.index for cell in cells if cell.outcome is CellOutcome.NEVER_RAN), None)
        if self._current is None:
            self._end(judge_notebook(cells))
        self._cell_started = self._clock()
        return self._current

    def _stop(self, outcome: CellOutcome, why: str) -> None:
        """End the notebook in the middle of the current cell."""
        if self.ended or self._cells is None or self._current is None:
            return
        seconds = self._clock() - self._cell_started
        cell = not_run(self._current, self._json[self._current])
        self._cells[self._current] = CellRun(cell.index, cell.id, cell.source, outcome, seconds)
        self._end(judge_notebook(self._cells), why)

    def _end(self, outcome: NotebookOutcome, note: str = "") -> None:
        self._outcome, self._note, self._seconds = outcome, note, self._clock() - self._started

    def _deadline(self) -> float:
        whole = self._started + self.limits.notebook_timeout
        if self._dying:
            return self._dying[0] + GRACE_SECONDS
        if self._cells is None:
            return min(whole, self._started + self.limits.start_timeout)
        return min(whole, self._cell_started + self.limits.cell_timeout)
