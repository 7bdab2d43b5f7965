"""How do other programs read what differs natively? As a part of results.json."""

from pydantic import Field

from lite_builder.verify.reports.document import Record


class VersionRecord(Record):
    """Python or a package that has another version natively than in the browser."""

    name: str
    browser: str
    native: str = Field(description="Empty if it is not there natively.")


class DifferenceRecord(Record):
    """A cell that gives something else natively: the first thing that differs in one part of its outputs."""

    index: int = Field(description="The cell's place in the notebook, from 0.")
    cell: str = Field(description="Its id.")
    line: int | None = Field(description="Where it starts in the author's file, from 1, if that is known.")
    what: str = Field(description="Which part of the outputs.")
    browser: str
    native: str
    known: bool = Field(description="Whether expectations.toml has it.")
    reason: str = Field(description="The reason that stands there.")


class SpentRecord(Record):
    """What the cells took in all."""

    seconds: float
    memory: int | None = Field(description="The most memory, in bytes: WebAssembly's heap, or the kernel's process.")


class NotebookComparisonRecord(Record):
    """A notebook that ran in the browser and natively."""

    path: str
    title: str
    source: str = Field(description="The author's file, from the project's folder, or empty.")
    ok: bool = Field(description="True if every difference is known, and every known one was seen.")
    compared: tuple[str, ...] = Field(description="The ids of the cells that ran in both.")
    differences: tuple[DifferenceRecord, ...]
    unsteady: tuple[str, ...] = Field(description="The ids of cells that change from run to run natively, too.")
    missing: tuple[str, ...] = Field(description="Sentences about known differences that were not seen.")
    note: str = Field(description="Why the native run ended before its last cell; empty if it did not.")
    browser: SpentRecord
    native: SpentRecord


class ComparisonRecord(Record):
    """What differs natively."""

    ok: bool
    python: str = Field(description="The native one, such as Python 3.13.0.")
    versions: tuple[VersionRecord, ...] = Field(description="What has another version natively, Python included.")
    label: str = Field(description="The same, in words.")
    seconds: float
    stopped: bool
    notebooks: tuple[NotebookComparisonRecord, ...]
