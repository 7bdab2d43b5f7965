"""A page as a Jupyter notebook. Its cells have no lines that a person would look for in the file."""

import json
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from lite_builder.course.sources.parsed import ParsedSource
from lite_builder.errors import PageError, Place

_PYTHON = {"", "python", "python3", "ipython", "ipython3"}


def parse_ipynb(text: str, file: Path) -> ParsedSource:
    """Read a notebook of any version of the format. Raises `PageError`."""
    try:
        notebook: NotebookNode = nbformat.reads(text, as_version=4)
        # The ids in the file itself: nbformat fills in random ones where there are none.
        ids = tuple(cell.get("id") for cell in json.loads(text).get("cells", ()))
    except Exception as error:  # nbformat raises many kinds, also bare KeyError and AttributeError, for broken files
        raise PageError(
            "this is not a Jupyter notebook",
            where=Place(file),
            why=str(error).splitlines()[0] if str(error) else type(error).__name__,
            todo="open it in Jupyter and save it again, or restore it from version control",
        ) from error
    if not isinstance(notebook.get("cells"), list):
        raise PageError("this notebook has no list of cells", where=Place(file), todo="restore it")
    _check_language(notebook, file)
    known = len(ids) == len(notebook.cells)
    return ParsedSource(notebook, (None,) * len(notebook.cells), ids if known else ())


def _check_language(notebook: NotebookNode, file: Path) -> None:
    """Refuse code for another kernel, which would fail in each of its cells. Without a word about it, it is Python."""
    metadata = notebook.metadata
    language = metadata.get("kernelspec", {}).get("language") or metadata.get("language_info", {}).get("name")
    if not isinstance(language, str) or language.lower() in _PYTHON:
        return
    if any(cell.cell_type == "code" for cell in notebook.cells):
        raise PageError(
            f"this notebook is written in {language}",
            where=Place(file),
            why="the site has a kernel for Python, and no other",
            todo="remove it from the outline, or show its code in Markdown",
        )
