"""What does the outline say once the pages that are withheld are taken out of it? YAML text in, YAML text out."""

from collections.abc import Callable
from typing import Any

import yaml

_PAGES_OF = ("chapters", "sections", "children", "parts")
"""Keys whose lists hold pages, or groups of them; those of `_toc.yml` and of `myst.yml`."""


def public_outline(text: str, is_withheld: Callable[[str], bool]) -> str:
    """The outline without the pages of which `is_withheld(file)` is true, and without groups that are left empty.

    Pages below one that is withheld take its place. The very same text where nothing is taken out; else comments go.
    """
    document = yaml.safe_load(text)
    public = _filtered(document, is_withheld)
    return text if public == document else yaml.safe_dump(public, sort_keys=False, allow_unicode=True)


def _filtered(node: Any, is_withheld: Callable[[str], bool]) -> Any:
    if isinstance(node, dict):
        return {key: _filtered(value, is_withheld) for key, value in node.items()}
    if isinstance(node, list):
        return [kept for item in node for kept in _kept(item, is_withheld)]
    return node


def _kept(item: Any, is_withheld: Callable[[str], bool]) -> list[Any]:
    filtered = _filtered(item, is_withheld)
    if not isinstance(item, dict):
        return [filtered]
    groups = [key for key in _PAGES_OF if isinstance(item.get(key), list)]
    if isinstance(item.get("file"), str):
        below = [page for key in groups for page in filtered[key]]
        return below if is_withheld(item["file"]) else [_without_empty(filtered, item, groups)]
    was_emptied = any(item[key] and not filtered[key] for key in groups)
    return [] if was_emptied else [filtered]


def _without_empty(filtered: dict[str, Any], item: dict[str, Any], groups: list[str]) -> dict[str, Any]:
    return {key: value for key, value in filtered.items() if value or key not in groups or not item[key]}
