"""Where in a Markdown text do links stand? Each destination with its position, found by markdown-it-py's own rules.

Code, math and comments hold no links. What stands between the back-ticks of a MyST directive such as `{note}` is text.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, image, link
from markdown_it.rules_inline.html_inline import html_inline
from markdown_it.token import Token
from mdit_py_plugins.amsmath import amsmath_plugin
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin

from lite_builder.course.myst.directives import Directive, read_directive
from lite_builder.memory import Kind, recall

_SHOWS_FILE = frozenset({"figure", "image"})
_NAMES_FILE = frozenset({"embed", "video"})
_DEFINITION = re.compile(r"(?<!\\)\]:[ \t]*(?:\n[ \t>]*)?")
_TAG = re.compile(r"<(?:a|img)\s[^<>]*>", re.IGNORECASE)
_ADDRESS = re.compile(
    r"""\s(?:href|src)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'<>]+))""", re.I
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FOUND = "lite_builder.links"

Rule = Callable[[StateInline, bool], bool]


@dataclass(frozen=True)
class MarkdownLink:
    """One link: what stands between `start` and `end` (offsets in the text) is its destination, as it is written.

    `destination` has its escapes resolved; in HTML, `%20` and the like stay as they are. `in_html` says how it may be
    written anew.
    """

    start: int
    end: int
    destination: str
    is_image: bool = False
    in_html: bool = False


_LINKS: Kind[tuple[MarkdownLink, ...]] = Kind(
    "links",
    lambda links: [astuple(link) for link in links],
    lambda rows: tuple(MarkdownLink(*row) for row in rows),
)


def find_markdown_links(text: str) -> tuple[MarkdownLink, ...]:
    """Every link, image, reference definition, autolink, `<a href>` and `<img src>` of the text, in their order."""
    return recall(_LINKS, lambda: _find_links(text), text)


def _find_links(text: str) -> tuple[MarkdownLink, ...]:
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    rows = [(line, start) for line, start in zip(lines, starts, strict=False)]
    found = {link.start: link for link in _links_of(rows)}
    return tuple(found[start] for start in sorted(found))


Rows = Sequence[tuple[str, int]]
"""Lines, each with the offset in the whole text at which it begins."""


def _links_of(rows: Rows) -> Iterator[MarkdownLink]:
    env: dict[str, object] = {}
    cursor = (-1, 0)
    # Its plugin for colon fences (0.7) reads past the end of a text whose last line has no break.
    for token in _MARKDOWN.parse("".join(f"{line}\n" for line, _ in rows), env):
        if token.map is None:
            continue
        if token.type == "inline":
            offsets, cursor = _offsets(token, rows, cursor)
            for start, end, destination, is_image, in_html in token.meta.get(_FOUND, ()):
                if offsets is not None and start < end:
                    yield MarkdownLink(offsets[start], offsets[end - 1] + 1, destination, is_image, in_html)
        elif token.type == "html_block":
            yield from _links_of_html(rows, token)
        elif directive := read_directive(token, [line for line, _ in rows]):
            yield from _links_of_directive(directive, rows)
            if not directive.is_literal:
                yield from _links_of(_rows_of_fence(token, rows))
    yield from _definitions(rows, env)


def _links_of_directive(directive: Directive, rows: Rows) -> Iterator[MarkdownLink]:
    """The file that a directive shows or names behind its own name."""
    if directive.argument and directive.name in _SHOWS_FILE | _NAMES_FILE:
        line, start = rows[directive.start]
        column = line.index(directive.argument, line.index("}"))
        end = start + column + len(directive.argument)
        yield MarkdownLink(start + column, end, directive.argument, directive.name in _SHOWS_FILE)


def _rows_of_fence(token: Token, rows: Rows) -> Rows:
    """The lines between the fences, without what stands before them in a list or a quotation."""
    assert token.map is not None  # noqa: S101 - fences always have one
    inner = []
    for content, (line, start) in zip(token.content.split("\n")[:-1], rows[token.map[0] + 1 :], strict=False):
        before = len(line) - len(content)
        if line.endswith(content):
            inner.append((content, start + before))
    return inner


def _offsets(token: Token, rows: Rows, cursor: tuple[int, int]) -> tuple[list[int] | None, tuple[int, int]]:
    """For each character of the token's text its offset, and where in the last line the search goes on (tables)."""
    assert token.map is not None  # noqa: S101 - the caller has looked
    offsets: list[int] = []
    first = token.map[0]
    for number, content in enumerate(token.content.split("\n")):
        at = first + number
        if at >= len(rows):
            return None, cursor
        line, start = rows[at]
        skip = cursor[1] if cursor[0] == at else 0
        written = content if content in line[skip:] else content.replace("|", "\\|")
        is_cell = token.map[1] - first == 1 and "|" in line
        column = line.find(written, skip) if is_cell else line.rfind(written)
        if column < 0:
            return None, cursor
        position = start + column
        for character in content:
            if written is not content and character == "|":
                position += 1
            offsets.append(position)
            position += 1
        cursor = (at, position - start)
        offsets.append(position)
    return offsets, cursor


