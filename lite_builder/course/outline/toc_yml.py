"""What does a `_toc.yml` say? The three forms of sphinx-external-toc: `jb-book`, `jb-article`, and the general one.

A page has either one list of entries or several such lists, each with options such as a caption. The forms differ in
what these are called: `chapters` in `parts` (then `sections` in `subtrees`), `sections` in `subtrees`, `entries` in
`subtrees`. Source: the user guide of sphinx-external-toc, and "Structure and organize content" of Jupyter Book 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from yaml.nodes import Node, SequenceNode

from lite_builder.course.outline.outline import Entry, GlobEntry, Outline, OutlineItem, Part, UrlEntry
from lite_builder.course.outline.outline_yaml import OutlineYaml, line_of

_OPTIONS = {
    "caption",
    "hidden",
    "maxdepth",
    "numbered",
    "reversed",
    "restart_numbering",
    "style",
    "titlesonly",
}
_DEFAULTS = _OPTIONS - {"caption", "reversed"}
_LINKS = ("file", "url", "glob")


@dataclass(frozen=True)
class _Form:
    """What a page's only list and a page's several lists are called: for the root page, and for the others."""

    root_list: str
    root_lists: str
    page_list: str
    page_lists: str = "subtrees"


_FORMS = {
    "jb-book": _Form("chapters", "parts", "sections"),
    "jb-article": _Form("sections", "subtrees", "sections"),
    None: _Form("entries", "subtrees", "entries"),
}


def parse_toc_yml(text: str, file: Path) -> Outline:
    """Parse the text of a `_toc.yml`; `file` is only named in errors. Raises `OutlineError`."""
    return _Parser(OutlineYaml(file)).outline(text)


class _Parser:
    def __init__(self, yaml: OutlineYaml) -> None:
        self._yaml = yaml

    def outline(self, text: str) -> Outline:
        document = self._yaml.compose(text)
        if isinstance(document, SequenceNode):
            self._yaml.fail(
                document,
                "this outline is of the kind that Jupyter Book had before 0.11",
                "let `jupyter-book toc migrate _toc.yml -o _toc.yml` write it anew",
            )
        form = self._form(document)
        known = {"format", "root", "title", "defaults", "meta", "options", form.root_list, form.root_lists}
        keys = self._yaml.mapping(document, "the outline", known)
        if "root" not in keys:
            self._yaml.fail(
                document, "the outline has no `root`", "add `root: index`, where index.md is the first page"
            )
        if "defaults" in keys:
            self._yaml.mapping(keys["defaults"], "`defaults`", _DEFAULTS)
        root = Entry(self._yaml.text(keys["root"], "root"), self._title(keys), line_of(keys["root"]))
        return Outline(root, self._parts(keys, form, form.root_list, form.root_lists, 0))

    def _form(self, document: Node) -> _Form:
        keys = self._yaml.mapping(document, "the outline")
        if "format" in keys:
            name = self._yaml.text(keys["format"], "format")
            if name not in _FORMS:
                self._yaml.fail(
                    keys["format"],
                    f"the outline's format `{name}` is not known",
                    "write `format: jb-book` or `format: jb-article`, or leave it out",
                )
            return _FORMS[name]
        if "entries" in keys:
            return _FORMS[None]
        if "sections" in keys:
            return _FORMS["jb-article"]
        if "subtrees" in keys:
            return _FORMS["jb-article"] if self._has_sections(keys["subtrees"]) else _FORMS[None]
        return _FORMS["jb-book"]

    def _has_sections(self, subtrees: Node) -> bool:
        return any(
            "sections" in self._yaml.mapping(node, "a part") for node in self._yaml.sequence(subtrees, "subtrees")
        )

    def _parts(self, keys: Mapping[str, Node], form: _Form, one: str, several: str, depth: int) -> tuple[Part, ...]:
        """The lists of entries of the page with these keys."""
        if one in keys and several in keys:
            self._yaml.fail(keys[one], f"`{several}` and `{one}` stand side by side", f"move the {one} into a part")
        if several in keys:
            return tuple(
                self._part(node, form, one, depth) for node in self._yaml.sequence(keys[several], f"{several}")
            )
        options = self._yaml.mapping(keys["options"], "`options`", _OPTIONS) if "options" in keys else {}
        return (self._list(keys[one], options, form, one, depth),) if one in keys else ()

    def _part(self, node: Node, form: _Form, one: str, depth: int) -> Part:
        keys = self._yaml.mapping(node, "a part", _OPTIONS | {one})
        if one not in keys:
            self._yaml.fail(node, f"a part has no `{one}`", f"name its pages under `{one}:`")
        return self._list(keys[one], keys, form, one, depth)

    def _list(self, node: Node, options: Mapping[str, Node], form: _Form, name: str, depth: int) -> Part:
        caption = self._yaml.text(options["caption"], "caption") if "caption" in options else ""
        self._yaml.check_depth(node, depth)
        entries = [self._entry(item, form, depth + 1) for item in self._yaml.sequence(node, name)]
        if "reversed" in options and self._yaml.flag(options["reversed"], "reversed"):
            entries = [_reverse(entry) for entry in reversed(entries)]
        return Part(caption, tuple(item for entry in entries for item in entry))

    def _entry(self, node: Node, form: _Form, depth: int) -> tuple[OutlineItem, ...]:
        """The entry, and the sections below it."""
        keys = self._yaml.mapping(node, "an entry", {*_LINKS, "title", "options", form.page_list, form.page_lists})
        links = [key for key in _LINKS if key in keys]
        if not links:
            self._yaml.fail(node, "an entry has no `file`, `url` or `glob`", "write `- file: folder/page`")
        if len(links) > 1:
            self._yaml.fail(keys[links[1]], f"an entry has `{links[0]}` and `{links[1]}`", "make it two entries")
        if links[0] != "file" and (below := {form.page_list, form.page_lists} & keys.keys()):
            self._yaml.fail(keys[min(below)], f"a `{links[0]}` entry has `{min(below)}`", "put them below a `file`")
        sections = self._parts(keys, form, form.page_list, form.page_lists, depth)
        return (self._link(keys, links[0]), *(item for part in sections for item in part.entries))

    def _link(self, keys: Mapping[str, Node], kind: str) -> OutlineItem:
        node = keys[kind]
        if kind == "glob":
            return GlobEntry(self._yaml.text(node, "glob"), line_of(node))
        if kind == "url":
            url = self._yaml.url(node)
            return UrlEntry(url, self._title(keys) or url, line_of(node))
        return Entry(self._yaml.text(node, "file"), self._title(keys), line_of(node))

    def _title(self, keys: Mapping[str, Node]) -> str | None:
        return self._yaml.text(keys["title"], "title") if "title" in keys else None


def _reverse(entry: tuple[OutlineItem, ...]) -> tuple[OutlineItem, ...]:
    """The matches of a glob in the other order; a page stays before its sections."""
    first, *sections = entry
    return (replace(first, descending=True) if isinstance(first, GlobEntry) else first, *sections)
