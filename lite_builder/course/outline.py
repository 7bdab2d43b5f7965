"""Which pages does the course have, in which order, under which captions? Reads `_toc.yml` of Jupyter Book.

The format is the one of Jupyter Book 1 (`format: jb-book`): a `root`, then `parts` with `caption` and `chapters`, or
`chapters` alone; an entry has a `file` and may have a `title` and `sections`. Sections follow their chapter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from lite_builder.errors import OutlineError, Place

BOOK_FORMAT = "jb-book"


@dataclass(frozen=True)
class Entry:
    """One page that the outline names: `file` as it is written there, and the line (from 1) where it is."""

    file: str
    title: str | None
    line: int


@dataclass(frozen=True)
class Part:
    """A caption (which may be empty) and the entries below it, sections included, in reading order."""

    caption: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Outline:
    """What `_toc.yml` says."""

    root: Entry
    parts: tuple[Part, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry in reading order, the root first."""
        return (self.root, *(entry for part in self.parts for entry in part.entries))


def read_outline(file: Path) -> Outline:
    """Read the outline from its file. Raises `OutlineError` where it is missing, not text, or malformed."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise OutlineError(
            "there is no outline", where=Place(file), todo=f"write a {file.name} that names the pages of the course"
        ) from None
    except UnicodeDecodeError as error:
        raise OutlineError(
            "the outline is not UTF-8 text", where=Place(file), why=str(error), todo="save the file as UTF-8"
        ) from error
    return parse_outline(text, file)


def parse_outline(text: str, file: Path) -> Outline:
    """Parse the text of an outline; `file` is only named in errors. Raises `OutlineError`."""
    try:
        document = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise OutlineError(
            "the outline is not YAML",
            where=Place(file, mark.line + 1 if mark else None),
            why=getattr(error, "problem", None) or str(error),
            todo="mend the line that is named; indentation is done with spaces",
        ) from error
    if document is None:
        raise OutlineError("the outline is empty", where=Place(file), todo="add `root:` and `chapters:`")
    return _Parser(file).outline(document)


class _Parser:
    """Walks the YAML nodes, which know their lines."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def outline(self, document: Node) -> Outline:
        keys = self._mapping(
            document, "the outline", {"format", "root", "title", "options", "defaults", "parts", "chapters"}
        )
        if "format" in keys and self._text(keys["format"], "format") != BOOK_FORMAT:
            self._fail(keys["format"], f"the outline's format is not {BOOK_FORMAT}", f"write `format: {BOOK_FORMAT}`")
        if "root" not in keys:
            self._fail(document, "the outline has no `root`", "add `root: index`, where index.md is the first page")
        if "parts" in keys and "chapters" in keys:
            self._fail(keys["chapters"], "`parts` and `chapters` stand side by side", "move the chapters into a part")
        title = self._text(keys["title"], "title") if "title" in keys else None
        root = Entry(self._text(keys["root"], "root"), title, _line(keys["root"]))
        if "parts" in keys:
            parts = tuple(self._part(node) for node in self._sequence(keys["parts"], "parts"))
        elif "chapters" in keys:
            parts = (Part("", self._entries(keys["chapters"], "chapters")),)
        else:
            parts = ()
        return Outline(root, parts)

    def _part(self, node: Node) -> Part:
        keys = self._mapping(node, "a part", {"caption", "chapters", "numbered", "maxdepth"})
        if "chapters" not in keys:
            self._fail(node, "a part has no `chapters`", "name its pages under `chapters:`")
        caption = self._text(keys["caption"], "caption") if "caption" in keys else ""
        return Part(caption, self._entries(keys["chapters"], "chapters"))

    def _entries(self, node: Node, name: str) -> tuple[Entry, ...]:
        return tuple(entry for item in self._sequence(node, name) for entry in self._entry(item))

    def _entry(self, node: Node) -> Iterator[Entry]:
        keys = self._mapping(node, "an entry", {"file", "title", "sections"})
        if "file" not in keys:
            self._fail(node, "an entry has no `file`", "write `- file: folder/page`")
        title = self._text(keys["title"], "title") if "title" in keys else None
        yield Entry(self._text(keys["file"], "file"), title, _line(keys["file"]))
        if "sections" in keys:
            yield from self._entries(keys["sections"], "sections")

    def _mapping(self, node: Node, what: str, known: set[str]) -> dict[str, Node]:
        if not isinstance(node, MappingNode):
            self._fail(node, f"{what} is not a mapping", "write it as `key: value` lines")
        keys: dict[str, Node] = {}
        for key_node, value in node.value:
            key = self._text(key_node, "key")
            if key not in known:
                self._fail(key_node, f"{what} has a key `{key}` that is not understood", f"use {_list(known)}")
            if key in keys:
                self._fail(key_node, f"{what} has `{key}` twice", "keep one of them")
            keys[key] = value
        return keys

    def _sequence(self, node: Node, name: str) -> Sequence[Node]:
        if not isinstance(node, SequenceNode):
            self._fail(node, f"`{name}` is not a list", "begin each of its entries with `- `")
        return list(node.value)

    def _text(self, node: Node, name: str) -> str:
        if not isinstance(node, ScalarNode) or not node.value.strip():
            self._fail(node, f"`{name}` is not a text", f"write `{name}: some text`")
        return str(node.value).strip()

    def _fail(self, node: Node, what: str, todo: str) -> NoReturn:
        raise OutlineError(what, where=Place(self._file, _line(node)), todo=todo)


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def _list(names: set[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))
