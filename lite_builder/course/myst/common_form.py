"""How are rare directives written with common ones, which jupyterlab-myst shows and which have a form in HTML?

What nobody can show is written as its title and its text, so that its reader sees words and no error.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from textwrap import dedent

from lite_builder.course.markup import as_markdown
from lite_builder.course.myst.admonitions import ADMONITIONS
from lite_builder.course.myst.directives import Directive, Writer, rewrite_directives, written_directive
from lite_builder.course.myst.glossary import entries_of, listed_terms

_COMMON_NAMES = (
    "blockquote card code code-block code-cell csv-table div dropdown epigraph exercise exercise-start figure grid "
    "grid-item grid-item-card image list-table math mermaid proof pull-quote solution solution-start sourcecode "
    "tab-item tab-set table topic"
)
_COMMON = frozenset(_COMMON_NAMES.split())
_SILENT_NAMES = (
    "bibliography contents default-role exercise-end genindex highlight index raw:latex raw:tex raw:typ raw:typst "
    "show-index solution-end table-of-contents tableofcontents toc toctree"
)
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<path>[^)\s]+)[^)]*\)|<img\s[^>]*>")


def in_common_form(text: str, lists: Writer = lambda directive: None) -> str:
    """The Markdown text with its rare directives written as common ones; `lists` writes those that list pages."""
    return rewrite_directives(text, lambda directive: lists(directive) or _written(directive))


def is_known(directive: Directive) -> bool:
    """Whether there is a form for the directive in which its reader sees what its author meant."""
    return directive.name in _COMMON | ADMONITIONS | _FORMS.keys() or _is_proof(directive)


def _written(directive: Directive) -> str | None:
    if directive.name in _COMMON | ADMONITIONS or _is_proof(directive):
        return None
    return _FORMS.get(directive.name, _title_and_text)(directive)


def _is_proof(directive: Directive) -> bool:
    return directive.name.startswith(("prf:", "proof:"))


def _title_and_text(directive: Directive) -> str:
    title = f"**{directive.argument}**\n\n" if directive.argument else ""
    return title + (_as_code(directive) if directive.is_literal else directive.body.strip("\n"))


def _text(directive: Directive) -> str:
    return directive.body.strip("\n")


def _nothing(directive: Directive) -> str:
    return ""


def _title(directive: Directive) -> str:
    return f"**{directive.argument}**"


def _as_code(directive: Directive) -> str:
    return _fenced("", directive.body)


def _fenced(language: str, code: str) -> str:
    longest = max([2, *(len(run) for run in re.findall("`{3,}", code))])
    return "\n".join(("`" * (longest + 1) + language, code.strip("\n"), "`" * (longest + 1)))


def _as(name: str, title: str = "") -> Callable[[Directive], str]:
    """Written with another name, and a title where it has none."""
    return lambda directive: written_directive(replace(directive, name=name, argument=directive.argument or title))


def _version(words: str) -> Callable[[Directive], str]:
    def written(directive: Directive) -> str:
        version, _, more = directive.argument.partition(" ")
        body = "\n\n".join(part for part in (more, directive.body.strip("\n")) if part)
        return written_directive(replace(directive, name="admonition", argument=f"{words} {version}", body=body))

    return written


def _link(directive: Directive) -> str:
    words = " ".join(directive.body.split()) or directive.options.get("title") or as_markdown(directive.argument)
    return f"[{words}](<{directive.argument}>)"


def _youtube(directive: Directive) -> str:
    return f"[{directive.options.get('title') or 'Video'}](https://www.youtube.com/watch?v={directive.argument})"


def _lines(directive: Directive) -> str:
    return "\\\n".join(line.strip() for line in directive.body.strip("\n").split("\n"))


def _figure_md(directive: Directive) -> str:
    """The image in its body becomes the figure's; what is left is the caption."""
    image = _IMAGE.search(directive.body)
    if image is None or image["path"] is None:
        return _text(directive)
    options = {**directive.options, "name": directive.label or directive.argument, "alt": image["alt"]}
    caption = (directive.body[: image.start()] + directive.body[image.end() :]).strip("\n")
    shown = {key: value for key, value in options.items() if value}
    return written_directive(replace(directive, name="figure", argument=image["path"], options=shown, body=caption))


def _raw(directive: Directive) -> str:
    """HTML as HTML, without empty lines, which would end it; what is meant for paper not at all."""
    if directive.argument.lower() != "html":
        return ""
    return "\n".join(line for line in dedent(directive.body).split("\n") if line.strip())


def _glossary(directive: Directive) -> str | None:
    if listed_terms(directive.body):
        return None
    entries = (f"{term}\n: {_indented(entry.definition)}" for entry in entries_of(directive) for term in entry.terms)
    return written_directive(replace(directive, body="\n\n".join(entries)))


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")


def _rst(directive: Directive) -> str:
    return _fenced("rst", directive.body)


_FORMS: Mapping[str, Callable[[Directive], str | None]] = {
    "toggle": _as("dropdown", "Show"),
    "details": _as("dropdown", "Details"),
    "margin": _as("topic"),
    "sidebar": _as("topic"),
    "aside": _as("topic"),
    "todo": _as("admonition", "To do"),
    "versionadded": _version("New in version"),
    "versionchanged": _version("Changed in version"),
    "versionremoved": _version("Removed in version"),
    "deprecated": _version("Deprecated since version"),
    "rubric": _title,
    "centered": _title,
    "glossary": _glossary,
    "figure-md": _figure_md,
    "raw": _raw,
    "eval-rst": _rst,
    "line-block": _lines,
    "parsed-literal": _as_code,
    "iframe": _link,
    "video": _link,
    "embed": _link,
    "button-link": _link,
    "button-ref": _link,
    "literalinclude": _link,
    "include": _link,
    "youtube": _youtube,
    "code-cell-output": _as_code,
    **dict.fromkeys(("container", "compound", "only", "hlist", "highlights", "rst-class", "tab-set-code"), _text),
    **dict.fromkeys(_SILENT_NAMES.split(), _nothing),
}
