"""How are the links and references of a text written for its reader? By edits, each in its place."""

from collections.abc import Callable, Iterator
from html import escape
from urllib.parse import unquote

from lite_builder.course.links.edits import Edit
from lite_builder.course.links.markdown_links import MarkdownLink, find_markdown_links
from lite_builder.course.links.references import written_reference
from lite_builder.course.links.targets import (
    DeadLink,
    Spot,
    Targets,
    address_of,
    find_target,
    finds_words,
    names_path,
    text_of,
)
from lite_builder.course.markup import as_markdown
from lite_builder.course.myst.inline import find_roles
from lite_builder.course.reader import Reader

Dead = Callable[[MarkdownLink, DeadLink], None]
"""Is told of a link or a reference that leads nowhere."""


def link_edits(text: str, spot: Spot, targets: Targets, dead: Dead) -> Iterator[Edit]:
    """The edits after which each link and each reference of a page's Markdown text opens where it is read."""
    for link in find_markdown_links(text):
        try:
            yield from _edits_of_link(link, text, spot, targets)
        except DeadLink as problem:
            dead(link, problem)
    for role in find_roles(text):
        if role.is_reference:
            try:
                written = written_reference(role, spot, targets)
            except DeadLink as problem:
                dead(MarkdownLink(role.start, role.end, text[role.start : role.end]), problem)
                yield Edit(role.start, role.end, role.words or as_markdown(role.target))
            else:
                if written is not None:
                    yield Edit(role.start, role.end, written)


def _edits_of_link(link: MarkdownLink, text: str, spot: Spot, targets: Targets) -> Iterator[Edit]:
    target = find_target(link.destination, spot.page, targets, is_image=link.is_image)
    if target is None:
        return
    if text[link.start - 1 : link.start] == "<" and text[link.end : link.end + 1] == ">":  # as in <project:#label>
        words = as_markdown(text_of(target, targets))
        yield Edit(link.start - 1, link.end + 1, f"[{words}]({address_of(target, spot, targets)})")
        return
    if not link.is_image and text.endswith("[](", 0, link.start) and not finds_words(target, spot, targets):
        yield Edit(link.start - 2, link.start - 2, as_markdown(text_of(target, targets)))
    address = address_of(target, spot, targets, in_html=link.in_html)
    in_site = link.in_html and targets.reader is Reader.MYST
    if not in_site and target.path not in targets.pages and names_path(link.destination, target.path, spot.page):
        return
    if unquote(address) != unquote(link.destination):
        yield Edit(link.start, link.end, escape(address) if link.in_html else address)
