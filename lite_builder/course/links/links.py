"""Where do the links of the course lead? To pages and files of the course, written so that the notebook interface opens
them; to other hosts, which nobody asks here; or nowhere, which is an error.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from lite_builder.course.links.anchors import anchors_of
from lite_builder.course.links.link_edits import Dead
from lite_builder.course.links.markdown_links import MarkdownLink, find_markdown_links
from lite_builder.course.links.targets import DeadLink, Targets
from lite_builder.course.model import Course, Page
from lite_builder.course.presented_text import present_texts
from lite_builder.course.reader import Reader
from lite_builder.errors import PageError, Place, Settle, UserError, raise_all


@dataclass(frozen=True)
class WebLink:
    """A link to another host, and where it stands."""

    url: str
    place: Place


def find_targets(
    pages: Iterable[Page],
    files: Iterable[PurePosixPath],
    absent: Mapping[PurePosixPath, str],
    linked: Mapping[PurePosixPath, PurePosixPath] | None = None,
    reader: Reader = Reader.JUPYTER,
    outline: Sequence[tuple[str, Sequence[PurePosixPath]]] = (),
) -> Targets:
    """The targets that these pages and files are, for links that are read in `reader`.

    `outline` are the captions of the modules with their pages.
    """
    known = list(pages)
    return Targets(
        {page.path: anchors_of(_markdown_of(page)) for page in known},
        frozenset(files),
        absent,
        linked or {},
        {page.path: page.title for page in known},
        reader,
        outline,
        {page.path: [cell.id for cell in page.notebook.cells if cell.cell_type == "markdown"] for page in known},
    )


def rewrite_links(pages: Iterable[Page], targets: Targets, settle: Settle = raise_all) -> dict[PurePosixPath, Page]:
    """The pages, by path, with each link to another page written as the notebook interface opens it.

    Raises `PageError`, or several together, for links that lead nowhere; where `settle` goes on, these stay.
    """
    problems: list[UserError] = []
    rewritten = {page.path: _rewrite_page(page, targets, problems) for page in pages}
    settle(problems)
    return rewritten


def rewrite_text(text: str, page: PurePosixPath, targets: Targets, dead: Dead) -> str:
    """One Markdown text of the page at this path as its reader shows it; `dead` is told of links that are dead."""
    return present_texts([text], page, targets, lambda _, link, problem: dead(link, problem))[0]


def web_links(course: Course) -> Iterator[WebLink]:
    """Every link of the course's pages to another host over HTTP, in the order of the outline."""
    for page in course.pages:
        for index, cell in enumerate(page.notebook.cells):
            if cell.cell_type == "markdown":
                for link in find_markdown_links(cell.source):
                    if link.destination.lower().startswith(("http://", "https://")):
                        yield WebLink(link.destination, _place(page, index, link.start))


def _markdown_of(page: Page) -> list[str]:
    return [cell.source for cell in page.notebook.cells if cell.cell_type == "markdown"]


def _rewrite_page(page: Page, targets: Targets, problems: list[UserError]) -> Page:
    """The page with its links rewritten; what it says in the source counts as known to those who may read that."""
    numbers = [index for index, cell in enumerate(page.notebook.cells) if cell.cell_type == "markdown"]

    def dead(number: int, link: MarkdownLink, problem: DeadLink) -> None:
        problems.append(dead_link(link, problem, _place(page, numbers[number], link.start)))

    sources = [cell.source for cell in page.notebook.cells]
    for index, text in zip(numbers, present_texts(_markdown_of(page), page.path, targets, dead), strict=True):
        sources[index] = text
    before = tuple(cell.source for cell in page.notebook.cells)
    changed = tuple(old for old, new in zip(before, sources, strict=True) if old != new)
    if not changed:
        return page
    notebook = deepcopy(page.notebook)
    for cell, source in zip(notebook.cells, sources, strict=True):
        cell["source"] = source
    # A cell of which nothing is left, as one with only the text of a footnote, would ask its reader to write something.
    kept = [index for index, source in enumerate(sources) if source.strip() or not before[index].strip()]
    notebook["cells"] = [notebook.cells[index] for index in kept]
    lines = tuple(page.line_of(index) for index in kept)
    return replace(page, notebook=notebook, source_lines=lines, removed=(*page.removed, *changed))


def dead_link(link: MarkdownLink, problem: DeadLink, place: Place) -> PageError:
    """The error for a link that leads nowhere and stands at this place."""
    kind = "image" if link.is_image else "link"
    return PageError(
        f"the {kind} to `{link.destination}` leads nowhere",
        where=place,
        why=problem.why,
        todo=problem.todo,
    )


def _place(page: Page, index: int, offset: int) -> Place:
    """The line counts from the cell's first line that is not blank, which is where the cell starts in the source."""
    text = page.notebook.cells[index].source
    blank = len(text) - len(text.lstrip())
    line = page.line_of(index)
    return Place(page.source, None if line is None else line + text[blank:offset].count("\n"), index + 1)
