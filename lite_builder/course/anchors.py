"""Which places of a page can a link name, and what are they called in the notebook interface?

A heading is named as on GitHub (`#fair-distances`); JupyterLab calls it `Fair-distances`, and goes there only by that.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from lite_builder.memory import Kind, recall

_MARKDOWN = MarkdownIt("commonmark").enable("table")
_LABEL = re.compile(r"\((?P<label>[^()\s]+)\)=")
_HTML_ID = re.compile(r"""<[a-z][^<>]*?\s(?:id|name)\s*=\s*["']?(?P<id>[^"'\s<>]+)""", re.IGNORECASE)
_TERM = re.compile(r"^(?P<term>[^\s:#>|`~][^\n]*)\n\n?:[ \t]+\S", re.MULTILINE)
_GLOSSARY_TERM = re.compile(r"^(?P<term>[^\s:#>|`~][^\n]*)(?=\n[ \t]+\S)", re.MULTILINE)
_NOT_IN_A_SLUG = re.compile(r"[^\w\- ]")

Anchors = Mapping[str, str | None]
"""By the name that a link may use, JupyterLab's id; None where the notebook interface knows no such place."""

_ANCHORS: Kind[Anchors] = Kind("anchors", dict, dict)


def anchors_of(texts: Iterable[str]) -> Anchors:
    """The anchors of a page with these Markdown cells: headings, `(label)=` lines, HTML ids, terms of glossaries.

    A heading is found by its slug and by JupyterLab's id; of equal ones the second has the slug `name-1`, and so on.
    """
    known = tuple(texts)
    return recall(_ANCHORS, lambda: _anchors_of(known), *known)


def _anchors_of(texts: Iterable[str]) -> Anchors:
    anchors: dict[str, str | None] = {}
    ids: dict[str, str | None] = {}
    for text in texts:
        for name, place in _anchors_in(_MARKDOWN.parse(text)):
            if place is not None:
                ids.setdefault(place, place)
            anchors[_free(name, anchors)] = place
        for term in _TERM.finditer(text):
            ids.setdefault(slug(term["term"]), None)
    return ids | anchors


def slug(heading: str) -> str:
    """What GitHub calls a heading of this text in links."""
    return _NOT_IN_A_SLUG.sub("", heading.strip().lower()).replace(" ", "-")


def _free(name: str, taken: Mapping[str, str | None]) -> str:
    number = 0
    free = name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _anchors_in(tokens: list[Token]) -> Iterator[tuple[str, str | None]]:
    labels: list[str] = []
    for opening, token in pairwise([Token("", "", 0), *tokens]):
        if opening.type == "heading_open":
            text = "".join(child.content for child in token.children or () if child.type in ("text", "code_inline"))
            heading_id = text.replace(" ", "-")
            yield slug(text), heading_id
            yield from ((label, heading_id) for label in labels)
            labels = []
        elif token.type == "inline" and (label := _LABEL.fullmatch(token.content)):
            labels.append(label["label"])
        elif token.type == "fence" and token.info.strip().startswith("{glossary}"):
            yield from ((slug(term["term"]), None) for term in _GLOSSARY_TERM.finditer(token.content))
        for part in (token, *(token.children or ())):
            if part.type in ("html_block", "html_inline"):
                yield from ((found["id"], found["id"]) for found in _HTML_ID.finditer(part.content))
    yield from ((label, None) for label in labels)
