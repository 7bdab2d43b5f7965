"""Which version of a page is this? Marks in the notebook's metadata, which a learner's copy of it carries on.

By them a page finds out, when it is opened, that the copy which the learner's browser has kept started from another
version than the course has now, and whether the learner has changed it: assets/work/versions.mjs reads them.
"""

import json
from hashlib import sha256

import nbformat
from nbformat import NotebookNode

KEY = "lite_builder"
"""The name of the marks in the metadata of a notebook."""

_LENGTH = 16


def version_marks(notebook: NotebookNode) -> dict[str, str]:
    """`version` differs where anything in the notebook does; `sources` where what a learner edits does."""
    return {"version": _digest(nbformat.writes(notebook)), "sources": _digest(sources_text(notebook))}


def sources_text(notebook: NotebookNode) -> str:
    """What a learner edits, as one text that JavaScript writes alike: kinds, sources and attachments of the cells."""
    cells = [[cell.cell_type, cell.source, _attachments(cell)] for cell in notebook.cells]
    return json.dumps(cells, ensure_ascii=False, separators=(",", ":"))


def _attachments(cell: NotebookNode) -> list[list[object]]:
    return [
        [name, [list(pair) for pair in sorted(forms.items())]]
        for name, forms in sorted(cell.get("attachments", {}).items())
    ]


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:_LENGTH]
