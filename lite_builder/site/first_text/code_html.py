"""How does code look before there is an editor? Coloured like JupyterLab's, by classes of one letter or two.

The classes stand for colours of JupyterLab's themes; `assets/first_text_style.mjs` has them.
"""

from html import escape

from pygments.lexers import PythonLexer
from pygments.token import (
    Comment,
    Keyword,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    _TokenType,
)

_CLASSES: tuple[tuple[_TokenType, str], ...] = (
    (Keyword, "k"),
    (Operator.Word, "k"),
    (Operator, "o"),
    (Comment, "c"),
    (Number, "n"),
    (String, "s"),
    (Name.Function, "d"),
    (Name.Class, "d"),
    (Name.Decorator, "m"),
    (Name.Builtin, "g"),
)
_PROPERTY = "p"
_BRACKET = "b"
_BRACKETS = frozenset("[]{}")


def code_html(source: str) -> str:
    """The source of a cell of Python as HTML; what has no colour of its own stands in no element."""
    parts: list[tuple[str, str]] = []
    before = ""
    for kind, text in PythonLexer(stripnl=False, ensurenl=False).get_tokens(source):
        name = _class_of(kind, text, before)
        if parts and (parts[-1][0] == name or text.isspace()):
            parts[-1] = (parts[-1][0], parts[-1][1] + text)
        else:
            parts.append((name, text))
        before = text
    return "".join(
        f'<i class="{name}">{escape(text, False)}</i>' if name else escape(text, False) for name, text in parts
    )


def _class_of(kind: _TokenType, text: str, before: str) -> str:
    if text == "." and kind in Operator:
        return ""
    if kind is Name and before == ".":
        return _PROPERTY
    if (kind in Punctuation or kind is String.Interpol) and set(text) <= _BRACKETS:
        return _BRACKET
    return next((name for known, name in _CLASSES if kind in known), "")
