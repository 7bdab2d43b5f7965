"""Which footnotes does a page have, and how are they shown below the cells that refer to them?

jupyterlab-myst 2.7.0 shows a footnote only while the pointer is on its mark, and knows only those of the same cell. It
numbers what it has rendered, but for names that are numbers.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from textwrap import dedent

from lite_builder.course.myst.inline import FootnoteMark, find_inline
from lite_builder.course.myst.syntax import blocks_of


@dataclass(frozen=True)
class Footnote:
    """A footnote: its name, its number on the page and its text."""

    name: str
    number: int
    text: str

    @property
    def place(self) -> str:
        """The label of the place where its text is shown."""
        return f"fn-{self.number}"


@dataclass(frozen=True)
class CellFootnotes:
    """The footnotes to which one cell refers, and those of them whose first mark on the page stands in it."""

    marked: tuple[Footnote, ...] = ()
    shown: tuple[Footnote, ...] = ()


def numbers_of(texts: Iterable[str]) -> Mapping[str, int]:
    """The numbers of the footnotes of a page with these Markdown cells, by name.

    A name that is a number keeps it; the others have the numbers that are left, in the order of their marks.
    """
    cells = list(texts)
    defined = {name for cell in cells for name in definitions_of(cell)}
    marked = list(dict.fromkeys(name for cell in cells for name in marks_of(cell) if name in defined))
    own = {name: int(name) for name in marked if name.isdecimal() and int(name)}
    left = (number for number in count(1) if number not in own.values())
    return {name: own.get(name) or next(left) for name in marked}


def share_out(texts: Sequence[str], marks: Iterable[Iterable[str]], numbers: Mapping[str, int]) -> list[CellFootnotes]:
    """What each of these cells shows; `marks` are the names of the footnotes to which each of them refers."""
    known = {
        name: Footnote(name, numbers[name], text)
        for cell in texts
        for name, text in definitions_of(cell).items()
        if name in numbers
    }
    done: set[str] = set()
    shares = []
    for names in marks:
        here = tuple(known[name] for name in names if name in known)
        shares.append(CellFootnotes(here, tuple(footnote for footnote in here if footnote.name not in done)))
        done.update(footnote.name for footnote in here)
    return shares


def without_definitions(text: str, names: Container[str]) -> str:
    """The text without the definitions of the footnotes with these names."""
    lines: list[str | None] = list(text.split("\n"))
    for token in blocks_of(text) if "[^" in text else ():
        if token.type == "footnote_reference_open" and token.map and token.meta["label"] in names:
            lines[token.map[0] : token.map[1]] = [None] * (token.map[1] - token.map[0])
    return "\n".join(line for line in lines if line is not None)


def marks_of(text: str) -> tuple[str, ...]:
    """The names of the footnotes to which the text refers, each once."""
    return tuple(dict.fromkeys(found.name for found in find_inline(text) if isinstance(found, FootnoteMark)))


def definitions_of(text: str) -> Mapping[str, str]:
    """The texts of the footnotes that are defined here, by name."""
    if "[^" not in text:  # to find its blocks takes a while
        return {}
    found: dict[str, str] = {}
    if "[^" not in text:
        return found
    lines = text.split("\n")
    for token in blocks_of(text):
        if token.type == "footnote_reference_open" and token.map:
            first, *rest = lines[token.map[0] : token.map[1]]
            found[str(token.meta["label"])] = "\n".join(
                (first.partition("]:")[2].strip(), dedent("\n".join(rest)))
            ).strip()
    return found
