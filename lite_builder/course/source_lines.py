"""At which line of the author's file does each cell start? So that an error can name the script, not the notebook."""

import re

from nbformat import NotebookNode

_QUOTES = "(?:\"{3}|'{3})"
_AROUND_TEXT = re.compile(rf"(?:#[ ]?|[rR]?{_QUOTES})?(?P<text>.*?){_QUOTES}?", re.DOTALL)
"""What may stand around the first line of a cell in a script: a comment's hash, or the quotes of a docstring."""


def find_cell_lines(notebook: NotebookNode, text: str) -> tuple[int | None, ...]:
    """For each cell the line (from 1) of `text` where its first non-blank line stands, or None where it is not found.

    Cells stand in the text in their order; prose and commented magics have a `# ` before them in a script.
    """
    lines = [line.rstrip() for line in text.splitlines()]
    bare = [match["text"] if (match := _AROUND_TEXT.fullmatch(line)) else line for line in lines]
    found: list[int | None] = []
    start = 0
    for cell in notebook.cells:
        first = next((line.rstrip() for line in cell.source.splitlines() if line.strip()), None)
        at = next((i for i in range(start, len(lines)) if first in (lines[i], bare[i])), None)
        found.append(None if at is None else at + 1)
        if at is not None:
            start = at + len(cell.source.strip().splitlines())
    return tuple(found)
