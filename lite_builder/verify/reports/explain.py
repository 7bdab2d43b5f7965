"""What went wrong in this notebook? Plain text for a person: cell, lines of its source, the error, foreign requests."""

import re
from collections.abc import Iterator

from lite_builder.verify.notebook_run import CellOutcome, CellRun, Diagnosis, ForeignRequest, NotebookRun
from lite_builder.verify.report import LandingRun

LINES_AROUND = 2
LINES_WITHOUT_A_MARK = 8

WRONG = (CellOutcome.FAILED, CellOutcome.TIMED_OUT, CellOutcome.KERNEL_DIED, CellOutcome.SURPRISED)
"""The outcomes of a cell that went wrong itself."""
_CELL_LINE = re.compile(r"^\s*Cell\s+In\s*\[\d+\], line (\d+)", re.MULTILINE)


def explain_notebook(run: NotebookRun) -> str:
    """Everything that is wrong with the notebook, or an empty string if it is ok."""
    parts = [_explain_cell(cell, run) for cell in run.cells if cell.outcome in WRONG]
    if run.note and not parts:
        parts += [f"{run.outcome}: {run.note}", *explain_diagnosis(run.diagnosis)]
    if not run.ok and not parts and not run.foreign:
        parts.append(f"{run.outcome}: {run.to_run - run.passed} of {run.to_run} cells never ran")
    parts += _explain_foreign(run.foreign)
    if run.first_try and not run.ok:
        parts.append(f"It was run twice; the first time it {run.first_try}")
    return "\n".join(parts)


def explain_landing(run: LandingRun) -> str:
    """Everything that is wrong with the landing page, or an empty string if it is ok."""
    problem = [f"did not open: {run.problem}"] if run.problem else []
    return "\n".join([*problem, *_explain_foreign(run.foreign)])


def place_of(cell: CellRun, run: NotebookRun) -> str:
    """Where the author wrote what went wrong: `content/page.py, line 12`; empty where it is not known."""
    line = source_line(cell)
    return run.source if line is None else f"{run.source}, line {line}"


def source_line(cell: CellRun) -> int | None:
    """The line of the author's file at which the cell went wrong, or else starts."""
    return None if cell.line is None else cell.line + (failing_line(cell) or 1) - 1


def _explain_cell(cell: CellRun, run: NotebookRun) -> str:
    place = place_of(cell, run)
    head = f"cell {cell.number} {cell.outcome} ({cell.seconds:.1f} s)" + (f" in {place}" if place else "")
    last = str(cell.error) if cell.error else run.note
    words = (*last.splitlines(), *cell.expectation.splitlines(), *explain_diagnosis(cell.diagnosis))
    said = [f"  {line}" for line in words]
    return "\n".join([head, *excerpt(cell.source, failing_line(cell)), *said])


def explain_diagnosis(diagnosis: Diagnosis | None) -> list[str]:
    """What is different in the browser, what to do, and where to read on; nothing without a diagnosis."""
    if diagnosis is None:
        return []
    warned = f"; `lite-builder lint` warns of it here: {', '.join(diagnosis.rules)}" if diagnosis.rules else ""
    return [
        f"{diagnosis.name}: {diagnosis.why}",
        f"What to do: {diagnosis.todo}",
        f"More: {diagnosis.link}{warned}",
    ]


def failing_line(cell: CellRun) -> int | None:
    """The line of the cell (from 1) at which its error came up, as IPython's traceback tells."""
    # The outermost frame comes first, and it is the cell's own; those below it may be of cells that ran before.
    found = _CELL_LINE.search(cell.error.traceback) if cell.error else None
    return int(found.group(1)) if found else None


def excerpt(source: str, marked: int | None) -> list[str]:
    """The lines around the marked one, numbered, the marked one with a `>`; without a mark, the first lines."""
    lines = source.splitlines()
    if marked is None or not 1 <= marked <= len(lines):
        first, last = 1, min(len(lines), LINES_WITHOUT_A_MARK)
    else:
        first, last = max(1, marked - LINES_AROUND), min(len(lines), marked + LINES_AROUND)
    shown = [f"{'>' if n == marked else ' '} {n:>4} | {lines[n - 1]}" for n in range(first, last + 1)]
    return [*shown, "       ..."] if last < len(lines) else shown


def _explain_foreign(requests: tuple[ForeignRequest, ...]) -> Iterator[str]:
    for request in requests:
        yield f"asked another host: {request}"