def _links_of_html(rows: Rows, token: Token) -> Iterator[MarkdownLink]:
    assert token.map is not None  # noqa: S101 - the caller has looked
    part = rows[token.map[0] : token.map[1]]
    offsets = [start + column for line, start in part for column in range(len(line) + 1)]
    text = "\n".join(line for line, _ in part)
    for start, end, destination, is_image, _ in _addresses(text):
        yield MarkdownLink(offsets[start], offsets[end - 1] + 1, destination, is_image, in_html=True)


Found = tuple[int, int, str, bool, bool]


def _addresses(html: str) -> Iterator[Found]:
    """Start, end and value of the addresses in HTML, and whether it is an image's."""
    visible = _COMMENT.sub(lambda comment: " " * len(comment[0]), html)
    for tag in _TAG.finditer(visible):
        for address in _ADDRESS.finditer(tag[0]):
            name = address.lastgroup or ""
            start, end = (tag.start() + at for at in address.span(name))
            yield start, end, unescape(address[name]), tag[0][1].lower() == "i", True


def _definitions(rows: Rows, env: dict[str, object]) -> Iterator[MarkdownLink]:
    references = env.get("references")
    if not isinstance(references, dict):
        return
    for label, reference in references.items():
        first, end = reference["map"]
        part = rows[first:end]
        text = "\n".join(line for line, _ in part)
        offsets = [start + column for line, start in part for column in range(len(line) + 1)]
        colon = _DEFINITION.search(text)
        if label.startswith("^") or not colon:
            continue
        parsed = _MARKDOWN.helpers.parseLinkDestination(text, colon.end(), len(text))
        if parsed.ok and parsed.pos > colon.end():
            yield MarkdownLink(offsets[colon.end()], offsets[parsed.pos - 1] + 1, parsed.str)


class _Recorder:
    """markdown-it's inline rules, which also note where a destination stood; not for what is in an image's text."""

    def __init__(self) -> None:
        self._in_image = 0

    def link(self, state: StateInline, silent: bool) -> bool:
        return self._bracketed(state, silent, link, state.pos)

    def image(self, state: StateInline, silent: bool) -> bool:
        return self._bracketed(state, silent, image, state.pos + 1)

    def autolink(self, state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not autolink(state, silent):
            return False
        if not silent and not self._in_image:
            _note(state, (start + 1, state.pos - 1, state.src[start + 1 : state.pos - 1], False, False))
        return True

    def html(self, state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not html_inline(state, silent):
            return False
        if not silent and not self._in_image:
            for first, end, destination, is_image, in_html in _addresses(state.src[start : state.pos]):
                _note(state, (start + first, start + end, destination, is_image, in_html))
        return True

    def _bracketed(self, state: StateInline, silent: bool, rule: Rule, bracket: int) -> bool:
        is_image = rule is image
        mark = "![" if is_image else "["
        if silent or not state.src.startswith(mark, state.pos):
            return rule(state, silent)
        label_end = state.md.helpers.parseLinkLabel(state, bracket, not is_image)
        self._in_image += is_image
        try:
            matched = rule(state, silent)
        finally:
            self._in_image -= is_image
        if matched and not self._in_image and label_end >= 0 and state.pos > label_end + 1:
            _note_inline(state, label_end + 1, is_image)
        return matched


def _note_inline(state: StateInline, bracket: int, is_image: bool) -> None:
    """Note the destination of `[text](destination)`; that of a reference stands in its definition."""
    if state.src[bracket] != "(":
        return
    start = bracket + 1
    while state.src[start] in " \t\n":
        start += 1
    parsed = state.md.helpers.parseLinkDestination(state.src, start, state.posMax)
    if parsed.ok:
        _note(state, (start, parsed.pos, parsed.str, is_image, False))


def _note(state: StateInline, found: Found) -> None:
    noted = state.env.setdefault(_FOUND, [])
    noted.append(found)


def _keep_notes(markdown: MarkdownIt) -> None:
    """Hand each inline token the notes on it, since the notes of all of a text's tokens come in one list."""

    def inline(state: object) -> None:
        for token in state.tokens:  # type: ignore[attr-defined]
            if token.type == "inline":
                state.env[_FOUND] = []  # type: ignore[attr-defined]
                state.md.inline.parse(token.content, state.md, state.env, token.children)  # type: ignore[attr-defined]
                token.meta[_FOUND] = state.env.pop(_FOUND)  # type: ignore[attr-defined]

    markdown.core.ruler.at("inline", inline)


def _parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark").enable("table").use(dollarmath_plugin).use(amsmath_plugin)
    markdown.use(colon_fence_plugin)
    recorder = _Recorder()
    for name, rule in (
        ("link", recorder.link),
        ("image", recorder.image),
        ("autolink", recorder.autolink),
        ("html_inline", recorder.html),
    ):
        markdown.inline.ruler.at(name, rule)
    _keep_notes(markdown)
    return markdown


_MARKDOWN = _parser()
