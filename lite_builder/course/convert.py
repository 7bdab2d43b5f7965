"""Which notebook does one source file give? Scripts, notebooks and plain Markdown become nbformat 4.5.

Jupytext reads the scripts. What it takes silently for code or prose, although the author meant a header or a cell
marker, is an error here, since the learner would see it.
"""

import json
import re
from pathlib import Path, PurePosixPath

import jupytext
import nbformat
import yaml
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook

from lite_builder.course.cell_ids import set_cell_ids
from lite_builder.course.source_lines import find_cell_lines
from lite_builder.course.titles import first_heading
from lite_builder.errors import PageError, Place

SOURCE_SUFFIXES = (".py", ".md", ".ipynb")
KERNELSPEC = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}
_CELL_METADATA_NOISE = {"collapsed", "scrolled", "execution", "ExecuteTime", "lines_to_next_cell", "trusted"}
_KNOWN_CELL_TYPES = {"markdown", "md", "code", "raw"}
_TYPED_MARKER = re.compile(r"^#\s*%%+\s*\[(?P<type>[^\]\n]*)(?P<close>\]?)")


def convert(source: Path, page: PurePosixPath) -> tuple[NotebookNode, tuple[int | None, ...], str]:
    """Read the source of a page: its notebook, the line of each cell in the source, and its title.

    The notebook is clean (no outputs, no counts) and opens with the site's kernel without a question; `page` is where
    it will stand in the site. Raises `PageError`.
    """
    text = _read(source)
    notebook = _parse(text, source)
    _clean(notebook)
    set_cell_ids(notebook, page, _ids_by_author(text) if source.suffix == ".ipynb" else ())
    _validate(notebook, source)
    lines = find_cell_lines(notebook, text) if source.suffix != ".ipynb" else (None,) * len(notebook.cells)
    return notebook, lines, first_heading(notebook) or page.stem.replace("_", " ").strip()


def _read(source: Path) -> str:
    try:
        text = source.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PageError(
            "this page is not UTF-8 text", where=Place(source), why=str(error), todo="save the file as UTF-8"
        ) from error
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise PageError(
            "this page holds a NUL character", where=Place(source, line), todo="remove it; the file may be damaged"
        )
    return text


def _parse(text: str, source: Path) -> NotebookNode:
    match source.suffix:
        case ".ipynb":
            return _parse_notebook(text, source)
        case ".md":
            return _parse_markdown(text)
        case _:
            return _parse_script(text, source)


def _parse_markdown(text: str) -> NotebookNode:
    notebook: NotebookNode = new_notebook(cells=[new_markdown_cell(_without_front_matter(text))])
    return notebook


def _parse_notebook(text: str, source: Path) -> NotebookNode:
    try:
        notebook: NotebookNode = nbformat.reads(text, as_version=4)
    except Exception as error:  # nbformat raises many kinds, also bare KeyError and AttributeError, for broken files
        raise PageError(
            "this is not a Jupyter notebook",
            where=Place(source),
            why=str(error).splitlines()[0] if str(error) else type(error).__name__,
            todo="open it in Jupyter and save it again, or restore it from version control",
        ) from error
    if not isinstance(notebook.get("cells"), list):
        raise PageError("this notebook has no list of cells", where=Place(source), todo="restore it")
    return notebook


def _parse_script(text: str, source: Path) -> NotebookNode:
    _check_header(text, source)
    _check_markers(text, source)
    try:
        notebook: NotebookNode = jupytext.reads(text, fmt="py")
    except Exception as error:  # jupytext and nbformat raise many kinds for a header that they cannot use
        raise PageError(
            "this script does not give a notebook",
            where=Place(source),
            why=str(error).splitlines()[0],
            todo="mend its header, or remove it: it is not needed",
        ) from error
    for number, cell in enumerate(notebook.cells, 1):
        if "incorrectly_encoded_metadata" in cell.metadata:
            wrong = cell.metadata["incorrectly_encoded_metadata"]
            raise PageError(
                f"the metadata of a cell cannot be read: {wrong}",
                where=Place(source, _line_with(text, wrong), number),
                todo='write it as `# %% tags=["solution"]`, in JSON after each `=`',
            )
    return notebook


def _check_header(text: str, source: Path) -> None:
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != "# ---":
        return
    ends = [index for index, line in enumerate(lines[1:], 1) if line.rstrip() == "# ---"]
    if not ends:
        raise PageError(
            "the header of this script has no end", where=Place(source, 1), todo="close it with a line `# ---`"
        )
    header = "\n".join(line.removeprefix("#").removeprefix(" ") for line in lines[1 : ends[0]])
    try:
        yaml.safe_load(header)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise PageError(
            "the header of this script is not YAML",
            where=Place(source, mark.line + 2 if mark else 1),
            why=getattr(error, "problem", None) or str(error),
            todo="mend it, or remove the whole header: it is not needed",
        ) from error


def _check_markers(text: str, source: Path) -> None:
    for number, line in enumerate(text.splitlines(), 1):
        marker = _TYPED_MARKER.match(line)
        if marker and not (marker["close"] and marker["type"].strip() in _KNOWN_CELL_TYPES):
            raise PageError(
                f"this cell marker is not understood: {line.strip()}",
                where=Place(source, number),
                todo="write `# %% [markdown]` for text and `# %%` for code",
            )


def _ids_by_author(text: str) -> tuple[str | None, ...]:
    """The ids in the notebook's file itself; nbformat and jupytext fill in random ones where there are none."""
    return tuple(cell.get("id") for cell in json.loads(text).get("cells", ()))


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


def _validate(notebook: NotebookNode, source: Path) -> None:
    try:
        nbformat.validate(notebook)
    except nbformat.ValidationError as error:
        raise PageError(
            "this page does not give a valid notebook",
            where=Place(source),
            why=str(error).splitlines()[0],
            todo="open it in Jupyter and save it again",
        ) from error


def _without_front_matter(text: str) -> str:
    match = re.match(r"---\n.*?\n---\n", text, flags=re.DOTALL)
    return text[match.end() :].lstrip("\n") if match else text


def _line_with(text: str, part: str) -> int | None:
    return next((number for number, line in enumerate(text.splitlines(), 1) if part in line), None)
