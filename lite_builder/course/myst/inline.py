"""Which roles and footnotes stand in the lines of a Markdown text, and where? Code, math and comments hold none.

Found with them: dollars and words struck out, which Jupyter and jupyterlab-myst do not read alike.
"""

import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass

from lite_builder import memory
from lite_builder.course.myst.directives import read_directive
from lite_builder.course.myst.syntax import blocks_of

_INLINE = re.compile(
    r"\{(?P<role>[A-Za-z][\w:.+-]*)\}(?P<ticks>`+)(?P<content>[^`].*?)(?<!`)(?P=ticks)(?!`)"
    r"|(?P<dollar>\\\$)|\\[^\n]"
    r"|(?<!~)~~(?!~)(?P<struck>[^~`\n]+)~~(?!~)"
    r"|(?<!`)(?P<code>`+)(?!`).*?(?<!`)(?P=code)(?!`)"
    r"|(?P<math>\$\$?)(?:\\.|[^$\\])+?(?P=math)"
    r"|<!--.*?-->"
    r"|\[\^(?P<footnote>[^\]\s]+)\]",
    re.DOTALL,
)
_MAY_HOLD_SOME = re.compile(r"\}`|\\\$|~~|\[\^")
_MAY_HOLD = re.compile(r"\}`|\[\^|\\\$|~~")
_TARGETED = re.compile(r"(?P<words>.*?)[ \t\n]*<(?P<target>[^<>]+)>", re.DOTALL)


_REFERENCES = frozenset({"any", "doc", "download", "eq", "eqref", "numref", "prf:ref", "proof:ref", "ref", "term"})


@dataclass(frozen=True)
class Role:
    """A role, such as {ref}`here`, between two offsets of the text."""

    start: int
    end: int
    name: str
    content: str

    @property
    def is_reference(self) -> bool:
        """Whether it refers to a place, a page, a term or a file of the course."""
        return self.name in _REFERENCES

    @property
    def target(self) -> str:
        """What it refers to: all of its content, or what stands in angle brackets behind words."""
        found = _TARGETED.fullmatch(self.content)
        return (found["target"] if found else self.content).strip()

    @property
    def words(self) -> str:
        """The words before a target in angle brackets, or nothing."""
        found = _TARGETED.fullmatch(self.content)
        return found["words"].strip() if found else ""


@dataclass(frozen=True)
class FootnoteMark:
    """A mark that refers to a footnote, such as `[^one]`, between two offsets of the text."""

    start: int
    end: int
    name: str


@dataclass(frozen=True)
class Dollar:
    """A dollar that is none of math, since a backslash stands before it, between two offsets of the text."""

    start: int
    end: int


@dataclass(frozen=True)
class Struck:
    """Words struck out, as `~~these~~`, between two offsets of the text."""

    start: int
    end: int
    words: str


Inline = Role | FootnoteMark | Dollar | Struck


_KINDS = {kind.__name__: kind for kind in (Role, FootnoteMark, Dollar, Struck)}
_FOUND: memory.Kind[tuple[Inline, ...]] = memory.Kind(
    "inline",
    lambda found: [[type(it).__name__, *astuple(it)] for it in found],
    lambda rows: tuple(_KINDS[name](*fields) for name, *fields in rows),
)


def find_inline(text: str) -> tuple[Inline, ...]:
    """Every role, mark of a footnote, plain dollar, and all that is struck out, in their order."""
    if not _MAY_HOLD.search(text):
        return ()
    return memory.recall(_FOUND, lambda: tuple(_find(text)), text)


def _find(text: str) -> Iterator[Inline]:
    if not _MAY_HOLD_SOME.search(text):  # most cells hold none, and to find their blocks takes a while
        return
    for start, end in _stretches(text):
        for found in _INLINE.finditer(text, start, end):
            if found["role"]:
                yield Role(found.start(), found.end(), found["role"], " ".join(found["content"].split()))
            elif found["dollar"]:
                yield Dollar(found.start(), found.end())
            elif found["struck"]:
                yield Struck(found.start(), found.end(), found["struck"])
            elif found["footnote"] and not _is_definition(text, found):
                yield FootnoteMark(found.start(), found.end(), found["footnote"])


def find_roles(text: str) -> Iterator[Role]:
    """Every role, in their order."""
    return (found for found in find_inline(text) if isinstance(found, Role))


def _is_definition(text: str, mark: re.Match[str]) -> bool:
    line = text.rfind("\n", 0, mark.start()) + 1
    return text.startswith(":", mark.end()) and not text[line : mark.start()].strip(" \t>")


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each run of lines that hold inline text, and of each title of a directive."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    inline, titles = _inline_lines(text)
    found = [(starts[number] + lines[number].index("}") + 1, starts[number + 1] - 1) for number in titles]
    for number in inline:
        if number - 1 not in inline:
            end = number
            while end in inline:
                end += 1
            found.append((starts[number], starts[end] - 1))
    return iter(sorted(found))


def _inline_lines(text: str) -> tuple[set[int], set[int]]:
    """The numbers (from 0) of the lines that hold inline text, and of those with a directive's title."""
    lines = text.split("\n")
    inline: set[int] = set()
    titles: set[int] = set()
    for token in blocks_of(text):
        if token.type == "inline" and token.map:
            inline.update(range(token.map[0], min(max(token.map[1], token.map[0] + 1), len(lines))))
        elif (directive := read_directive(token, lines)) and not directive.is_literal:
            inside = _inline_lines(directive.body)
            inline.update(directive.body_start + line for line in inside[0] if directive.body_start + line < len(lines))
            titles.update(directive.body_start + line for line in inside[1])
            if directive.argument:
                titles.add(directive.start)
    return inline, titles
