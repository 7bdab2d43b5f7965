"""How is a role that refers to something of the course written as a link? `{ref}`, `{doc}`, `{term}` and their kin."""

from lite_builder.course.links.targets import (
    Spot,
    Target,
    Targets,
    address_of,
    find_label,
    find_page,
    find_target,
    find_term,
    finds_words,
    text_of,
)
from lite_builder.course.markup import as_markdown
from lite_builder.course.myst.inline import Role

_MYST_RESOLVES = frozenset({"ref", "numref", "eq", "prf:ref", "proof:ref"})
"""Roles that jupyterlab-myst 2.7.0 follows within a cell, with a preview of what they lead to."""


def written_reference(role: Role, spot: Spot, targets: Targets) -> str | None:
    """The reference at this spot as a Markdown link; None where its reader follows it as it is. Raises `DeadLink`."""
    if role.name == "doc":
        return _link(role.words, find_page(role.target, spot.page, targets), spot, targets)
    if role.name == "download":
        return _download(role, spot, targets)
    if role.name == "term":
        return _link(role.words or role.target, find_term(role.target, targets), spot, targets)
    target = find_label(role.target, spot.page, targets)
    if role.name in _MYST_RESOLVES and finds_words(target, spot, targets):
        return None
    return _link(_filled(role, target, targets), target, spot, targets)


def _link(words: str, target: Target, spot: Spot, targets: Targets) -> str:
    address = address_of(target, spot, targets)
    return f"[{words or as_markdown(text_of(target, targets))}]({address})"


def _download(role: Role, spot: Spot, targets: Targets) -> str:
    file = find_target(role.target, spot.page, targets)
    words = role.words or as_markdown(role.target.rpartition("/")[2])
    return f"[{words}]({role.target if file is None else address_of(file, spot, targets)})"


def _filled(role: Role, target: Target, targets: Targets) -> str:
    """The words of a reference with the number and the title in the places that they leave for them."""
    if not role.words or target.anchor is None:
        return role.words
    number, title = target.anchor.number, as_markdown(text_of(target, targets))
    return role.words.replace("%s", number).replace("{number}", number).replace("{name}", title)
