"""Did this cell pass, did this notebook? The rules, as pure functions of the cells' JSON that the page sends.

The rules are nbclient's where it has them: `raises-exception` allows a cell to fail, `skip-execution` keeps it from
being run. An `error` output counts as a failure whatever the kernel replied. Some kinds of failure come as plain text,
with the reply `ok`: a magic that is not known and an exception that cannot be formatted, as when memory has run out,
which IPython prints (`InteractiveShell.showtraceback`), and a traceback on stderr, which is how Python tells of an
error that nobody can catch, in `__del__` for one, or that nobody asks for, in a task of asyncio.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from lite_builder.verify.notebook_run import CellOutcome, CellRun, NotebookOutcome, PythonError

SKIP_TAG = "skip-execution"
RAISES_TAG = "raises-exception"

Cell = Mapping[str, Any]
"""A cell as nbformat 4 writes it into a notebook."""

_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_USAGE_ERROR = re.compile(r"^UsageError: (.*)", re.MULTILINE)
_TRACEBACK = re.compile(
    r"^Traceback \(most recent call last\):\n(?:(?:[ \t].*)?\n)+(\w[\w.]*)(?:: (.*))?$", re.MULTILINE
)
_UNFORMATTED = "Unexpected exception formatting exception. Falling back to standard exception"
_CLASS = re.compile(r"<class '(?:[\w.]*\.)?(\w+)'>")


def outcome_before_run(cell: Cell) -> CellOutcome:
    """What a cell is before anything ran: nothing to run, not to be run, or still to run (`NEVER_RAN`)."""
    if cell["cell_type"] != "code" or not source_of(cell).strip():
        return CellOutcome.EMPTY
    return CellOutcome.SKIPPED if SKIP_TAG in _tags(cell) else CellOutcome.NEVER_RAN


def not_run(index: int, cell: Cell) -> CellRun:
    """The record of a cell that was not run (yet)."""
    return CellRun(index, cell.get("id", ""), source_of(cell), outcome_before_run(cell))


def judge_cell(index: int, cell: Cell, reply: str | None, seconds: float) -> CellRun:
    """The record of a cell that came back from its kernel with this reply: `ok`, `error`, `aborted`, or none at all."""
    error = error_of(cell)
    failed = error is not None or reply == "error"
    if reply is None or reply == "aborted":
        outcome = CellOutcome.NEVER_RAN
    elif failed and RAISES_TAG not in _tags(cell):
        outcome = CellOutcome.FAILED
    else:
        outcome = CellOutcome.PASSED
    return CellRun(index, cell.get("id", ""), source_of(cell), outcome, seconds, error)


def judge_notebook(cells: Sequence[CellRun]) -> NotebookOutcome:
    """What the notebook as a whole is, given each of its cells. The first cell that went wrong decides."""
    to_run = [cell.outcome for cell in cells if cell.outcome not in (CellOutcome.EMPTY, CellOutcome.SKIPPED)]
    if not to_run:
        return NotebookOutcome.NOTHING_TO_RUN
    right = (CellOutcome.PASSED, CellOutcome.EXPECTED)
    wrong = next((outcome for outcome in to_run if outcome not in right), None)
    match wrong:
        case None:
            return NotebookOutcome.PASSED
        case CellOutcome.TIMED_OUT:
            return NotebookOutcome.TIMED_OUT
        case CellOutcome.KERNEL_DIED:
            return NotebookOutcome.KERNEL_DIED
        case _:
            return NotebookOutcome.FAILED


def error_of(cell: Cell) -> PythonError | None:
    """The first error among the cell's outputs, those that come as plain text included."""
    outputs = cell.get("outputs", ())
    for output in outputs:
        if output["output_type"] == "error":
            traceback = _ANSI.sub("", "\n".join(output.get("traceback", ())))
            return PythonError(_plain_name(output.get("ename", "")), str(output.get("evalue", "")), traceback)
    return _printed_error(_printed(outputs, "stdout"), _ANSI.sub("", _printed(outputs, "stderr")))


def _printed_error(stdout: str, stderr: str) -> PythonError | None:
    if usage := _USAGE_ERROR.search(stderr):
        return PythonError("UsageError", usage.group(1), stderr)
    if _UNFORMATTED in stdout.splitlines():
        last = (stderr.strip().splitlines() or ["unknown"])[-1]
        name, _, message = last.partition(": ")
        return PythonError(name, message, stderr)
    if told := _TRACEBACK.search(stderr):
        return PythonError(told.group(1).rpartition(".")[2], told.group(2) or "", stderr)
    return None


def _printed(outputs: Sequence[Mapping[str, Any]], name: str) -> str:
    streams = [output["text"] for output in outputs if output["output_type"] == "stream" and output["name"] == name]
    return "".join(text if isinstance(text, str) else "".join(text) for text in streams)


def with_stderr(cell: Cell, text: str) -> Cell:
    """The cell with this text at the end of what it wrote to stderr."""
    late = {"output_type": "stream", "name": "stderr", "text": text}
    return {**cell, "outputs": [*cell.get("outputs", ()), late]}


def source_of(cell: Cell) -> str:
    """The cell's text, which nbformat allows to be one string or a list of lines."""
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)


def _tags(cell: Cell) -> Sequence[str]:
    tags: Sequence[str] = cell.get("metadata", {}).get("tags", ())
    return tags


def _plain_name(name: str) -> str:
    """`ZeroDivisionError`, where the Pyodide kernel says `<class 'ZeroDivisionError'>`."""
    match = _CLASS.fullmatch(name)
    return match.group(1) if match else name
