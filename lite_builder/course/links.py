"""Where do the links of the course lead? To pages and files of the course, written so that the notebook interface opens
them; to other hosts, which nobody asks here; or nowhere, which is an error.

JupyterLab opens a relative link to a notebook from the kernel's own files, at any address of the site.
"""

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from lite_builder.course.anchors import Anchors, anchors_of
from lite_builder.course.linked_folders import place_in_course
from lite_builder.course.markdown_links import MarkdownLink, find_markdown_links
from lite_builder.course.model import Course, Page
from lite_builder.errors import PageError, Place, Settle, UserError, raise_all

_PAGE_SUFFIXES = (".ipynb", ".py", ".md", ".markdown")
_PLAIN = "/,~"
"""What stays as it is in an address, beside letters, digits and `-._`: the rest could end a Markdown destination."""


@dataclass(frozen=True)
class Targets:
    """What a link may lead to, by path from the course's root: pages with their anchors, files that travel.

    `absent` says of what the author has and learners do not get, why that is so. `linked` says where the course has
    what stands outside of its folder.
    """

    pages: Mapping[PurePosixPath, Anchors]
    files: frozenset[PurePosixPath]
    absent: Mapping[PurePosixPath, str]
    linked: Mapping[PurePosixPath, PurePosixPath] = field(default_factory=dict)


@dataclass(frozen=True)
class WebLink:
    """A link to another host, and where it stands."""

    url: str
    place: Place


class DeadLink(Exception):  # noqa: N818 - becomes a `PageError` once it is known where the link stands
    """A link that leads nowhere: why, and what its author may do."""

    def __init__(self, why: str, todo: str) -> None:
        super().__init__(why)
        self.why = why
        self.todo = todo


def find_targets(
    pages: Iterable[Page],
    files: Iterable[PurePosixPath],
    absent: Mapping[PurePosixPath, str],
    linked: Mapping[PurePosixPath, PurePosixPath] | None = None,
) -> Targets:
    """The targets that these pages and files are."""
    return Targets(
        {page.path: anchors_of(_markdown_of(page)) for page in pages}, frozenset(files), absent, linked or {}
    )


def rewrite_links(pages: Iterable[Page], targets: Targets, settle: Settle = raise_all) -> dict[PurePosixPath, Page]:
    """The pages, by path, with each link to another page written as the notebook interface opens it.

    Raises `PageError`, or several together, for links that lead nowhere; where `settle` goes on, these stay.
    """
    problems: list[UserError] = []
    rewritten = {page.path: _rewrite_page(page, targets, problems) for page in pages}
    settle(problems)
    return rewritten


def rewrite_text(
    text: str, page: PurePosixPath, targets: Targets, dead: Callable[[MarkdownLink, DeadLink], None]
) -> str:
    """One Markdown text of the page at this path with its links rewritten; `dead` is told of those that are dead."""
    parts: list[str] = []
    done = 0
    for link in find_markdown_links(text):
        try:
            destination = _resolve(link, page, targets)
        except DeadLink as problem:
            dead(link, problem)
            continue
        if destination is not None and link.start >= done:
            parts += [text[done : link.start], escape(destination) if link.in_html else destination]
            done = link.end
    return "".join((*parts, text[done:]))


def web_links(course: Course) -> Iterator[WebLink]:
    """Every link of the course's pages to another host over HTTP, in the order of the outline."""
    for page in course.pages:
        for index, cell in enumerate(page.notebook.cells):
            if cell.cell_type == "markdown":
                for link in find_markdown_links(cell.source):
                    if link.destination.lower().startswith(("http://", "https://")):
                        yield WebLink(link.destination, _place(page, index, link.start))


def _markdown_of(page: Page) -> Iterator[str]:
    return (cell.source for cell in page.notebook.cells if cell.cell_type == "markdown")


