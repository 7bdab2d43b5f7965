"""Do two pieces of HTML say the same? Tables are compared cell by cell, the text around them as text.

Times that were measured are left aside: two native runs may agree about them, since tables round.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import zip_longest

from lite_builder.verify.native.outputs.text import NOTHING, first_difference, same_text
from lite_builder.verify.native.outputs.tolerance import Tolerance
from lite_builder.verify.native.outputs.volatile import is_measured_time

Found = tuple[str, str, str]
"""Where the first difference is, and what stands there in both."""

_HIDDEN = frozenset({"style", "script", "head", "title"})


@dataclass
class _Table:
    rows: list[list[str]] = field(default_factory=list)

    def name_of(self, row: int, column: int) -> str:
        """`row 3 "mean", column "age"`: a table of pandas has names of its columns in its first row, of rows first."""
        names = [f"row {row}"]
        if column and self.rows[row] and self.rows[row][0]:
            names[0] += f' "{self.rows[row][0]}"'
        heading = self._heading(row, column)
        return ", ".join([*names, f'column "{heading}"' if heading else f"column {column + 1}"])

    def is_measured_time(self, row: int, column: int) -> bool:
        """Whether the name of the cell's column or row says so."""
        return is_measured_time(self._heading(row, column)) or (column > 0 and is_measured_time(self.rows[row][0]))

    def _heading(self, row: int, column: int) -> str:
        return self.rows[0][column] if row and column < len(self.rows[0]) else ""


def difference_in_html(one: str, other: str, tolerance: Tolerance) -> Found | None:
    """The first cell of a table that differs, else the first line of text; None if both say the same."""
    here, there = _parsed(one), _parsed(other)
    for number, (table, other_table) in enumerate(zip_longest(here.tables, there.tables), 1):
        which = "table" if len(here.tables) == 1 else f"table {number}"
        if table is None or other_table is None:
            return which, NOTHING if table is None else _size(table), _size(other_table) if other_table else NOTHING
        if found := _in_table(table, other_table, tolerance):
            place, *values = found
            return f"{which}, {place}", values[0], values[1]
    if found_text := first_difference(here.text, there.text, tolerance):
        return "text", found_text[1], found_text[2]
    return None


def _in_table(one: _Table, other: _Table, tolerance: Tolerance) -> Found | None:
    if [len(row) for row in one.rows] != [len(row) for row in other.rows]:
        if _size(one) != _size(other):
            return "its size", _size(one), _size(other)
        return "its form", _size(one), "other cells are joined"
    for row, (cells, other_cells) in enumerate(zip(one.rows, other.rows, strict=True)):
        for column, (cell, other_cell) in enumerate(zip(cells, other_cells, strict=True)):
            if not same_text(cell, other_cell, tolerance) and not one.is_measured_time(row, column):
                return one.name_of(row, column), cell, other_cell
    return None


def _size(table: _Table) -> str:
    return f"{len(table.rows)} rows, {max(map(len, table.rows), default=0)} columns"


class _Parser(HTMLParser):
    """Takes tables and the text around them apart. A table within a table counts as text of the outer one's cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._around: list[str] = []
        self._depth = 0
        self._hidden = 0
        self._cell: list[str] | None = None

    @property
    def text(self) -> str:
        return "\n".join(line for line in (part.strip() for part in self._around) if line)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(_Table())
        elif self._depth == 1 and tag == "tr":
            self.tables[-1].rows.append([])
        elif self._depth == 1 and tag in ("td", "th") and self.tables[-1].rows:
            self._cell = []
        elif tag == "img":
            self._take(dict(attrs).get("src") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "table":
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and tag in ("td", "th") and self._cell is not None:
            self.tables[-1].rows[-1].append(" ".join("".join(self._cell).split()))
            self._cell = None

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._take(data)

    def _take(self, text: str) -> None:
        (self._around if self._cell is None else self._cell).append(text)


def _parsed(html: str) -> _Parser:
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser
