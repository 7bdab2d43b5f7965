"""What stands at which line of an outline's YAML? Its nodes, checked as they are read."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from lite_builder.errors import OutlineError, Place

MOST_MAPPINGS = 20_000
"""Mappings that one outline may have: aliases of aliases can make billions out of one screen of text."""

DEEPEST = 40
"""Levels of entries in entries, which an alias to itself would make endless."""

_URL_SCHEMES = ("http", "https", "mailto")


class OutlineYaml:
    """Reads the nodes of one file, which know their lines. Every method raises `OutlineError`."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._mappings = 0

    def compose(self, text: str) -> Node:
        """The outermost node of the text."""
        try:
            document = yaml.compose(text, Loader=yaml.SafeLoader)
        except RecursionError:
            raise OutlineError(
                "the outline is nested too deeply", where=Place(self._file), todo="close the brackets"
            ) from None
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            raise OutlineError(
                "the outline is not YAML",
                where=Place(self._file, mark.line + 1 if mark else None),
                why=getattr(error, "problem", None) or str(error),
                todo="mend the line that is named; indentation is done with spaces",
            ) from error
        if document is None:
            raise OutlineError("the outline is empty", where=Place(self._file), todo="name the pages of the course")
        return document

    def mapping(self, node: Node, what: str, known: Collection[str] | None = None) -> dict[str, Node]:
        """The values of a mapping by their keys; with `known`, no other key may be there."""
        self._mappings += 1
        if self._mappings > MOST_MAPPINGS:
            self.fail(node, f"the outline has more than {MOST_MAPPINGS} entries", "remove the aliases that repeat them")
        if not isinstance(node, MappingNode):
            self.fail(node, f"{what} is not a mapping", "write it as `key: value` lines")
        keys: dict[str, Node] = {}
        for key_node, value in node.value:
            key = self.text(key_node, "key")
            if known is not None and key not in known:
                self.fail(key_node, f"{what} has a key `{key}` that is not understood", f"use {_list(known)}")
            if key in keys:
                self.fail(key_node, f"{what} has `{key}` twice", "keep one of them")
            keys[key] = value
        return keys

    def sequence(self, node: Node, name: str) -> Sequence[Node]:
        """The items of a list."""
        if not isinstance(node, SequenceNode):
            self.fail(node, f"`{name}` is not a list", "begin each of its entries with `- `")
        return list(node.value)

    def text(self, node: Node, name: str) -> str:
        """A text that is not empty, without blanks around it."""
        if not isinstance(node, ScalarNode) or not node.value.strip():
            self.fail(node, f"`{name}` is not a text", f"write `{name}: some text`")
        return str(node.value).strip()

    def flag(self, node: Node, name: str) -> bool:
        """`true` or `false`."""
        value = self.text(node, name).lower()
        if value not in ("true", "false"):
            self.fail(node, f"`{name}` is neither true nor false", f"write `{name}: true`, or remove it")
        return value == "true"

    def url(self, node: Node) -> str:
        """The address of a page elsewhere."""
        url = self.text(node, "url")
        try:
            parts = urlsplit(url)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme not in _URL_SCHEMES or not (parts.netloc or parts.path) or not url.isprintable():
            self.fail(node, f"`{url}` is not an address", "write it in full, such as `https://example.org/page`")
        return url

    def check_depth(self, node: Node, depth: int) -> None:
        """Refuse entries that lie in more than `DEEPEST` others."""
        if depth > DEEPEST:
            self.fail(node, f"the outline has more than {DEEPEST} levels", "move these entries up")

    def fail(self, node: Node, what: str, todo: str) -> NoReturn:
        """Raise the error, with the line of the node."""
        raise OutlineError(what, where=Place(self._file, line_of(node)), todo=todo)


def line_of(node: Node) -> int:
    """The line (from 1) at which a node begins."""
    return int(node.start_mark.line) + 1


def _list(names: Collection[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))
