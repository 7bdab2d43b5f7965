"""Which exercise does a solution give? A notebook in, a notebook out; what is not a solution stays as it is.

The rules are those that authors of scikit-learn's course and of nbgrader know:

- A cell tagged `solution` goes.
- In a code cell a line `# solution` and all below it becomes `# Write your code here.`
- What stands between `### BEGIN SOLUTION` and `### END SOLUTION` becomes the same, or `*Write your answer here.*` in a
  text cell; what stands around stays.
- Placeholders that follow one another become one.
- The title, which is the first heading, changes: "Solution for Exercise 1.2" and "Exercise 1.2: solution" become
  "Exercise 1.2", "Solution 1: Three wines" becomes "Exercise 1: Three wines", and 📃 becomes 📝. Any other stays.

A placeholder that is indented is followed by `...`, without which a function of nothing else would not be Python.
"""

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from pathlib import Path

from markdown_it import MarkdownIt
from nbformat import NotebookNode

from lite_builder.errors import PageError, Place, UserError, raise_all

SOLUTION_TAG = "solution"
CODE_PLACEHOLDER = "# Write your code here."
TEXT_PLACEHOLDER = "*Write your answer here.*"
_TO_THE_END = re.compile(r"(?P<indent>\s*)#\s*solution\s*[.:]?\s*", flags=re.IGNORECASE)
_REGION = re.compile(r"(?P<indent>\s*).*?(?:#|<!--)\s*(?P<edge>BEGIN|END) SOLUTION\b")
_AT_THE_END = re.compile(
    r"^(exercises?\b.*?)(?:[\s:,(\[\u2013\u2014-]+solutions?[)\]]?)+\s*$", flags=re.IGNORECASE | re.DOTALL
)
_MARKDOWN = MarkdownIt()


def exercise_of(solution: NotebookNode, source: Path, lines: Sequence[int | None] = ()) -> NotebookNode:
    """The exercise to a solution.

    `source` and `lines`, the line of it at which each cell starts, are named in errors. Cells keep their ids.
    Raises `PageError`, several together, for the marker of a region without its other one.
    """
    exercise = without_solutions(solution, source, lines)
    _change_title(exercise.cells)
    return exercise


def without_solutions(page: NotebookNode, source: Path, lines: Sequence[int | None] = ()) -> NotebookNode:
    """The page with all that is marked as solution taken out, under its own title. Raises as `exercise_of` does."""
    problems: list[UserError] = []
    kept = []
    for index, cell in enumerate(page.cells):
        if SOLUTION_TAG in cell.metadata.get("tags", ()):
            continue
        try:
            text = _cleared(cell.source, cell.cell_type)
        except _UnbalancedError as error:
            problems.append(_unbalanced(error, cell, Place(source, _line(lines, index), index + 1)))
        else:
            kept.append(_with_source(cell, text))
    raise_all(problems)
    without: NotebookNode = deepcopy(page)
    without["cells"] = list(_merged(kept))
    return without


def exercise_title(title: str) -> str:
    """The exercise's title, from the solution's. Raises nothing; what it does not know it leaves."""
    symbol, words = re.fullmatch(r"((?:📃|📝)?\s*)(.*)", title, flags=re.DOTALL).groups()  # type: ignore[union-attr]
    words = re.sub(r"^solutions?\s+(?:for|to|of)\s+(?:the\s+)?(exercises?)\b", _like_the_first, words, flags=re.I)
    words = re.sub(r"^(s)olution(s?)\b", lambda match: _exercise(match[1]) + match[2], words, flags=re.I)
    words = _AT_THE_END.sub(r"\1", words)
    return symbol.replace("📃", "📝") + words


def _like_the_first(match: re.Match[str]) -> str:
    exercise = match[1]
    return exercise.capitalize() if match[0][0].isupper() else exercise


def _exercise(first_letter: str) -> str:
    return "Exercise" if first_letter.isupper() else "exercise"


