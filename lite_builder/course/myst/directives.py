"""Which directives stand in a Markdown text, and how is the text written with others in their place?"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import yaml
from markdown_it.token import Token

from lite_builder.course.myst.syntax import FENCES, blocks_of

_INFO = re.compile(r"\{(?P<name>[^\s{}]+)\}[ \t]*(?P<argument>.*)", re.DOTALL)
_KEY = re.compile(r"[A-Za-z][\w-]*")
_OPTION = re.compile(r":(?P<key>[A-Za-z][\w-]*):(?:[ \t]+(?P<value>.*))?")
_MARKER = re.compile(r"[^>\s]")
_TICKS = re.compile(r"`{3,}")

_LITERAL_NAMES = (
    "anywidget bibliography code code-block code-cell contents csv-table embed eval-rst highlight iframe image include "
    "index line-block literalinclude math mdast mermaid mystdemo parsed-literal raw show-index sourcecode "
    "table-of-contents tableofcontents toc toctree video youtube"
)
_LITERAL = frozenset(_LITERAL_NAMES.split())
"""Directives whose body is no Markdown."""


@dataclass(frozen=True)
class Directive:
    """One directive.

    `body` is what is left between its fences once its options are taken away, without what stands before each line in
    a list or a quotation. `start`, `body_start` and `end` are lines of the text (from 0): the opening fence, the first
    of the body, the one after the closing fence. `before` is what stands before the opening fence on its line.
    """

    name: str
    argument: str
    options: Mapping[str, str]
    body: str
    start: int
    body_start: int
    end: int
    before: str = ""

    @property
    def is_literal(self) -> bool:
        """Whether its body is code, data or math, and no Markdown."""
        return self.name in _LITERAL or self.name.startswith("raw:")

    @property
    def label(self) -> str:
        """What others refer to it by, or nothing."""
        return self.options.get("label") or self.options.get("name", "")

    @property
    def classes(self) -> tuple[str, ...]:
        """The values of its option `class`."""
        return tuple(self.options.get("class", "").split())


Writer = Callable[[Directive], str | None]
"""Gives the text to stand in the place of a directive, whose body is rewritten already; None to leave it as it is."""


def find_directives(text: str) -> Iterator[Directive]:
    """The directives of a Markdown text that stand in no other directive, in their order."""
    lines = text.split("\n")
    for token in blocks_of(text):
        if directive := read_directive(token, lines):
            yield directive


def read_directive(token: Token, lines: list[str]) -> Directive | None:
    """The directive that a token of these lines is, if it is one."""
    if token.type not in FENCES or token.map is None:
        return None
    info = _INFO.match(token.info.strip())
    if info is None:
        return None
    start, end = token.map
    first = lines[start]
    options, body, skipped = _options(token.content)
    return Directive(
        info["name"],
        info["argument"].strip(),
        MappingProxyType(options),
        body,
        start,
        start + 1 + skipped,
        end,
        first[: max(first.find(token.markup), 0)],
    )


def rewrite_directives(text: str, write: Writer) -> str:
    """The text with what `write` gives in the place of each directive; those inside of others come first."""
    lines = text.split("\n")
    done: list[tuple[Directive, str]] = []
    for directive in find_directives(text):
        body = directive.body if directive.is_literal else rewrite_directives(directive.body, write)
        inner = replace(directive, body=body)
        written = write(inner)
        if written is None and body != directive.body:
            written = written_directive(inner)
        if written is not None:
            done.append((directive, written))
    for directive, written in reversed(done):
        lines[directive.start : directive.end] = _apart(_with_prefix(written, directive.before), directive, lines)
    return "\n".join(lines)


def written_directive(directive: Directive) -> str:
    """The directive as MyST text, between back-ticks that are more than any in its body."""
    ticks = "`" * (max([2, *(len(run) for run in _TICKS.findall(directive.body))]) + 1)
    argument = f" {directive.argument}" if directive.argument else ""
    options = [f":{key}: {value}".rstrip() for key, value in directive.options.items()]
    body = directive.body.strip("\n")
    if body.lstrip().startswith(("---", ":")):  # else its first lines would be options
        body = f"\n{body}"
    return "\n".join((f"{ticks}{{{directive.name}}}{argument}", *options, *([body] if body else []), ticks))


def _apart(written: list[str], directive: Directive, lines: list[str]) -> list[str]:
    """With an empty line where text stands next to it, which no fence parts from it any more."""
    rest = _MARKER.sub(" ", directive.before).rstrip()
    begins = directive.start == 0 or not lines[directive.start - 1].strip(" \t>") or _MARKER.search(directive.before)
    ends = directive.end >= len(lines) or not lines[directive.end].strip(" \t>")
    return [*([] if begins else [rest]), *written, *([] if ends else [rest])]


def _with_prefix(written: str, before: str) -> list[str]:
    """The lines behind what stands before them: the mark of a list only once, that of a quotation on each."""
    rest = _MARKER.sub(" ", before)
    lines = written.split("\n")
    return [f"{before}{lines[0]}".rstrip(), *(f"{rest}{line}".rstrip() for line in lines[1:])]


def _options(content: str) -> tuple[dict[str, str], str, int]:
    """The options at the beginning of a directive's content, the rest, and how many lines they take."""
    lines = content.split("\n")
    if lines and lines[0].strip() == "---":
        end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == "---"), 0)
        if end and (options := _yaml(lines[1:end])) is not None:
            return options, "\n".join(lines[end + 1 :]), end + 1
    options = {}
    count = 0
    for line in lines:
        option = _OPTION.fullmatch(line.strip())
        if option is None:
            break
        options[option["key"]] = (option["value"] or "").strip()
        count += 1
    return options, "\n".join(lines[count:]), count


def _yaml(lines: list[str]) -> dict[str, str] | None:
    try:
        loaded = yaml.safe_load("\n".join(lines))
    except yaml.YAMLError:
        return None
    if not isinstance(loaded, dict):
        return {} if loaded is None else None
    values = {str(key): "" if value in (None, True) else " ".join(str(value).split()) for key, value in loaded.items()}
    return {key: value for key, value in values.items() if _KEY.fullmatch(key)}
