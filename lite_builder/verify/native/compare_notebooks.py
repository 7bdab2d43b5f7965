"""What differs between a notebook's run in the browser and its native one? Cell by cell, with the author's lines."""

from collections.abc import Iterator, Mapping
from itertools import chain

from lite_builder.verify.native.compare_cells import Unequal, unequal_parts
from lite_builder.verify.native.comparison import Difference, NotebookComparison, Spent
from lite_builder.verify.native.outputs.tolerance import Tolerance
from lite_builder.verify.native.parts import ERROR, Parts, parts_of
from lite_builder.verify.native.run import NativeCell, NativeRun
from lite_builder.verify.native.unsteady import steadied
from lite_builder.verify.notebook_run import CellOutcome, CellRun, NotebookRun

RAN = (CellOutcome.PASSED, CellOutcome.FAILED, CellOutcome.SURPRISED)
"""The outcomes of cells that have something to compare. What is expected to fail in the browser has not."""

_SHOWN = 400
"""How many characters of a value are kept: the report is to be read by a person."""


def compare_notebook(
    browser: NotebookRun, native: NativeRun, tolerance: Tolerance, again: NativeRun | None = None
) -> NotebookComparison:
    """Compare a notebook's two runs; `again` is a second native one, which tells what differs by itself."""
    cells = [cell for cell in browser.cells if cell.outcome in RAN]
    both = [(cell, native.cells[cell.index]) for cell in cells if cell.index in native.cells]
    again_cells = again.cells if again else {}
    differences = {cell.id: tuple(_of_cell(browser, cell, there, {}, tolerance)) for cell, there in both}
    remaining = {cell.id: tuple(_of_cell(browser, cell, there, again_cells, tolerance)) for cell, there in both}
    return NotebookComparison(
        browser.path,
        browser.title,
        browser.source,
        compared=tuple(cell.id for cell, _ in both),
        differences=(*chain.from_iterable(remaining.values()), *_not_reached(cells, native)),
        browser=Spent(sum(cell.seconds for cell, _ in both), browser.memory),
        native=Spent(sum(there.run.seconds for _, there in both), native.memory),
        unsteady=tuple(cell for cell, found in differences.items() if found and not remaining[cell]),
        note=native.note,
    )


def _of_cell(
    browser: NotebookRun, cell: CellRun, there: NativeCell, again: Mapping[int, NativeCell], tolerance: Tolerance
) -> Iterator[Difference]:
    here = parts_of(browser.evidence.cells[cell.index].get("outputs", ()), cell.error.name if cell.error else "")
    other = _native_parts(there)
    if cell.index in again:
        here = steadied(here, other, _native_parts(again[cell.index]), tolerance)
    for unequal in unequal_parts(here, other, tolerance):
        yield _difference(cell, unequal, there)


def _native_parts(cell: NativeCell) -> Parts:
    return parts_of(cell.outputs, cell.run.error.name if cell.run.error else "")


def _difference(cell: CellRun, unequal: Unequal, there: NativeCell) -> Difference:
    here, other = unequal.browser, unequal.native
    if unequal.what == ERROR:
        here = str(cell.error or here)
        other = str(there.run.error or other)
    return Difference(
        cell.index, cell.id, unequal.what, here[:_SHOWN], other[:_SHOWN], cell.line, pictures=unequal.pictures
    )


def _not_reached(cells: list[CellRun], native: NativeRun) -> Iterator[Difference]:
    """The first cell that the native run did not come to, for another reason than a failure, which is told already."""
    if native.note and not any(cell.run.error for cell in native.cells.values()):
        left = next((cell for cell in cells if cell.index not in native.cells), None)
        if left:
            yield Difference(left.index, left.id, "the run", f"it {left.outcome}", native.note, left.line)
