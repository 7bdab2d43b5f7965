"""How is what else MyST has between its blocks written as plain Markdown? Labels, comments, lists of definitions."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from markdown_it.token import Token

from lite_builder.course.links.anchors import Anchors, slug
from lite_builder.course.myst.syntax import blocks_of
from lite_builder.course.plain_text import plain_text

_EQUATION_LABEL = re.compile(r"\$\$[ \t]*\((?P<label>[^()\s]+)\)[ \t]*$")
_LABEL = re.compile(r"\((?P<label>[^()\n]+)\)=[ \t]*$")
_DEFINITION = re.compile(r"[ \t]*:[ \t]+")
_HIDDEN = ("myst_line_comment", "myst_block_break", "footnote_reference_open")


def in_plain_blocks(text: str, anchors: Anchors) -> str:
    """The Markdown text with labels as places in HTML, without comments, breaks and the definitions of footnotes.

    The numbers of equations are those of their labels among the page's `anchors`.
    """
    lines: list[str | None] = list(text.split("\n"))
    for token in blocks_of(text):
        if token.map is None:
            continue
        first, end = token.map
        if token.type in _HIDDEN:
            lines[first:end] = [None] * (end - first)
        elif token.type == "myst_target":
            lines[first] = _LABEL.sub(_place, lines[first] or "") + ("\n" if _is_text(text, end) else "")
        elif token.type == "math_block_label":
            last = max(number for number in range(first, end) if (lines[number] or "").strip())
            lines[last] = _EQUATION_LABEL.sub(lambda found: _numbered(found["label"], anchors), lines[last] or "")
    for first, end, written in _definition_lists(text):
        lines[first:end] = [written, *[None] * (end - first - 1)]
    return "\n".join(line for line in lines if line is not None)


def _is_text(text: str, number: int) -> bool:
    return bool("\n".join(text.split("\n")[number : number + 1]).strip())


def _place(label: re.Match[str]) -> str:
    return f'<a id="{escape(label["label"])}"></a>'


def _numbered(label: str, anchors: Anchors) -> str:
    anchor = anchors.get(label)
    return f"\\tag{{{anchor.number}}}$$" if anchor and anchor.number else "$$"


def _definition_lists(text: str) -> Iterator[tuple[int, int, str]]:
    """Each outermost list of definitions: its lines, and the list of bold terms that says the same."""
    lines = text.split("\n")
    tokens = blocks_of(text)
    for index, token in enumerate(tokens):
        if token.type == "dl_open" and token.map and token.level == 0:
            end = max(part.map[1] for part in _within(tokens[index:]) if part.map)
            while end > token.map[0] and not lines[end - 1].strip():
                end -= 1
            yield token.map[0], end, _list_of(_within(tokens[index:]), lines)


def _within(tokens: Sequence[Token]) -> list[Token]:
    closing = next(number for number, token in enumerate(tokens) if token.type == "dl_close" and token.level == 0)
    return list(tokens[:closing])


def _list_of(tokens: Sequence[Token], lines: Sequence[str]) -> str:
    written: list[str] = []
    for opening, token in pairwise(tokens):
        if opening.type == "dt_open":
            place = f'<a id="term-{escape(slug(plain_text(token.content)))}"></a>'
            written.append(f"- {place}**{token.content}**")
        elif opening.type == "dd_open" and opening.level == 1 and opening.map:
            start = next(number for number in range(*opening.map) if _DEFINITION.match(lines[number]))
            first, *rest = lines[start : opening.map[1]]
            written += ["", f"  {_DEFINITION.sub('', first, count=1)}", *(_shifted(line) for line in rest)]
    return "\n".join(written).rstrip()


def _shifted(line: str) -> str:
    """A further line of a definition, which stands below its text."""
    return f"  {line.strip()}" if line.startswith("  ") else line.rstrip()
