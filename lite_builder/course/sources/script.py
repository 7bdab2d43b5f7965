"""A page as a Python script: percent, light, or a gallery's. Jupytext tells cells from magics and code from prose.

What it takes silently for code or prose, although the author meant a header or a cell marker, is an error here, since
the learner would see it.
"""

import re
from pathlib import Path

import jupytext
import yaml
from nbformat import NotebookNode

from lite_builder.course.source_lines import find_cell_lines
from lite_builder.course.sources.gallery import is_gallery, mark_blocks
from lite_builder.course.sources.parsed import ParsedSource
from lite_builder.errors import PageError, Place

_KNOWN_CELL_TYPES = {"markdown", "md", "code", "raw"}
_TYPED_MARKER = re.compile(r"^#\s*%%+\s*\[(?P<type>[^\]\n]*)(?P<close>\]?)")


def parse_script(text: str, file: Path) -> ParsedSource:
    """Read a script in the format that jupytext finds in it. Raises `PageError`."""
    _check_header(text, file)
    _check_markers(text, file)
    gallery = is_gallery(text)
    notebook = _read(mark_blocks(text), "py:sphinx", file) if gallery else _read(text, "py", file)
    if gallery:
        # Jupytext puts `%matplotlib inline` first, as galleries do for those who download a notebook.
        del notebook.cells[0]
    _check_metadata(notebook, text, file)
    return ParsedSource(notebook, find_cell_lines(notebook, text))


def _read(text: str, format_name: str, file: Path) -> NotebookNode:
    try:
        notebook: NotebookNode = jupytext.reads(text, fmt=format_name)
    except Exception as error:  # jupytext and nbformat raise many kinds for a header that they cannot use
        raise PageError(
            "this script does not give a notebook",
            where=Place(file),
            why=str(error).splitlines()[0] if str(error) else type(error).__name__,
            todo="mend its header, or remove it: it is not needed",
        ) from error
    return notebook


def _check_metadata(notebook: NotebookNode, text: str, file: Path) -> None:
    for number, cell in enumerate(notebook.cells, 1):
        if "incorrectly_encoded_metadata" in cell.metadata:
            wrong = cell.metadata["incorrectly_encoded_metadata"]
            raise PageError(
                f"the metadata of a cell cannot be read: {wrong}",
                where=Place(file, _line_with(text, wrong), number),
                todo='write it as `# %% tags=["solution"]`, in JSON after each `=`',
            )


def _check_header(text: str, file: Path) -> None:
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != "# ---":
        return
    ends = [index for index, line in enumerate(lines[1:], 1) if line.rstrip() == "# ---"]
    if not ends:
        raise PageError(
            "the header of this script has no end", where=Place(file, 1), todo="close it with a line `# ---`"
        )
    header = "\n".join(line.removeprefix("#").removeprefix(" ") for line in lines[1 : ends[0]])
    try:
        yaml.safe_load(header)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise PageError(
            "the header of this script is not YAML",
            where=Place(file, mark.line + 2 if mark else 1),
            why=getattr(error, "problem", None) or str(error),
            todo="mend it, or remove the whole header: it is not needed",
        ) from error


def _check_markers(text: str, file: Path) -> None:
    for number, line in enumerate(text.splitlines(), 1):
        marker = _TYPED_MARKER.match(line)
        if marker and not (marker["close"] and marker["type"].strip() in _KNOWN_CELL_TYPES):
            raise PageError(
                f"this cell marker is not understood: {line.strip()}",
                where=Place(file, number),
                todo="write `# %% [markdown]` for text and `# %%` for code",
            )


def _line_with(text: str, part: str) -> int | None:
    return next((number for number, line in enumerate(text.splitlines(), 1) if part in line), None)
