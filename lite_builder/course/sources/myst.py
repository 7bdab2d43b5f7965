"""A page as a MyST notebook: Markdown whose `{code-cell}` directives are its code. Jupytext divides it into cells."""

import json
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from jupytext.myst import myst_to_notebook
from markdown_it import MarkdownIt
from markdown_it.token import Token
from nbformat import NotebookNode, from_dict

from lite_builder.course.fences import find_broken_fences, is_closed
from lite_builder.course.sources.parsed import ParsedSource
from lite_builder.errors import PageError, Place

_CODE_CELL = re.compile(r"^[ ]{0,3}(?:`{3,}|~{3,}|:{3,})[ \t]*\{code-cell\}", re.MULTILINE)
_CELL_MARK = re.compile(r"^\+\+\+[ \t]*(?:\{.*\})?[ \t]*$", re.MULTILINE)
_TAGS_WITHOUT_BRACKETS = re.compile(r"^(?P<key>[ ]*:?tags:)[ ]+(?P<tags>[\w-]+(?:[ ,]+[\w-]+)*)[ ,]*$")
_PYTHON = {"", "python", "python3", "ipython", "ipython3", "py"}
_COLON_OPENING = re.compile(r"^[ ]{0,3}(?P<colons>:{3,})\{(?P<name>[^}\s]+)\}")
_COLON_CLOSING = re.compile(r"^[ ]{0,3}(?P<colons>:{3,})[ \t]*$")
_LINE_IN_MESSAGE = re.compile(r" at line (\d+)\b")

Fence = tuple[Token, int, int]
"""A fence with the index of its first line, and of the line after its last one."""

_BLOCKS = MarkdownIt("commonmark").disable("inline")


def is_myst_notebook(text: str) -> bool:
    """Whether the page has a code cell, or a line `+++` that divides it into cells."""
    return bool(_CODE_CELL.search(text) or _CELL_MARK.search(text))


def parse_myst(text: str, file: Path) -> ParsedSource:
    """Read a MyST notebook from which the front matter was blanked. Raises `PageError`."""
    fences = tuple(_fences(text))
    _check_fences(text, fences, file)
    text = _with_lists_of_tags(text, fences)
    try:
        with warnings.catch_warnings():
            # Jupytext warns, without the page's name, where `python3` and `ipython3` stand side by side.
            warnings.simplefilter("ignore")
            notebook: NotebookNode = myst_to_notebook(text, add_source_map=True)
        starts: list[int] = notebook.metadata.pop("source_map")
        for cell in notebook.cells:
            cell["metadata"] = from_dict(_plain_metadata(cell.metadata))
    except Exception as error:  # jupytext, nbformat and PyYAML raise many kinds for metadata that they cannot use
        line = _LINE_IN_MESSAGE.search(str(error))
        raise PageError(
            "the options of a cell cannot be read",
            where=Place(file, int(line[1]) if line else _first_bad_cell(text)),
            why=" ".join(str(error).split()),
            todo="write each option as `:tags: [solution]`, right below the line with `{code-cell}`",
        ) from error
    lines = text.splitlines()
    return ParsedSource(
        notebook,
        tuple(_line_of(cell.source, lines, start) for cell, start in zip(notebook.cells, starts, strict=True)),
    )


def _plain_metadata(metadata: object) -> dict[str, object]:
    """What YAML gave, as JSON has it: dates become text."""
    plain: dict[str, object] = json.loads(json.dumps(metadata, default=str))
    return plain


def _with_lists_of_tags(text: str, fences: Iterable[Fence]) -> str:
    """The text in which the tags of cells are lists, as nbformat wants them; MyST takes `:tags: a, b` as well."""
    lines = text.splitlines()
    for fence, first, end in fences:
        if fence.info.strip().startswith("{code-cell}"):
            for at in _option_lines(lines, first + 1, end):
                if tags := _TAGS_WITHOUT_BRACKETS.match(lines[at]):
                    lines[at] = f"{tags['key']} [{', '.join(re.findall('[^ ,]+', tags['tags']))}]"
    return "\n".join(lines) + "\n"


def _option_lines(lines: Sequence[str], start: int, end: int) -> range:
    """Where the options of a cell stand: between two lines `---`, or in the first lines, each of which has a colon."""
    in_block = lines[start].startswith("---") if start < end else False
    for at in range(start + in_block, end):
        if lines[at].startswith("---") if in_block else not lines[at].lstrip().startswith(":"):
            return range(start, at)
    return range(start, end)


def _first_bad_cell(text: str) -> int | None:
    """The line of the first code cell that jupytext cannot read even alone."""
    lines = text.splitlines()
    for _, first, end in _fences(text):
        try:
            myst_to_notebook("\n".join(lines[first:end]))
        except Exception:  # as above
            return first + 1
    return None


def _line_of(source: str, lines: Sequence[str], start: int) -> int | None:
    """The line (from 1) of the cell's first line that is not blank, at or below the index `start`."""
    first = next((line for line in source.splitlines() if line.strip()), None)
    if first is None:
        return None
    return next((at + 1 for at in range(start, len(lines)) if lines[at].strip() == first.strip()), None)


def _check_fences(text: str, fences: Iterable[Fence], file: Path) -> None:
    """Refuse what ends only with the page because nobody closed it, and cells that jupytext would take for text."""
    for broken in find_broken_fences(text, colons=False):
        raise PageError(broken.what, where=Place(file, broken.row + 1), why=broken.why, todo=broken.todo)
    lines = text.splitlines()
    inside = set[int]()
    for fence, first, end in fences:
        if not is_closed(fence, lines[end - 1], alone=end - first < 2):
            raise PageError(
                f"what begins with `{lines[first].strip()}` has no end",
                where=Place(file, first + 1),
                todo=f"close it with a line `{fence.markup}`",
            )
        inside.update(range(first, end))
        _check_language(fence.info, first, file)
    _check_colon_fences([(at, line) for at, line in enumerate(lines) if at not in inside], file)


def _fences(text: str) -> Iterator[Fence]:
    for token in _BLOCKS.parse(text):
        if token.type == "fence" and token.map is not None:
            yield token, token.map[0], token.map[1]


def _check_language(info: str, line: int, file: Path) -> None:
    directive, _, language = info.strip().partition("{code-cell}")
    if not directive and language != info.strip() and language.strip().lower() not in _PYTHON:
        raise PageError(
            f"this code cell is not Python but `{language.strip()}`",
            where=Place(file, line + 1),
            todo="write `{code-cell} python`, or show the code in a plain code block",
        )


def _check_colon_fences(lines: Sequence[tuple[int, str]], file: Path) -> None:
    """A colon fence ends at the first line of as many colons; those inside of it have fewer."""
    open_fences: list[tuple[int, int, str]] = []
    for at, line in lines:
        if opening := _COLON_OPENING.match(line):
            _check_no_cell(opening["name"], at, file)
            width = len(opening["colons"])
            if not open_fences or width < open_fences[-1][0]:
                open_fences.append((width, at, line.strip()))
        elif closing := _COLON_CLOSING.match(line):
            while open_fences and open_fences[-1][0] <= len(closing["colons"]):
                open_fences.pop()
    if open_fences:
        width, at, opened = open_fences[0]
        raise PageError(
            f"what begins with `{opened}` has no end",
            where=Place(file, at + 1),
            todo=f"close it with a line `{':' * width}`",
        )


def _check_no_cell(directive: str, at: int, file: Path) -> None:
    if directive == "code-cell":
        raise PageError(
            "a code cell between colons is not run",
            where=Place(file, at + 1),
            todo="write it between back-ticks: ```{code-cell}",
        )
