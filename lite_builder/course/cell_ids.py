"""Which id does a cell have? One that stays the same from build to build and when other cells are edited.

The id is drawn from the page's path, the cell's type and text, and how often that text stood before on the page.
A learner's browser, an expectation and a report can thus name a cell across builds.
"""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import PurePosixPath

from nbformat import NotebookNode

_LENGTH = 12


def set_cell_ids(notebook: NotebookNode, page: PurePosixPath, by_author: Sequence[str | None] = ()) -> None:
    """Give every cell of the notebook its id, in place.

    `by_author` holds for each cell the id that stands in the author's file, or is empty; such an id is kept if no
    other cell of the page has it.
    """
    given = by_author or (None,) * len(notebook.cells)
    seen: Counter[tuple[str, str]] = Counter()
    for cell, author_id in zip(notebook.cells, given, strict=True):
        text = (cell.cell_type, cell.source)
        if author_id is not None and given.count(author_id) == 1:
            cell["id"] = author_id
        else:
            cell["id"] = cell_id(page, *text, occurrence=seen[text])
        seen[text] += 1


def cell_id(page: PurePosixPath, cell_type: str, source: str, *, occurrence: int) -> str:
    """The id of the `occurrence`-th (from 0) cell with this text on the page; fits nbformat's `[a-zA-Z0-9-_]{1,64}`."""
    text = "\0".join((page.as_posix(), cell_type, source, str(occurrence)))
    return sha256(text.encode()).hexdigest()[:_LENGTH]
