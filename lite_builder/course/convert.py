"""Which notebook does one source file give? What its format's module finds there, cleaned, with ids."""

from pathlib import Path, PurePosixPath

import nbformat
from nbformat import NotebookNode

from lite_builder.course.cell_ids import set_cell_ids
from lite_builder.course.sources.formats import parse
from lite_builder.course.sources.parsed import ParsedSource
from lite_builder.course.titles import first_heading
from lite_builder.errors import PageError, Place
from lite_builder.memory import Kind, recall
from lite_builder.text_file import read_text_file

KERNELSPEC = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}
_CELL_METADATA_NOISE = {
    "cell_marker",
    "collapsed",
    "execution",
    "ExecuteTime",
    "lines_to_end_of_cell_marker",
    "lines_to_next_cell",
    "scrolled",
    "trusted",
}


Converted = tuple[NotebookNode, tuple[int | None, ...], str]

_CONVERTED: Kind[Converted] = Kind("pages", list, lambda row: (nbformat.from_dict(row[0]), tuple(row[1]), row[2]))


def convert(source: Path, page: PurePosixPath) -> Converted:
    """Read the source of a page: its notebook, the line of each cell in the source, and its title.

    The notebook is clean (no outputs, no counts) and opens with the site's kernel without a question; `page` is where
    it will stand in the site. Raises `PageError`.
    """
    text = _read(source)
    return recall(_CONVERTED, lambda: _convert(text, source, page), text, source.suffix, page.as_posix())


def _convert(text: str, source: Path, page: PurePosixPath) -> Converted:
    """As `convert`; the name of the source is for errors only."""
    parsed = parse(text, source)
    notebook = parsed.notebook
    _clean(notebook)
    set_cell_ids(notebook, page, parsed.ids_by_author)
    _validate(parsed, source)
    return notebook, parsed.lines, first_heading(notebook) or page.stem.replace("_", " ").strip()


def _read(source: Path) -> str:
    text = read_text_file(source, "this page", PageError)
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise PageError(
            "this page holds a NUL character", where=Place(source, line), todo="remove it; the file may be damaged"
        )
    return text


def _clean(notebook: NotebookNode) -> None:
    """Leave what the author wrote and nothing that a run or an editor added."""
    for cell in notebook.cells:
        for key in _CELL_METADATA_NOISE & cell.metadata.keys():
            del cell.metadata[key]
        if cell.cell_type == "code":
            cell["outputs"] = []
            cell["execution_count"] = None
        else:
            cell.pop("outputs", None)
            cell.pop("execution_count", None)
    notebook["metadata"] = nbformat.from_dict({"kernelspec": KERNELSPEC, "language_info": {"name": "python"}})
    notebook["nbformat"], notebook["nbformat_minor"] = 4, 5


def _validate(parsed: ParsedSource, source: Path) -> None:
    try:
        nbformat.validate(parsed.notebook)
    except nbformat.ValidationError as error:
        in_cell = [part for part in error.absolute_path if isinstance(part, int)][:1]
        raise PageError(
            "this page does not give a valid notebook",
            where=Place(source, parsed.lines[in_cell[0]], in_cell[0] + 1) if in_cell else Place(source),
            why=str(error).splitlines()[0],
            todo="mend the cell's metadata" if in_cell else "open it in Jupyter and save it again",
        ) from error