def _rewrite_page(page: Page, targets: Targets, problems: list[UserError]) -> Page:
    """The page with its links rewritten; what it says in the source counts as known to those who may read that."""
    sources: list[str] = []
    for index, cell in enumerate(page.notebook.cells):

        def dead(link: MarkdownLink, problem: DeadLink, index: int = index) -> None:
            problems.append(dead_link(link, problem, _place(page, index, link.start)))

        is_text = cell.cell_type == "markdown"
        sources.append(rewrite_text(cell.source, page.path, targets, dead) if is_text else cell.source)
    before = tuple(cell.source for cell in page.notebook.cells)
    changed = tuple(old for old, new in zip(before, sources, strict=True) if old != new)
    if not changed:
        return page
    notebook = deepcopy(page.notebook)
    for cell, source in zip(notebook.cells, sources, strict=True):
        cell["source"] = source
    return replace(page, notebook=notebook, removed=(*page.removed, *changed))


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


def _resolve(link: MarkdownLink, page: PurePosixPath, targets: Targets) -> str | None:
    """The destination as it is to be written, or None where it stays as it is. Raises `DeadLink`."""
    try:
        parts = urlsplit(link.destination)
    except ValueError as error:
        raise DeadLink(str(error), "mend the address") from error
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if path.startswith("/"):
        raise DeadLink(
            "it begins with `/`, and nobody knows below which address the site will be",
            "write it relative to this page, as `../folder/page.py`",
        )
    named = PurePosixPath(posixpath.normpath(page.parent / path)) if path else page
    target = _inside(place_in_course(named, targets.linked))
    found = None if target is None or link.is_image else _page_at(target, targets)
    if found is None:
        _check_file(target, targets, is_image=link.is_image)
        return None if target in (None, named) else _relative(target, page)
    anchor = _anchor(unquote(parts.fragment), found, targets) if parts.fragment else ""
    written = "" if found == page and anchor else _relative(found, page)
    destination = f"{written}#{quote(anchor, safe=_PLAIN)}" if anchor else written
    same = unquote(destination) == unquote(link.destination)
    return None if same else destination


def _relative(target: PurePosixPath, page: PurePosixPath) -> str:
    """The address of the target, seen from the page."""
    return quote(posixpath.relpath(target, page.parent), safe=_PLAIN)


def _inside(path: PurePosixPath) -> PurePosixPath | None:
    """The path, or None where it leads out of the course."""
    return None if path.parts[:1] == ("..",) else path


def _page_at(target: PurePosixPath, targets: Targets) -> PurePosixPath | None:
    """The page whose notebook or source is meant, with or without suffix."""
    candidates = [target.with_suffix(".ipynb")] if target.suffix in _PAGE_SUFFIXES else []
    if target.name:
        candidates.append(target.with_name(f"{target.name}.ipynb"))
    return next((path for path in candidates if path in targets.pages), None)


def _check_file(target: PurePosixPath | None, targets: Targets, *, is_image: bool) -> None:
    if target is None:
        raise DeadLink("it leads out of the course's folder", "copy what is needed into the course")
    if target in targets.files:
        return
    there = (*targets.files, *targets.pages)
    if not is_image and any(target in path.parents for path in there):
        return
    why = next((reason for path, reason in targets.absent.items() if _is_same(path, target)), None)
    if why is None:
        similar = [path for path in there if path.stem.lower() == target.stem.lower()]
        hint = f"; there is `{similar[0]}`" if similar else ""
        why = f"there is no page and no file `{target}` in the course{hint}"
    raise DeadLink(why, "mend the link, or remove it")


def _is_same(path: PurePosixPath, target: PurePosixPath) -> bool:
    """Whether a path of the author's is meant, which a link may name without its suffix or with a notebook's."""
    return target in (path, path.with_suffix(""), path.with_suffix(".ipynb"))


def _anchor(name: str, page: PurePosixPath, targets: Targets) -> str:
    """JupyterLab's id for the anchor, or nothing where the page can only be opened at its beginning."""
    anchors = targets.pages[page]
    if name not in anchors:
        known = ", ".join(f"#{anchor}" for anchor, place in list(anchors.items())[:12] if anchor != place)
        raise DeadLink(
            f"`{page}` has no heading `#{name}`" + (f"; it has {known}" if known else ""),
            "name one of its headings as GitHub does: small letters, a hyphen for each space, no punctuation",
        )
    return anchors[name] or ""
