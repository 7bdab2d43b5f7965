"""What does the `project.toc` of a `myst.yml` say? The outline of MyST and of Jupyter Book 2.

Its first entry is the first page. An entry has `file`, `url` or `pattern`, and may have `title` and `children`; one
with `title` and `children` alone is a part. Sources: the MyST guide, and mystmd's package myst-toc.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from yaml.nodes import Node

from lite_builder.course.outline.outline import Entry, GlobEntry, Outline, OutlineItem, Part, UrlEntry
from lite_builder.course.outline.outline_yaml import OutlineYaml, line_of

_LINKS = ("file", "url", "pattern")
_ENTRY_KEYS = {*_LINKS, "title", "children", "sort", "open_in_same_tab"}
_WRITE_TOC = "name the pages of the course under `project: toc:`; `myst init --write-toc` writes all files there"
_SORTS = ("ascending", "descending")


def parse_myst_yml(text: str, file: Path) -> Outline:
    """Parse the text of a `myst.yml`; `file` is only named in errors. Raises `OutlineError`."""
    return _Parser(OutlineYaml(file)).outline(text)


class _Parser:
    def __init__(self, yaml: OutlineYaml) -> None:
        self._yaml = yaml

    def outline(self, text: str) -> Outline:
        document = self._yaml.compose(text)
        keys = self._yaml.mapping(document, "the outline")
        project = self._yaml.mapping(keys["project"], "`project`") if "project" in keys else {}
        if "toc" not in project:
            node = keys.get("project", document)
            self._yaml.fail(node, "there is no `project.toc`", _WRITE_TOC)
        title = self._yaml.text(project["title"], "title") if "title" in project else None
        items = self._yaml.sequence(project["toc"], "toc")
        if not items:
            self._yaml.fail(project["toc"], "`toc` names no page", "add `- file: index.md`")
        root, *below = self._entry(items[0], 0)
        if not isinstance(root, Entry):
            self._yaml.fail(items[0], "the first entry of `toc` is not a page", "begin with `- file: index.md`")
        return Outline(root, tuple(self._parts(tuple(below), items[1:])), title)

    def _parts(self, below_root: tuple[OutlineItem, ...], nodes: Sequence[Node]) -> Iterator[Part]:
        """Titles with children as parts, and what stands between them as parts without a caption."""
        if below_root:
            yield Part("", below_root)
        for is_part, group in groupby(nodes, key=self._is_part):
            if is_part:
                yield from (self._part(node) for node in group)
            else:
                yield Part("", tuple(item for node in group for item in self._entry(node, 0)))

    def _is_part(self, node: Node) -> bool:
        keys = self._yaml.mapping(node, "an entry", _ENTRY_KEYS)
        return "title" in keys and "children" in keys and not any(key in keys for key in _LINKS)

    def _part(self, node: Node) -> Part:
        keys = self._yaml.mapping(node, "an entry", _ENTRY_KEYS)
        return Part(self._yaml.text(keys["title"], "title"), tuple(self._children(keys, 0)))

    def _entry(self, node: Node, depth: int) -> tuple[OutlineItem, ...]:
        """The entry, and its children."""
        self._yaml.check_depth(node, depth)
        keys = self._yaml.mapping(node, "an entry", _ENTRY_KEYS)
        links = [key for key in _LINKS if key in keys]
        if len(links) > 1:
            self._yaml.fail(keys[links[1]], f"an entry has `{links[0]}` and `{links[1]}`", "make it two entries")
        if not links and not ("title" in keys and "children" in keys):
            self._yaml.fail(node, "an entry has no `file`, `url` or `pattern`", "write `- file: folder/page.md`")
        if links == ["pattern"] and "children" in keys:
            self._yaml.fail(keys["children"], "a `pattern` entry has `children`", "put them below a `title`")
        link = (self._link(keys, links[0]),) if links else ()
        return (*link, *self._children(keys, depth))

    def _children(self, keys: Mapping[str, Node], depth: int) -> Iterator[OutlineItem]:
        if "children" in keys:
            for child in self._yaml.sequence(keys["children"], "children"):
                yield from self._entry(child, depth + 1)

    def _link(self, keys: Mapping[str, Node], kind: str) -> OutlineItem:
        node = keys[kind]
        title = self._yaml.text(keys["title"], "title") if "title" in keys else None
        if kind == "pattern":
            return GlobEntry(
                self._yaml.text(node, "pattern"), line_of(node), with_suffix=True, descending=self._descending(keys)
            )
        if kind == "url":
            url = self._yaml.url(node)
            return UrlEntry(url, title or url, line_of(node))
        return Entry(self._yaml.text(node, "file"), title, line_of(node))

    def _descending(self, keys: Mapping[str, Node]) -> bool:
        if "sort" not in keys:
            return False
        sort = self._yaml.text(keys["sort"], "sort")
        if sort not in _SORTS:
            self._yaml.fail(keys["sort"], f"`sort: {sort}` is not understood", "write `ascending` or `descending`")
        return sort == "descending"
