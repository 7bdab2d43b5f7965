"""What happened to each cell of a notebook, and what did it ask of other hosts? The values that a visit gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

LANDING_PAGE = "index.html"
"""Stands for the landing page where otherwise a notebook's path stands."""


class CellOutcome(StrEnum):
    """What became of one cell. Markdown is `EMPTY`, too: there is nothing in it to run."""

    PASSED = "passed"
    FAILED = "failed"
    TIMED_OUT = "timed out"
    KERNEL_DIED = "kernel died"
    NEVER_RAN = "never ran"
    SKIPPED = "skipped"
    EMPTY = "empty"
    EXPECTED = "failed as expected"
    SURPRISED = "passed unexpectedly"


class NotebookOutcome(StrEnum):
    """What became of a notebook as a whole."""

    PASSED = "passed"
    FAILED = "failed"
    TIMED_OUT = "timed out"
    KERNEL_DIED = "kernel died"
    DID_NOT_OPEN = "did not open"
    NOTHING_TO_RUN = "nothing to run"
    STOPPED = "stopped"
    UNCHANGED = "unchanged"


_GOOD = (NotebookOutcome.PASSED, NotebookOutcome.NOTHING_TO_RUN, NotebookOutcome.UNCHANGED)


@dataclass(frozen=True)
class PythonError:
    """What Python said: `ZeroDivisionError`, `division by zero`, and the traceback without terminal colours."""

    name: str
    message: str
    traceback: str

    def __str__(self) -> str:
        return f"{self.name}: {self.message}" if self.message else self.name


@dataclass(frozen=True)
class Diagnosis:
    """Why something fails in the browser that works at home: the `name` of a class in docs/wasm-failures.md, which is
    where `link` leads, what is different there, and what to do. `rules` are those of the linter that warn of it here.
    """

    name: str
    why: str
    todo: str
    link: str
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class CellRun:
    """One cell: its index in the notebook (from 0), its id and source, what became of it, how many seconds it took.

    `line` is the line of the author's file at which it starts (from 1), where that is known. `expectation` says what
    the author's list of expected failures has to do with the outcome.
    """

    index: int
    id: str
    source: str
    outcome: CellOutcome
    seconds: float = 0.0
    error: PythonError | None = None
    line: int | None = None
    diagnosis: Diagnosis | None = None
    expectation: str = ""

    @property
    def number(self) -> int:
        """The cell's place as people count, from 1, text cells included."""
        return self.index + 1


@dataclass(frozen=True)
class ForeignRequest:
    """A request to another host than the site's: `https://host/path`, or `https://host:443` if the path is not known.

    `notebook` is the notebook that was open, or `LANDING_PAGE`. `asked_by` says who asked, if the browser told.
    """

    url: str
    method: str
    notebook: str
    asked_by: str = ""

    def __str__(self) -> str:
        return f"{self.method} {self.url}" + (f" (asked for by {self.asked_by})" if self.asked_by else "")


@dataclass(frozen=True)
class Evidence:
    """What a person may look at: the cells as nbformat 4 writes them, with outputs, and the page as it was at the end.

    `screenshot` is a JPEG image (PNG from WebKit), taken of a notebook that is not ok while its page still answers.
    """

    cells: tuple[Mapping[str, Any], ...] = ()
    screenshot: bytes | None = None


@dataclass(frozen=True)
class NotebookRun:
    """One notebook: `note` says in a sentence why it did not open, or how its kernel died.

    `memory` is the most that Python has needed, in bytes: the size of WebAssembly's heap at the end (it never shrinks),
    and None where the kernel was dead or busy. `source` is the author's file, from the project's folder, where it is
    known. `console` are the last lines that the browser had to say, `diagnosis` is of a notebook that did not open.
    `digest` is that of everything on which the result can depend, where that was looked at. `first_try` says what was
    wrong when it ran for the first time; it is empty where it ran once.
    """

    path: str
    title: str
    outcome: NotebookOutcome
    cells: tuple[CellRun, ...] = ()
    seconds: float = 0.0
    note: str = ""
    foreign: tuple[ForeignRequest, ...] = ()
    memory: int | None = None
    evidence: Evidence = field(default=Evidence(), repr=False)
    source: str = ""
    console: tuple[str, ...] = ()
    diagnosis: Diagnosis | None = None
    digest: str = field(default="", repr=False)
    first_try: str = ""

    @property
    def flaky(self) -> bool:
        """True if it failed and then did not, though nothing had changed."""
        return self.ok and bool(self.first_try)

    @property
    def ok(self) -> bool:
        """True if nothing is wrong with it: every cell that should run passed, and no other host was asked."""
        return self.outcome in _GOOD and not self.foreign

    @property
    def diagnoses(self) -> tuple[Diagnosis, ...]:
        """Every diagnosis of it, the notebook's own or its cells'."""
        found = (self.diagnosis, *(cell.diagnosis for cell in self.cells))
        return tuple(diagnosis for diagnosis in found if diagnosis)

    @property
    def to_run(self) -> int:
        """How many cells have code that should run."""
        return sum(cell.outcome not in (CellOutcome.EMPTY, CellOutcome.SKIPPED) for cell in self.cells)

    @property
    def passed(self) -> int:
        """How many cells passed."""
        return sum(cell.outcome is CellOutcome.PASSED for cell in self.cells)

    @property
    def expected(self) -> int:
        """How many cells failed as their author expects."""
        return sum(cell.outcome is CellOutcome.EXPECTED for cell in self.cells)
