"""What does a course use of MyST, and so needs to be shown? Found in the text of its Markdown cells."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lite_builder.course.model import Course, Page
from lite_builder.course.myst.syntax import is_myst
from lite_builder.course.reader import Reader

_FENCE = re.compile(
    r"^[ \t>]*(?:`{3,}|~{3,}|:{3,})(?:\{(?:code|code-block|code-cell)\})?[ \t]*(?P<language>[\w+#.-]+)", re.MULTILINE
)
_DIAGRAM = re.compile(r"^[ \t>]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{?mermaid", re.MULTILINE)


@dataclass(frozen=True)
class MystUse:
    """Which parts of a reader of MyST the course needs beside those that every course does."""

    has_diagrams: bool
    code_languages: frozenset[str]


def reader_for(pages: Iterable[Page]) -> Reader:
    """The reader that these pages need: one that knows MyST if any holds what Jupyter's own shows as raw text."""
    texts = (cell.source for page in pages for cell in page.notebook.cells if cell.cell_type == "markdown")
    return Reader.MYST if any(is_myst(text) for text in texts) else Reader.JUPYTER


def myst_use(course: Course) -> MystUse:
    """What the pages that learners open use of MyST."""
    cells = (cell for page in course.notebooks for cell in page.notebook.cells if cell.cell_type == "markdown")
    return myst_use_of([cell.source for cell in cells])


def myst_use_of(texts: Iterable[str]) -> MystUse:
    """What these Markdown texts use; what only looks like MyST, in a block of code, counts as well."""
    text = "\n\n".join(texts)
    return MystUse(
        has_diagrams=bool(_DIAGRAM.search(text)),
        code_languages=frozenset(fence["language"].lower() for fence in _FENCE.finditer(text)),
    )
