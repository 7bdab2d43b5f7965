"""What is it doing, how far is it, how long did it take? Moving bars on a terminal, plain lines in a log."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Column


class Step(Protocol):
    """One step under way, which can say how far it is."""

    def advance(self, done: float, total: float, note: str = "") -> None:
        """Say that `done` of `total` (any unit) is behind us; `note` names the thing at hand."""

    def log(self, line: str) -> None:
        """Say that a part of it has ended: a line in a log, nothing on a terminal, where the bar has moved."""


class Reporter:
    """Tells a person what is going on. `Reporter(quiet=True)` tells nothing."""

    def __init__(self, console: Console | None = None, *, quiet: bool = False) -> None:
        self._console = console or Console(stderr=True, highlight=False)
        self._quiet = quiet

    @contextmanager
    def step(self, title: str) -> Iterator[Step]:
        """Show one step of the work from its start to its end, with the seconds it took."""
        if self._quiet:
            yield _Silent()
        elif self._console.is_terminal:
            with _bar(self._console) as progress:
                task = progress.add_task(title, total=None, note="")
                yield _OnTerminal(progress, task)
                progress.update(task, completed=1, total=1, note="")
        else:
            start = monotonic()
            self._console.print(f"{title} ...", markup=False)
            yield _InLog(self._console)
            self._console.print(f"{title}: done in {monotonic() - start:.1f} s", markup=False)

    def say(self, text: str) -> None:
        """Show one line that stays."""
        if not self._quiet:
            self._console.print(text, markup=False, soft_wrap=True)


class _Silent:
    def advance(self, done: float, total: float, note: str = "") -> None:
        pass

    def log(self, line: str) -> None:
        pass


class _InLog(_Silent):
    def __init__(self, console: Console) -> None:
        self._console = console

    def log(self, line: str) -> None:
        self._console.print(f"  {line}", markup=False, soft_wrap=True)


class _OnTerminal(_Silent):
    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress = progress
        self._task = task

    def advance(self, done: float, total: float, note: str = "") -> None:
        self._progress.update(self._task, completed=done, total=total, note=note)


def _bar(console: Console) -> Progress:
    return Progress(
        SpinnerColumn(finished_text="✓"),
        TextColumn("{task.description}", table_column=Column(no_wrap=True)),
        BarColumn(bar_width=20),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[note]}", style="dim", table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis")),
        console=console,
        expand=True,
    )
