"""Which footnotes does a page have, and how are they shown below the cells that refer to them?

jupyterlab-myst 2.7.0 shows a footnote only while the pointer is on its mark, and knows only those of the same cell.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import dedent

from lite_builder.course.myst.inline import FootnoteMark, find_inline
from lite_builder.course.myst.syntax import blocks_of


@dataclass(frozen=True)
class Footnote:
    """A footnote: its name, its number on the page (from 1, in the order of the marks) and its text."""

    name: str
    number: int
    text: str

    @property
    def place(self) -> str:
        """The label of the place where its text is shown."""
        return f"fn-{self.name}"


@dataclass(frozen=True)
class CellFootnotes:
    """The footnotes of one cell: those whose first mark on the page stands in it, and those defined elsewhere."""

    shown: tuple[Footnote, ...] = ()
    missing: tuple[Footnote, ...] = ()


def numbers_of(texts: Iterable[str]) -> Mapping[str, int]:
    """The numbers of the footnotes of a page with these Markdown cells, by name."""
    cells = list(texts)
    defined = {name for cell in cells for name in definitions_of(cell)}
    marked = dict.fromkeys(name for cell in cells for name in marks_of(cell) if name in defined)
    return {name: number for number, name in enumerate(marked, 1)}


def share_out(texts: Sequence[str], marks: Iterable[Iterable[str]], numbers: Mapping[str, int]) -> list[CellFootnotes]:
    """What each of these cells shows; `marks` are the names of the footnotes to which each of them refers."""
    texts_of = {name: text for cell in texts for name, text in definitions_of(cell).items()}
    known = {name: Footnote(name, number, texts_of.get(name, "")) for name, number in numbers.items()}
    done: set[str] = set()
    shares = []
    for cell, names in zip(texts, marks, strict=True):
        here = [known[name] for name in names if name in known]
        own = definitions_of(cell)
        shown = tuple(footnote for footnote in here if footnote.name not in done)
        shares.append(CellFootnotes(shown, tuple(footnote for footnote in here if footnote.name not in own)))
        done.update(footnote.name for footnote in shown)
    return shares


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
