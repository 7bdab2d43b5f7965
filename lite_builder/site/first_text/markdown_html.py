"""How does the Markdown of a cell look before JupyterLab renders it? As HTML that is cleaned of all that could run.

Math stays the source that its author wrote: what sets it comes with JupyterLab.
"""

import posixpath
import re
from collections.abc import Callable, Container, Iterator
from html import escape
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from bleach.sanitizer import Cleaner
from markdown_it import MarkdownIt
from mdit_py_plugins.amsmath import amsmath_plugin
from mdit_py_plugins.anchors import anchors_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin

from lite_builder.course.links.anchors import slug
from lite_builder.course.links.edits import edited
from lite_builder.course.myst.admonitions import ADMONITIONS, is_dropdown, kind_of, title_and_body
from lite_builder.course.myst.block_form import in_plain_blocks
from lite_builder.course.myst.directives import Directive, rewrite_directives
from lite_builder.course.myst.html_form import in_html_form
from lite_builder.course.myst.inline import FootnoteMark, find_inline
from lite_builder.course.myst.reader_form import inline_edits
from lite_builder.course.reader import Reader
from lite_builder.site.first_text.code_html import code_html
from lite_builder.site.manifest import CONTENTS

_TAG_NAMES = (
    "a abbr aside b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 "
    "h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr "
    "u ul var"
)
_TAGS = frozenset(_TAG_NAMES.split())
_ATTRIBUTES = {
    "*": ["class", "id", "title", "lang", "dir"],
    "a": ["href"],
    "img": ["src", "alt", "width", "height"],
    "ol": ["start", "type"],
    "td": ["align", "colspan", "rowspan"],
    "th": ["align", "colspan", "rowspan"],
    "details": ["open"],
}
_PROTOCOLS = frozenset({"http", "https", "mailto"})
# The cleaner takes the tags alone, JupyterLab what is between them, too.
_NOT_TEXT = re.compile(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)


class MarkdownWriter:
    """Writes Markdown cells of a course as HTML, with links that lead where they do in JupyterLite.

    `reader` shows the cells later. `pages` and `files` are the paths of the course's notebooks and of its other files.
    """

    def __init__(self, reader: Reader, pages: Container[str], files: Container[str]) -> None:
        self._reader = reader
        self._markdown = _markdown(slug if reader is Reader.MYST else _heading_id)
        self._pages = pages
        self._files = files

    def html(self, text: str, page: PurePosixPath) -> str:
        """The Markdown text of a cell of the page at this path."""
        if self._reader is Reader.MYST:
            text = _without_myst(text)

        def linked(source: Any) -> Iterator[dict[str, Any]]:
            for token in source:
                if token["type"] in ("StartTag", "EmptyTag"):
                    self._link(token["data"], page)
                yield token

        cleaner = Cleaner(_TAGS, _ATTRIBUTES, _PROTOCOLS, strip=True, filters=[linked])
        cleaned: str = cleaner.clean(_NOT_TEXT.sub("", self._markdown.render(text)))
        return cleaned

    def _link(self, attributes: dict[tuple[None, str], str], page: PurePosixPath) -> None:
        """Write the addresses among an element's attributes as seen from the page that shows the text."""
        href, src = (None, "href"), (None, "src")
        if href in attributes:
            attributes[href] = self._address(attributes[href], page, "../edit/index.html?path=")
        if src in attributes:
            attributes[src] = self._address(attributes[src], page, f"../{CONTENTS}/")
        if not attributes.get(href, "#").startswith("#"):
            attributes |= {(None, "target"): "_blank", (None, "rel"): "noopener"}

    def _address(self, address: str, page: PurePosixPath, of_file: str) -> str:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path:
            return address
        path = posixpath.normpath(page.parent / unquote(parts.path))
        if path in self._pages:
            place = f"#{parts.fragment}" if parts.fragment else ""
            return f"../notebooks/index.html?path={quote(path)}{place}"
        return of_file + quote(path) if path in self._files else address


def _without_myst(text: str) -> str:
    """What is written for jupyterlab-myst, as Markdown with HTML."""
    found = [found for found in find_inline(text) if isinstance(found, FootnoteMark) and found.name.isdigit()]
    plain = edited(text, inline_edits(text, {mark.name: int(mark.name) for mark in found}, Reader.JUPYTER))
    return in_plain_blocks(in_html_form(rewrite_directives(plain, _box), {}), {})


def _box(directive: Directive) -> str | None:
    """An admonition as HTML around Markdown; the classes are those of `assets/first_text_style.mjs`."""
    if directive.name not in ADMONITIONS | {"dropdown"}:
        return None
    title, body = title_and_body(directive)
    kind = kind_of(directive)
    box, head = ("details", "summary") if is_dropdown(directive) else ("aside", "div")
    opened = " open" if "open" in directive.options else ""
    begin = f'<{box} class="box {kind}"{opened}>\n<{head} class="head">'
    return "\n\n".join((begin, title, f"</{head}>\n<div>", body, f"</div>\n</{box}>"))


def _math(content: str, options: dict[str, Any]) -> str:
    sign = "$$" if options["display_mode"] else "$"
    return f"{sign}{escape(content)}{sign}"


def _highlight(code: str, language: str, _attributes: str) -> str:
    return code_html(code) if language.lower() in ("python", "py", "python3", "ipython3") else escape(code)


def _heading_id(title: str) -> str:
    """As JupyterLab names a heading."""
    return title.replace(" ", "-")


def _markdown(heading_id: Callable[[str], str]) -> MarkdownIt:
    markdown = (
        MarkdownIt("commonmark", {"html": True, "highlight": _highlight})
        .enable(["table", "strikethrough"])
        .use(dollarmath_plugin, renderer=_math)
        .use(amsmath_plugin)
        .use(anchors_plugin, max_level=6, slug_func=heading_id)
    )
    # jupyterlab-myst has tables scroll in an element around them.
    markdown.add_render_rule("table_open", lambda *_: '<div class="table"><table>\n')
    markdown.add_render_rule("table_close", lambda *_: "</table></div>\n")
    return markdown
