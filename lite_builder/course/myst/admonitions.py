"""Which directives are boxes with a title, and what does the title say where the author gives none?"""

from lite_builder.course.myst.directives import Directive

KINDS = {
    "note": "Note",
    "tip": "Tip",
    "warning": "Warning",
    "caution": "Caution",
    "important": "Important",
    "hint": "Hint",
    "danger": "Danger",
    "error": "Error",
    "attention": "Attention",
    "seealso": "See also",
}
"""The titles of admonitions that need not have one of their own."""

ADMONITIONS = frozenset({*KINDS, "admonition"})
_HIDDEN = frozenset({"dropdown", "toggle", "toggle-hidden"})


def is_dropdown(directive: Directive) -> bool:
    """Whether the box is closed until the reader opens it."""
    return directive.name == "dropdown" or bool(_HIDDEN & set(directive.classes)) or "open" in directive.options


def kind_of(admonition: Directive) -> str:
    """The kind of the box: its name, or that among its classes; else `note`."""
    named = (admonition.name, *admonition.classes)
    return next((name for name in named if name in KINDS), "note")


def title_and_body(admonition: Directive) -> tuple[str, str]:
    """What stands in the box's first line, and below. A note of one line, that of its fence, has that as its body."""
    argument, body = admonition.argument, admonition.body.strip("\n")
    if admonition.name in KINDS and argument and not body.strip():
        return KINDS[admonition.name], argument
    return argument or KINDS.get(kind_of(admonition) if admonition.name != "dropdown" else "", "Details"), body
