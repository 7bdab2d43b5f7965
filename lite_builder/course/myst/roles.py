"""What does a role say, where it refers to nothing? Written as Markdown that its reader shows."""

from collections.abc import Callable, Mapping
from html import escape

from lite_builder.course.markup import as_markdown
from lite_builder.course.myst.inline import Role

_CODE_NAMES = (
    "attr class cls code command const data dfn-code envvar exc external file func kbd-code keyword literal meth mod "
    "obj option program py:attr py:class py:const py:data py:exc py:func py:meth py:mod py:obj regexp samp"
)
_CODE = frozenset(_CODE_NAMES.split())
_NOTHING = ("fa", "fab", "far", "fas", "octicon", "material-", "index-")
_MYST_SHOWS_NAMES = (
    "abbr abbreviation chem chemicalFormula del delete eval kbd keyboard math raw:latex raw:tex sc si smallcaps span "
    "strike sub subscript sup superscript u underline"
)
_MYST_SHOWS = frozenset(_MYST_SHOWS_NAMES.split())


def shown_by_myst(role: Role) -> str | None:
    """The role as jupyterlab-myst 2.7.0 shows it well: None where that is how it is written."""
    return None if role.name in _MYST_SHOWS else _plain(role)


def shown_by_jupyter(role: Role) -> str:
    """The role as Markdown without MyST."""
    write = _IN_HTML.get(role.name)
    return write(role.content) if write else _plain(role)


def _plain(role: Role) -> str:
    if role.name in _CODE or role.name.startswith(("py:", "c:", "cpp:", "js:")):
        return _code(role.words or _last_part(role.content))
    if role.name.startswith(_NOTHING):
        return ""
    if role.name.startswith(("bdg", "cite", "footcite")):
        return f"({as_markdown(role.content)})"
    write = _MARKED.get(role.name)
    return write(role.content) if write else as_markdown(role.words or role.content)


def _last_part(name: str) -> str:
    """Sphinx shows of `~sklearn.svm.SVC` only `SVC`, and nothing of the mark before `!numpy`."""
    return name[1:].rpartition(".")[2] if name.startswith("~") else name.lstrip("!")


def _code(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def _tagged(tag: str) -> Callable[[str], str]:
    return lambda text: f"<{tag}>{escape(text, quote=False)}</{tag}>"


def _abbreviation(content: str) -> str:
    """`HTML (a language)` with its meaning as a hint; where hints are not shown, the words say enough."""
    short, _, meaning = content.rstrip(")").partition("(")
    return f'<abbr title="{escape(meaning.strip())}">{escape(short.strip())}</abbr>'


_MARKED: Mapping[str, Callable[[str], str]] = {
    "strong": lambda text: f"**{text}**",
    "emphasis": lambda text: f"*{text}*",
    "dfn": lambda text: f"*{text}*",
    "guilabel": lambda text: f"**{text}**",
    "menuselection": lambda text: f"**{text.replace('-->', '→')}**",
    "button": lambda text: f"**{text}**",
    "pep": lambda text: f"PEP {text}",
    "rfc": lambda text: f"RFC {text}",
}
_IN_HTML: Mapping[str, Callable[[str], str]] = {
    "math": lambda text: f"${text}$",
    "eval": _code,
    **dict.fromkeys(("sub", "subscript"), _tagged("sub")),
    **dict.fromkeys(("sup", "superscript"), _tagged("sup")),
    **dict.fromkeys(("kbd", "keyboard"), _tagged("kbd")),
    **dict.fromkeys(("u", "underline"), _tagged("u")),
    **dict.fromkeys(("del", "delete", "strike"), _tagged("del")),
    **dict.fromkeys(("abbr", "abbreviation"), _abbreviation),
    **dict.fromkeys(("raw:latex", "raw:tex"), lambda text: ""),
}
