"""Does each fence of a Markdown text end where its author meant it to? One that is broken swallows what comes below it.

Markdown itself knows no broken fence: a closing line whose opening one is missing opens a code block, which goes on to
the end of the text, over questions, solutions and the marks between cells.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin

_MARKDOWN = MarkdownIt("commonmark").use(colon_fence_plugin).disable("inline")
_WITHOUT_COLONS = MarkdownIt("commonmark").disable("inline")
_OPENING = re.compile(r"^[ ]{0,3}(?P<markup>`{3,}|~{3,}|:{3,})[ \t]*(?P<info>[^\s`].*)$")
_CELL_MARK = re.compile(r"^\+\+\+[ \t]*(?:\{.*\})?[ \t]*$")


@dataclass(frozen=True)
class BrokenFence:
    """A fence that does not end as it should: its row (from 0), and an error's what, why and todo."""

    row: int
    what: str
    why: str
    todo: str


def find_broken_fences(text: str, *, colons: bool = True) -> Iterator[BrokenFence]:
    """Each broken fence of the text that is not inside of a list or quotation, in their order.

    Without `colons` those of colons are taken for text.
    """
    lines = rows_of(text)
    for token in (_MARKDOWN if colons else _WITHOUT_COLONS).parse(text):
        if token.type in ("fence", "colon_fence") and token.level == 0 and token.map is not None:
            problem = _problem(token, lines, *token.map)
            if problem is not None:
                yield problem


def rows_of(text: str) -> list[str]:
    """The lines of a text as Markdown counts them, which knows fewer line ends than `str.splitlines`."""
    return re.split(r"\r\n?|\n", text)


def is_closed(fence: Token, last_line: str, *, alone: bool) -> bool:
    """Whether the last line of a fence closes it; `alone` if that is also its first line."""
    closing = last_line.strip().lstrip("> ")
    return not alone and len(closing) >= len(fence.markup) and not closing.strip(fence.markup[0])


def _problem(token: Token, lines: list[str], first: int, end: int) -> BrokenFence | None:
    info = token.info.strip()
    closed = is_closed(token, lines[end - 1], alone=end - first < 2)
    if info and not info.startswith("{"):
        return None if closed else _without_end(token, lines[first], first)
    swallowed = _swallowed(token, lines, range(first + 1, end - closed))
    if not info and (swallowed is not None or not closed):
        return BrokenFence(
            first,
            f"`{lines[first].strip()}` closes nothing",
            "the line that opens it is missing, so that all below it is taken for code",
            "write the line that opens it, such as ```{admonition} Question, or remove this one",
        )
    if swallowed is not None and not _CELL_MARK.match(lines[swallowed]):
        return BrokenFence(
            swallowed,
            f"the end of `{lines[swallowed].strip()}` ends what begins with `{lines[first].strip()}`",
            "the outer fence is no longer than the inner one",
            f"let the outer fence begin and end with `{token.markup}{token.markup[0]}`",
        )
    return None if closed and swallowed is None else _without_end(token, lines[first], first)


def _swallowed(token: Token, lines: list[str], rows: range) -> int | None:
    """The row of the first line inside of the fence that was meant to stand outside of it, or to be shorter."""
    for row in rows:
        opening = _OPENING.match(lines[row])
        same_kind = opening is not None and opening["markup"][0] == token.markup[0]
        if _CELL_MARK.match(lines[row]) or (
            opening is not None and same_kind and len(opening["markup"]) >= len(token.markup)
        ):
            return row
    return None


def _without_end(token: Token, line: str, row: int) -> BrokenFence:
    return BrokenFence(
        row,
        f"what begins with `{line.strip()}` has no end",
        "all below it would belong to it",
        f"close it with a line `{token.markup}`",
    )
