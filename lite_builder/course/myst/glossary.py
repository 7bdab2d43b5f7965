"""Which terms does a text define? In a glossary, or as a list of definitions (`term`, then `: what it means`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from textwrap import dedent

from lite_builder.course.myst.directives import Directive, find_directives
from lite_builder.course.myst.syntax import blocks_of


@dataclass(frozen=True)
class Entry:
    """One or more terms, each in a line of its own, and their definition, which is Markdown."""

    terms: tuple[str, ...]
    definition: str


def listed_terms(text: str) -> tuple[str, ...]:
    """The terms of the lists of definitions that stand in the text itself, in no directive."""
    return tuple(
        token.content for opening, token in pairwise(blocks_of(text)) if opening.type == "dt_open" and token.content
    )


def glossary_terms(text: str) -> tuple[str, ...]:
    """The terms of the glossaries that stand in the text itself."""
    glossaries = (directive for directive in find_directives(text) if directive.name == "glossary")
    return tuple(term for glossary in glossaries for term in terms_of(glossary))


def terms_of(glossary: Directive) -> tuple[str, ...]:
    """The terms of one glossary, written either way."""
    return listed_terms(glossary.body) or tuple(term for entry in entries_of(glossary) for term in entry.terms)


def entries_of(glossary: Directive) -> tuple[Entry, ...]:
    """The entries of a glossary as Sphinx writes it: terms begin their lines, definitions below them are indented."""
    return tuple(Entry(tuple(terms), dedent("\n".join(lines)).strip("\n")) for terms, lines in _groups(glossary.body))


def _groups(body: str) -> Iterator[tuple[list[str], list[str]]]:
    terms: list[str] = []
    lines: list[str] = []
    for line in body.split("\n"):
        if line[:1].strip():
            if any(lines):
                yield terms, lines
                terms, lines = [], []
            terms.append(line.strip())
        elif terms:
            lines.append(line)
    if terms:
        yield terms, lines
