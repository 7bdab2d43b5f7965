"""How is MyST written for front ends that do not know it: exports, Binder, Colab, GitHub?

A directive becomes HTML around Markdown, which most front ends show as a box, and the strictest as text under a bold
title. Math stays between dollars.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape

from lite_builder.course.links.anchors import Anchors
from lite_builder.course.myst.admonitions import ADMONITIONS, is_dropdown, kind_of, title_and_body
from lite_builder.course.myst.common_form import in_common_form
from lite_builder.course.myst.directives import Directive, Writer, rewrite_directives
from lite_builder.course.myst.tables import rows_of, table_of

_COLOURS = {
    **dict.fromkeys(("note", "important"), ("info", "68, 138, 255")),
    **dict.fromkeys(("tip", "hint", "seealso"), ("success", "0, 170, 100")),
    **dict.fromkeys(("warning", "caution", "attention"), ("warning", "255, 145, 0")),
    **dict.fromkeys(("danger", "error"), ("danger", "255, 82, 82")),
}
"""By kind: the name of Jupyter's own class for such a box, and red, green and blue of its edge."""


def in_html_form(text: str, anchors: Anchors, lists: Writer = lambda directive: None) -> str:
    """The Markdown text with HTML in the place of its directives; `anchors` are those of its page.

    `lists` writes the directives that list pages.
    """

    def written(directive: Directive) -> str:
        return _writer_of(directive)(directive, anchors)

    return rewrite_directives(in_common_form(text, lists), written)


def _writer_of(directive: Directive) -> Callable[[Directive, Anchors], str]:
    if directive.name in ADMONITIONS or directive.name in ("dropdown", "topic"):
        return _box
    if directive.name.startswith(("prf:", "proof:")) or directive.name in ("proof", "exercise", "exercise-start"):
        return _numbered_box
    return _WRITERS.get(directive.name, _body)


def _box(directive: Directive, anchors: Anchors) -> str:
    title, body = title_and_body(directive)
    return _shown(directive, "" if directive.name == "topic" and not directive.argument else title, body)


def _numbered_box(directive: Directive, anchors: Anchors) -> str:
    kind = directive.name.removesuffix("-start").split(":")[-1].capitalize()
    heading = _numbered(directive, anchors) or kind
    title = f"{heading} ({directive.argument})" if directive.argument else heading
    return _shown(directive, title, directive.body.strip("\n"))


def _solution(directive: Directive, anchors: Anchors) -> str:
    of = anchors.get(directive.argument)
    title = f"Solution to {of.text}" if of and of.text else "Solution"
    return _shown(directive, title, directive.body.strip("\n"))


def _shown(directive: Directive, title: str, body: str) -> str:
    """A box: closed with its title to click, or open with the title in bold."""
    if is_dropdown(directive):
        is_open = " open" if "open" in directive.options else ""
        head = f"<details{is_open}>\n<summary>{_in_html(title or 'Details')}</summary>"
        return _parts(_place(directive), head, body, "</details>")
    bootstrap, colour = _COLOURS[kind_of(directive)]
    style = (
        f"color: inherit; border-left: 4px solid rgb({colour}); background: rgba({colour}, 0.1); "
        "padding: 0.5em 1em; margin: 1em 0;"
    )
    head = f'<div class="admonition {kind_of(directive)} alert alert-{bootstrap}" style="{style}">'
    return _parts(_place(directive), head, _bold(title), body, "</div>")


def _figure(directive: Directive, anchors: Anchors) -> str:
    number = _numbered(directive, anchors)
    caption = directive.body.strip("\n")
    return _parts(
        _place(directive), _image(directive, anchors), f"**{number}.** {caption}".strip() if number else caption
    )


def _image(directive: Directive, anchors: Anchors) -> str:
    sizes = {key: directive.options[key] for key in ("width", "height") if directive.options.get(key)}
    alt = directive.options.get("alt", "")
    if not directive.argument:
        return ""
    if not sizes:
        return f"![{alt}](<{directive.argument}>)"
    written = " ".join(f'{key}="{escape(value.removesuffix("px"))}"' for key, value in sizes.items())
    return f'<img src="{escape(directive.argument)}" alt="{escape(alt)}" {written}>'


def _math(directive: Directive, anchors: Anchors) -> str:
    anchor = anchors.get(directive.label)
    lines = [line for line in directive.body.split("\n") if line.strip()]
    tag = [f"\\tag{{{anchor.number}}}"] if anchor and anchor.number else []
    return _parts(_place(directive), "\n".join(("$$", *lines, *tag, "$$")))


def _code(directive: Directive, anchors: Anchors) -> str:
    code = directive.body.strip("\n")
    fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`{3,}", code))])
    caption = directive.options.get("caption", "")
    return _parts(f"*{caption}*" if caption else "", f"{fence}{directive.argument}\n{code}\n{fence}")


def _mermaid(directive: Directive, anchors: Anchors) -> str:
    return f"```mermaid\n{directive.body.strip(chr(10))}\n```"


def _quotation(directive: Directive, anchors: Anchors) -> str:
    return "\n".join(f"> {line}".rstrip() for line in directive.body.strip("\n").split("\n"))


def _titled(directive: Directive, anchors: Anchors) -> str:
    return _parts(_place(directive), _bold(directive.argument), directive.body.strip("\n"))


def _card(directive: Directive, anchors: Anchors) -> str:
    link = directive.options.get("link")
    title = _bold(directive.argument)
    return _parts(f"[{title or link}](<{link}>)" if link else title, directive.body.strip("\n"))


def _body(directive: Directive, anchors: Anchors) -> str:
    return directive.body.strip("\n")


def _table(directive: Directive, anchors: Anchors) -> str:
    number = _numbered(directive, anchors)
    caption = ". ".join(part for part in (number, directive.argument) if part)
    return _parts(_place(directive), _bold(caption), directive.body.strip("\n"))


def _made_table(directive: Directive, anchors: Anchors) -> str:
    rows = rows_of(directive)
    return _table(replace(directive, body=table_of(rows)), anchors) if rows else ""


def _numbered(directive: Directive, anchors: Anchors) -> str:
    anchor = anchors.get(directive.label)
    return anchor.text if anchor and anchor.number else ""


def _place(directive: Directive) -> str:
    """What a link to the directive's label leads to."""
    return f'<a id="{escape(directive.label)}"></a>' if directive.label else ""


def _bold(title: str) -> str:
    """A title as a line of its own; what is bold in it already is no bolder."""
    return f"**{title.replace('**', '')}**" if title else ""


def _in_html(text: str) -> str:
    """A title where Markdown is not read: without its signs for bold and code."""
    return escape(re.sub(r"[*`]+", "", text), quote=False)


def _parts(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


_WRITERS: Mapping[str, Callable[[Directive, Anchors], str]] = {
    "figure": _figure,
    "image": lambda directive, anchors: _parts(_place(directive), _image(directive, anchors)),
    "math": _math,
    "code": _code,
    "code-block": _code,
    "code-cell": _code,
    "sourcecode": _code,
    "mermaid": _mermaid,
    "list-table": _made_table,
    "csv-table": _made_table,
    "table": _table,
    "solution": _solution,
    "solution-start": _solution,
    "tab-item": _titled,
    "card": _card,
    "grid-item-card": _card,
    **dict.fromkeys(("epigraph", "pull-quote", "blockquote"), _quotation),
}
