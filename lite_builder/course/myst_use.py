"""What does a course use of MyST, and so needs to be shown? Found in the text of its Markdown cells."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lite_builder.course.model import Course

_MYST = re.compile(
    r"^[ \t>]*(?:`{3,}|~{3,}|:{3,})\{[^}\s]+\}"  # a directive
    r"|\{[A-Za-z][\w:.+-]*\}`[^`]"  # a role
    r"|^\([^()\s]+\)=[ \t]*$"  # a label
    r"|\[\^[^\]\s]+\]",  # a footnote
    re.MULTILINE,
)
_FENCE = re.compile(
    r"^[ \t>]*(?:`{3,}|~{3,}|:{3,})(?:\{(?:code|code-block|code-cell)\})?[ \t]*(?P<language>[\w+#.-]+)", re.MULTILINE
)
_DIAGRAM = re.compile(r"^[ \t>]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{?mermaid", re.MULTILINE)


@dataclass(frozen=True)
class MystUse:
    """Whether there is anything that plain Markdown shows as raw text, and which parts of a MyST reader that takes."""

    is_used: bool
    has_diagrams: bool
    code_languages: frozenset[str]


def myst_use(course: Course) -> MystUse:
    """What the pages that learners open use of MyST."""
    cells = (cell for page in course.notebooks for cell in page.notebook.cells if cell.cell_type == "markdown")
    return myst_use_of([cell.source for cell in cells])


def myst_use_of(texts: Iterable[str]) -> MystUse:
    """What these Markdown texts use; what only looks like MyST, in a block of code, counts as well."""
    text = "\n\n".join(texts)
    return MystUse(
        is_used=bool(_MYST.search(text)),
        has_diagrams=bool(_DIAGRAM.search(text)),
        code_languages=frozenset(fence["language"].lower() for fence in _FENCE.finditer(text)),
    )
