"""Which rows does a table have that is written as a list or as lines with commas, and how is it written in Markdown?"""

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO

from lite_builder.course.myst.directives import Directive

_BAR = re.compile(r"(?<!\\)\|")
_ESCAPED_BAR = r"\\|"
_ITEM = re.compile(r"[*-](?:[ \t]+|$)")


def rows_of(table: Directive) -> list[list[str]]:
    """The rows of a `{list-table}` or a `{csv-table}`; the first is its head, with empty cells if it has none."""
    rows = (
        _listed(table.body) if table.name == "list-table" else _separated(table.body, table.options.get("delim", ","))
    )
    if head := next(_separated(table.options.get("header", ""), ","), None):
        return [head, *rows]
    found = list(rows)
    if found and table.options.get("header-rows", "0") in ("", "0"):
        found.insert(0, [""] * max(map(len, found)))
    return found


def table_of(rows: Sequence[Sequence[str]]) -> str:
    """The rows as a Markdown table, of which the first is the head."""
    width = max(map(len, rows))
    return "\n".join((_row(rows[0], width), "|" + "---|" * width, *(_row(row, width) for row in rows[1:])))


def _row(cells: Sequence[str], width: int) -> str:
    padded = [*cells, *[""] * (width - len(cells))]
    return f"| {' | '.join(_BAR.sub(_ESCAPED_BAR, cell.strip()) for cell in padded)} |"


def _separated(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text.strip("\n")), delimiter=delimiter if len(delimiter) == 1 else ",")


def _listed(body: str) -> list[list[str]]:
    """The rows of a list of lists: `* - first` begins a row, `  - next` a cell; a cell's further lines are joined."""
    rows: list[list[str]] = []
    for line in body.split("\n"):
        rest = line.strip()
        if row := _ITEM.match(line):
            rows.append([])
            rest = line[row.end() :].strip()
        if not rows or not rest:
            continue
        if cell := _ITEM.match(rest):
            rows[-1].append(rest[cell.end() :])
        elif rows[-1]:
            rows[-1][-1] = f"{rows[-1][-1]} {rest}".strip()
    return rows
