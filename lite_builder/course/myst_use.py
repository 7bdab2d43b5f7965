"""What does a course use of MyST, and so needs to be shown? Found in the text of its Markdown cells."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lite_builder.course.model import Course, Page
from lite_builder.course.myst.common_form import is_known
from lite_builder.course.myst.directives import Directive, find_directives
from lite_builder.course.myst.syntax import is_myst
from lite_builder.course.reader import Reader
from lite_builder.errors import Place

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


def unknown_directives(pages: Iterable[Page]) -> Iterator[str]:
    """What is said of directives for which there is no form: where each of them stands first."""
    said: set[str] = set()
    for page in pages:
        for index, cell in enumerate(page.notebook.cells):
            if cell.cell_type == "markdown" and is_myst(cell.source):
                for directive in _all_directives(cell.source):
                    if directive.name not in said and not is_known(directive):
                        said.add(directive.name)
                        place = Place(page.source.name, page.line_of(index), index + 1)
                        yield f"{place}: `{{{directive.name}}}` is not known here, so its title and its text are shown"


def _all_directives(text: str) -> Iterator[Directive]:
    for directive in find_directives(text):
        yield directive
        if not directive.is_literal:
            yield from _all_directives(directive.body)


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
