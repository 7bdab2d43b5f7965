"""Which line of the author's file is this row of a cell? And what are the Markdown blocks of some of its rows?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.colon_fence import colon_fence_plugin

from lite_builder.course.fences import rows_of
from lite_builder.course.model import Page
from lite_builder.errors import Place

_MARKDOWN = MarkdownIt("commonmark").enable("table").use(colon_fence_plugin)


@dataclass(frozen=True)
class CellText:
    """Rows of a text cell, and the place of the first of them."""

    rows: tuple[str, ...]
    start: Place

    def place(self, row: int) -> Place:
        """Where the row of this index (from 0) stands."""
        return replace(self.start, line=None if self.start.line is None else self.start.line + row)

    def part(self, first: int, end: int) -> "CellText":
        """The rows from `first` up to `end`, without it."""
        return CellText(self.rows[first:end], self.place(first))

    def replaced(self, rows: Sequence[str]) -> "CellText":
        """As many rows, in other words."""
        return replace(self, rows=tuple(rows))

    def blocks(self) -> Iterator["Block"]:
        """The Markdown blocks of the text, in their order."""
        for node in SyntaxTreeNode(_MARKDOWN.parse("\n".join(self.rows))).children:
            if node.map is not None:
                yield Block(node, self.part(*node.map), node.map[0])

    @property
    def markdown(self) -> str:
        """The rows as one text, without blank rows around it."""
        return "\n".join(self.rows).strip("\n").rstrip()


@dataclass(frozen=True)
class Block:
    """One block of a text: its node in Markdown's syntax tree, its rows, and the index of its first one."""

    node: SyntaxTreeNode
    text: CellText
    row: int

    @property
    def kind(self) -> str:
        """Markdown's name for it, such as `paragraph`, `bullet_list`, `fence` or `heading`."""
        return self.node.type

    @property
    def is_fence(self) -> bool:
        """Whether it stands between back-ticks, tildes or colons."""
        return self.kind in ("fence", "colon_fence")

    def items(self) -> Iterator[CellText]:
        """The items of a list, each without the sign before it and the indentation that goes with it."""
        for item in self.node.children:
            if item.type == "list_item" and item.map is not None:
                first, end = (row - self.row for row in item.map)
                yield _without_sign(self.text.part(first, end), len(item.markup + item.info))

    def body(self) -> CellText:
        """What stands inside of a fence."""
        inner = rows_of(self.node.content.removesuffix("\n"))
        return CellText(tuple(inner), self.text.place(1))


def cell_text(page: Page, index: int) -> CellText:
    """The text of the page's cell of this index."""
    rows = rows_of(page.notebook.cells[index].source)
    blank = next((number for number, row in enumerate(rows) if row.strip()), 0)
    line = page.line_of(index)
    return CellText(tuple(rows), Place(page.source, None if line is None else line - blank, index + 1))


def _without_sign(item: CellText, width: int) -> CellText:
    first = item.rows[0].lstrip()[width:]
    others = [row for row in item.rows[1:] if row.strip()]
    indent = min((len(row) - len(row.lstrip()) for row in others), default=0)
    return item.replaced([first.strip(), *(row[indent:].rstrip() for row in item.rows[1:])])
