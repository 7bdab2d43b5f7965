"""How is MyST written for the one that shows it? What stands inline by edits, then what stands in blocks."""

import re
from collections.abc import Iterator, Mapping

from lite_builder import memory
from lite_builder.course.links.anchors import Anchors
from lite_builder.course.links.edits import Edit
from lite_builder.course.myst.block_form import in_plain_blocks
from lite_builder.course.myst.common_form import in_common_form
from lite_builder.course.myst.directives import Writer
from lite_builder.course.myst.footnotes import CellFootnotes
from lite_builder.course.myst.html_form import in_html_form
from lite_builder.course.myst.inline import Dollar, FootnoteMark, Inline, Role, Struck, find_inline
from lite_builder.course.myst.roles import shown_by_jupyter, shown_by_myst
from lite_builder.course.myst.syntax import is_myst, may_list_definitions
from lite_builder.course.reader import Reader

# As `\$`, MathJax would read it as the beginning of math once Jupyter has taken the backslash away.
_DOLLAR = "<span>&#36;</span>"
_LISTS = re.compile(r"\{(?:tableofcontents|contents)\}")
_COMMON_FORM: memory.Kind[str] = memory.Kind("common form", str, str)


def inline_edits(text: str, numbers: Mapping[str, int], reader: Reader) -> Iterator[Edit]:
    """The edits that write roles, and the marks of the footnotes with these numbers, as the reader shows them."""
    for found in find_inline(text):
        written = _for_myst(found, numbers) if reader is Reader.MYST else _for_jupyter(found, numbers)
        if written is not None:
            yield Edit(found.start, found.end, written)


def _for_myst(found: Inline, numbers: Mapping[str, int]) -> str | None:
    if isinstance(found, FootnoteMark) and found.name in numbers:
        return f"[^{numbers[found.name]}]"
    if isinstance(found, Struck):
        return f"{{del}}`{found.words}`"
    return shown_by_myst(found) if isinstance(found, Role) and not found.is_reference else None


def _for_jupyter(found: Inline, numbers: Mapping[str, int]) -> str | None:
    if isinstance(found, Dollar):
        return _DOLLAR
    if isinstance(found, FootnoteMark) and found.name in numbers:
        return f'<sup><a href="#fn-{numbers[found.name]}">{numbers[found.name]}</a></sup>'
    return shown_by_jupyter(found) if isinstance(found, Role) and not found.is_reference else None


def in_form_for(
    reader: Reader, text: str, anchors: Anchors, footnotes: CellFootnotes, lists: Writer = lambda directive: None
) -> str:
    """The text with its blocks as the reader shows them, and below it the footnotes.

    `anchors` are its page's; `lists` writes the directives that list pages.
    """
    if not (is_myst(text) or may_list_definitions(text) or footnotes.shown):
        return text
    if reader is Reader.MYST:
        definitions = [f"[^{note.number}]: {_indented(note.text)}" for note in footnotes.marked]
        notes = [f"({note.place})=\n{{sup}}`{note.number}` {note.text}" for note in footnotes.shown]
        return _below(_common_form(text, lists), (*definitions, *notes))
    notes = [f'<a id="{note.place}"></a><sup>{note.number}</sup> {note.text}' for note in footnotes.shown]
    return _below(in_plain_blocks(in_html_form(text, anchors, lists), anchors), notes)


def _common_form(text: str, lists: Writer) -> str:
    """The common form, which depends on the text alone where nothing is listed in it."""
    if _LISTS.search(text):
        return in_common_form(text, lists)
    return memory.recall(_COMMON_FORM, lambda: in_common_form(text), text)


def _indented(text: str) -> str:
    return text.replace("\n", "\n    ")


def _below(text: str, parts: "list[str] | tuple[str, ...]") -> str:
    return "\n\n".join((text.rstrip("\n"), *parts)) if parts else text