class _UnbalancedError(Exception):
    """A region's marker without its other one, on this line of the cell (from 0)."""

    def __init__(self, edge: str, row: int) -> None:
        self.edge = edge
        self.row = row


def _cleared(text: str, cell_type: str) -> str:
    """The text of a cell without its solutions; the very same text if it has none."""
    if cell_type == "raw" or not _is_marked(text, cell_type):
        return text
    rows: list[str] = []
    begun: int | None = None
    for number, row in enumerate(text.split("\n")):
        if edge := _REGION.match(row):
            if (edge["edge"] == "BEGIN") == (begun is not None):
                raise _UnbalancedError(edge["edge"], number)
            begun = number if edge["edge"] == "BEGIN" else None
            if begun is not None:
                _add_placeholder(rows, edge["indent"], cell_type)
        elif begun is None and cell_type == "code" and (marker := _TO_THE_END.fullmatch(row)):
            _add_placeholder(rows, marker["indent"], cell_type)
            break
        elif begun is None:
            rows.append(row)
    if begun is not None:
        raise _UnbalancedError("BEGIN", begun)
    return "\n".join(rows)


def _is_marked(text: str, cell_type: str) -> bool:
    rows = text.split("\n")
    return any(_REGION.match(row) or (cell_type == "code" and _TO_THE_END.fullmatch(row)) for row in rows)


def _add_placeholder(rows: list[str], indent: str, cell_type: str) -> None:
    """Add it, unless nothing but blank lines has come since the last one of the same indentation."""
    placeholder = [TEXT_PLACEHOLDER] if cell_type == "markdown" else [indent + CODE_PLACEHOLDER]
    if indent and cell_type == "code":
        placeholder.append(f"{indent}...")
    written = [row for row in rows if row.strip()]
    if written[-len(placeholder) :] != placeholder:
        rows.extend(placeholder)


def _with_source(cell: NotebookNode, text: str) -> NotebookNode:
    new: NotebookNode = deepcopy(cell)
    new["source"] = text
    return new


def _merged(cells: Iterable[NotebookNode]) -> Iterable[NotebookNode]:
    before = None
    for cell in cells:
        placeholder = _placeholder(cell)
        if placeholder is None or placeholder != before:
            yield cell
        before = placeholder


def _placeholder(cell: NotebookNode) -> tuple[str, str] | None:
    text = cell.source.strip()
    return (cell.cell_type, text) if text in (CODE_PLACEHOLDER, TEXT_PLACEHOLDER) else None


def _change_title(cells: Sequence[NotebookNode]) -> None:
    for cell in cells:
        row = _first_heading_row(cell)
        if row is not None:
            rows = cell.source.split("\n")
            mark, title = re.fullmatch(r"(\s*#*\s*)(.*)", rows[row], flags=re.DOTALL).groups()  # type: ignore[union-attr]
            rows[row] = mark + exercise_title(title)
            cell["source"] = "\n".join(rows)
            return


def _first_heading_row(cell: NotebookNode) -> int | None:
    if cell.cell_type != "markdown":
        return None
    tokens = _MARKDOWN.parse(cell.source)
    return next((token.map[0] for token in tokens if token.type == "heading_open" and token.map), None)


def _line(lines: Sequence[int | None], index: int) -> int | None:
    return lines[index] if index < len(lines) else None


def _unbalanced(error: _UnbalancedError, cell: NotebookNode, start: Place) -> PageError:
    other = "END" if error.edge == "BEGIN" else "BEGIN"
    first = next(number for number, row in enumerate(cell.source.split("\n")) if row.strip())
    line = None if start.line is None else start.line + error.row - first
    return PageError(
        f"`### {error.edge} SOLUTION` stands without its `### {other} SOLUTION`",
        where=Place(start.file, line, start.cell),
        why="how far the solution goes cannot be told",
        todo="write both, each on a line of its own, in the same cell",
    )
