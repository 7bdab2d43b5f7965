"""Which failures does the author expect? `expectations.toml`, beside `course.toml`, compared with what was seen.

It is strict: an expected failure that passes is wrong, and so is one of another class, and an entry for a cell that is
not in the site.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field

from lite_builder.errors import Place, SettingsError
from lite_builder.site.manifest import CONTENTS
from lite_builder.toml_file import read_toml
from lite_builder.verify.judge import judge_notebook
from lite_builder.verify.notebook_run import CellOutcome, CellRun, NotebookRun

_FAILED = (CellOutcome.FAILED, CellOutcome.TIMED_OUT, CellOutcome.KERNEL_DIED)


class Expectation(BaseModel):
    """A cell that fails in the browser, and is known to: its page in the site, its id, the class of the failure, why.

    The class is the name of a diagnosis in docs/wasm-failures.md, or that of Python's error.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    page: str = Field(min_length=1)
    cell: str = Field(min_length=1)
    failure: str = Field(alias="class", min_length=1)
    reason: str = Field(min_length=1)


class KnownDifference(BaseModel):
    """A cell that gives something else natively, and is known to: its page in the site, its id, why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    page: str = Field(min_length=1)
    cell: str = Field(min_length=1)
    reason: str = Field(min_length=1)


Entry = TypeVar("Entry", Expectation, KnownDifference)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    expected: tuple[Expectation, ...] = ()
    differs: tuple[KnownDifference, ...] = ()


def read_ledger(file: Path) -> tuple[Expectation, ...]:
    """The failures that are expected; none where there is no file. Raises `SettingsError`."""
    return _once(file, _read(file).expected, "a cell is expected to fail twice")


def read_known_differences(file: Path) -> tuple[KnownDifference, ...]:
    """The cells that are known to differ natively; none where there is no file. Raises `SettingsError`."""
    return _once(file, _read(file).differs, "a cell is known to differ twice")


def _read(file: Path) -> _File:
    if not file.is_file():
        return _File()
    return read_toml(
        file,
        _File,
        SettingsError,
        what="this list of expected failures cannot be used",
        todo="write each as `[[expected]]` with `page`, `cell`, `class` and `reason`, or as `[[differs]]` without a"
        " class; see docs/verification.md",
    )


def _once(file: Path, entries: tuple[Entry, ...], what: str) -> tuple[Entry, ...]:
    twice = {(entry.page, entry.cell) for entry in entries if _count(entries, entry) > 1}
    if twice:
        raise SettingsError(
            what,
            where=Place(file),
            why=", ".join(f"{page}, cell {cell}" for page, cell in sorted(twice)),
            todo="keep one entry for each cell",
        )
    return entries


def stale_entries(ledger: Iterable[Expectation | KnownDifference], site: Path) -> Iterator[str]:
    """A sentence for each entry whose page or cell is not in the site in this folder."""
    for entry in ledger:
        file = site / CONTENTS / entry.page
        what = "expected to fail" if isinstance(entry, Expectation) else "known to differ"
        if not file.is_file():
            yield f"{entry.page} is {what}, but the site has no such page"
        elif entry.cell not in _ids(file):
            yield f"{entry.page}, cell {entry.cell} is {what}, but the page has no such cell"


def settle(run: NotebookRun, ledger: Sequence[Expectation]) -> NotebookRun:
    """The run with what was expected of it: failures that are known count as passed, and expected ones that are not
    seen as failures. What comes after a cell that was expected to end the kernel counts as skipped.
    """
    expected = {entry.cell: entry for entry in ledger if entry.page == run.path}
    if not expected or not run.cells:
        return run
    cells = list(_settled(run.cells, expected))
    return replace(run, cells=tuple(cells), outcome=judge_notebook(cells))


def expected_cells(ledger: Iterable[Expectation | KnownDifference], page: str) -> frozenset[str]:
    """The ids of the cells of a page that the entries are about."""
    return frozenset(entry.cell for entry in ledger if entry.page == page)


def failure_names(cell: CellRun) -> tuple[str, ...]:
    """What an entry may call the failure of this cell, the most telling first."""
    names = [cell.diagnosis.name] if cell.diagnosis else []
    return (*names, cell.error.name) if cell.error else (*names, str(cell.outcome))


def _settled(cells: Iterable[CellRun], expected: Mapping[str, Expectation]) -> Iterator[CellRun]:
    ended = False
    for cell in cells:
        entry = expected.get(cell.id)
        if entry and cell.outcome in _FAILED and entry.failure in failure_names(cell):
            ended = ended or cell.outcome is not CellOutcome.FAILED
            yield replace(cell, outcome=CellOutcome.EXPECTED, expectation=entry.reason)
        elif entry and cell.outcome in _FAILED:
            seen = " or ".join(failure_names(cell))
            yield replace(cell, expectation=f"{entry.failure} was expected ({entry.reason}), not {seen}")
        elif entry and cell.outcome is CellOutcome.PASSED:
            yield replace(
                cell, outcome=CellOutcome.SURPRISED, expectation=f"{entry.failure} was expected: {entry.reason}"
            )
        elif ended and cell.outcome is CellOutcome.NEVER_RAN:
            yield replace(cell, outcome=CellOutcome.SKIPPED)
        else:
            yield cell


def _ids(notebook: Path) -> set[str]:
    return {cell.get("id", "") for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]}


def _count(entries: Sequence[Expectation | KnownDifference], entry: Expectation | KnownDifference) -> int:
    return sum((other.page, other.cell) == (entry.page, entry.cell) for other in entries)
