"""Which places of a page can a link or a reference name, and what are they called where the page is read?

A heading is named as on GitHub (`#fair-distances`). Jupyter's own Markdown calls it `Fair-distances` and goes there
only by that; where MyST is shown, by jupyterlab-myst 2.7.0, it is `fair-distances`, or its label.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from typing import Any

from markdown_it.token import Token

from lite_builder import memory
from lite_builder.course.myst.directives import Directive, read_directive
from lite_builder.course.myst.glossary import glossary_terms, listed_terms
from lite_builder.course.myst.numbering import Numbering
from lite_builder.course.myst.syntax import blocks_of
from lite_builder.course.plain_text import plain_text

_HTML_ID = re.compile(r"""<[a-z][^<>]*?\s(?:id|name)\s*=\s*["']?(?P<id>[^"'\s<>]+)""", re.IGNORECASE)
_EQUATION_LABEL = re.compile(r"\\label\{(?P<label>[^}]+)\}")
_NOT_IN_A_SLUG = re.compile(r"[^\w\- ]")
_NOT_IN_A_MYST_ID = re.compile(r"[^a-z0-9-]+")
_QUOTES = re.compile("['‘’\"“”]+")  # noqa: RUF001 - those that MyST leaves out of its ids


class Kind(Enum):
    """How a place of a page comes by its name. Labels and terms are known in the whole course."""

    HEADING = "heading"
    LABEL = "label"
    TERM = "term"
    HTML = "html"


@dataclass(frozen=True)
class Anchor:
    """A place of a page.

    `jupyter` and `myst` are its ids where Jupyter's own Markdown is shown and where MyST is; None where the reader
    cannot be brought to it. `text` is what a reference without words of its own says, `number` what stands for `%s`.
    `cell` is the index of its cell among the Markdown cells of the page.
    """

    jupyter: str | None
    myst: str | None
    text: str = ""
    number: str = ""
    kind: Kind = Kind.HEADING
    cell: int = 0


Anchors = Mapping[str, Anchor]
"""The places of a page by the name that a link may use."""


def _dumped(anchors: Anchors) -> dict[str, list[str | int | None]]:
    return {name: [it.jupyter, it.myst, it.text, it.number, it.kind.value, it.cell] for name, it in anchors.items()}


def _loaded(rows: dict[str, list[Any]]) -> Anchors:
    return {name: Anchor(row[0], row[1], row[2], row[3], Kind(row[4]), row[5]) for name, row in rows.items()}


_ANCHORS: memory.Kind[Anchors] = memory.Kind("anchors", _dumped, _loaded)


def anchors_of(texts: Iterable[str]) -> Anchors:
    """The anchors of a page with these Markdown cells: headings, labels, HTML ids, terms of glossaries.

    A heading is found by its slug and by JupyterLab's id; of equal ones the second has the slug `name-1`, and so on.
    """
    known = tuple(texts)
    return memory.recall(_ANCHORS, lambda: _anchors_of(known), *known)


def _anchors_of(texts: Iterable[str]) -> Anchors:
    page = _Page()
    for text in texts:
        page.begin_cell()
        page.read(text)
    return page.anchors()


def slug(heading: str) -> str:
    """What GitHub calls a heading of this text in links."""
    return _NOT_IN_A_SLUG.sub("", heading.strip().lower()).replace(" ", "-")


def myst_id(label: str) -> str:
    """What jupyterlab-myst 2.7.0 calls the place with this label; of headings, with this text."""
    name = _NOT_IN_A_MYST_ID.sub("-", _QUOTES.sub("", label).strip().lower())
    name = re.sub("-{2,}", "-", f"id-{name}" if re.match("[0-9-]", name) else name)
    return name.strip("-")


class _Page:
    """The anchors of the cells that were read so far; figures, tables and equations are counted."""

    def __init__(self) -> None:
        self._named: dict[str, Anchor] = {}
        self._others: dict[str, Anchor] = {}
        self._numbering = Numbering()
        self._cell = -1

    def anchors(self) -> Anchors:
        return self._others | self._named

    def begin_cell(self) -> None:
        self._cell += 1

    def read(self, text: str) -> None:
        labels: list[str] = []
        lines = text.split("\n")
        for opening, token in pairwise([Token("", "", 0), *blocks_of(text)]):
            if token.type == "myst_target":
                labels.append(token.content)
            elif opening.type == "heading_open":
                self._add_heading(token.content, labels)
                labels = []
            elif (directive := read_directive(token, lines)) is not None:
                self._add_directive(directive, labels)
                labels = []
            elif token.type in ("math_block_label", "amsmath", "math_block"):
                self._add_equation(token, labels)
                labels = []
            elif token.type == "inline" and opening.type == "paragraph_open" and labels:
                self._add_labels(labels, "")
                labels = []
            if token.type in ("html_block", "inline"):
                for found in _HTML_ID.finditer(token.content):
                    self._named.setdefault(
                        found["id"], Anchor(found["id"], found["id"], kind=Kind.HTML, cell=self._cell)
                    )
        self._add_labels(labels, "")
        for term in glossary_terms(text):
            self._add_term(plain_text(term), f"term-{slug(plain_text(term))}")
        for term in listed_terms(text):
            self._add_term(plain_text(term), None)

    def _add_heading(self, content: str, labels: list[str]) -> None:
        text = plain_text(content)
        jupyter = text.replace(" ", "-")
        anchor = Anchor(jupyter, myst_id(labels[-1] if labels else text), text, cell=self._cell)
        self._others.setdefault(jupyter, anchor)
        self._named[_free(slug(text), self._named)] = anchor
        for label in labels:
            self._named[label] = replace(anchor, kind=Kind.LABEL)

    def _add_directive(self, directive: Directive, labels: list[str]) -> None:
        title = plain_text(directive.argument)
        kind, number = self._numbering.number(directive)
        text = f"({number})" if kind == "Equation" else f"{kind} {number}" if number else title
        names = [*labels, *([directive.label] if directive.label else [])]
        if directive.name == "figure-md" and directive.argument:
            names.append(directive.argument)
        self._add_labels(names, text, number)
        if not directive.is_literal and directive.name != "glossary":
            self.read(directive.body)

    def _add_equation(self, token: Token, labels: list[str]) -> None:
        own = [token.info] if token.type == "math_block_label" else _EQUATION_LABEL.findall(token.content)
        if names := [*labels, *own]:
            number = self._numbering.next("Equation")
            self._add_labels(names, f"({number})", number)

    def _add_labels(self, labels: Iterable[str], text: str, number: str = "") -> None:
        for label in labels:
            self._named[label] = Anchor(label, myst_id(label), text, number, Kind.LABEL, self._cell)

    def _add_term(self, term: str, place: str | None) -> None:
        anchor = Anchor(place, place and myst_id(place), term, kind=Kind.TERM, cell=self._cell)
        self._others.setdefault(slug(term), anchor)


def _free(name: str, taken: Mapping[str, object]) -> str:
    number = 0
    free = name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
