"""What a format's module makes of a file: a notebook, and where each of its cells stands in the file."""

from dataclasses import dataclass

from nbformat import NotebookNode


@dataclass(frozen=True)
class ParsedSource:
    """A notebook as the format has it, not yet cleaned.

    `lines` holds for each cell the line (from 1) of its first line that is not blank, or None where that is not known;
    `ids_by_author` holds the ids that stand in the file itself, for each cell, or is empty.
    """

    notebook: NotebookNode
    lines: tuple[int | None, ...]
    ids_by_author: tuple[str | None, ...] = ()
