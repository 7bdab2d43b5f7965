"""What may a link or a reference of the course lead to, and how is that written where it is read?

JupyterLab opens a relative link to a notebook from the kernel's own files, at any address of the site; from HTML that
jupyterlab-myst 2.7.0 shows, only its address in the site opens it.
"""

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from lite_builder.course.links.anchors import Anchor, Anchors, Kind, slug
from lite_builder.course.links.linked_folders import place_in_course
from lite_builder.course.reader import Reader

_PAGE_SUFFIXES = (".ipynb", ".py", ".md", ".markdown")
_PLAIN = "/,~"
"""What stays as it is in an address, beside letters, digits and `-._`: the rest could end a Markdown destination."""

_LISTED = 12
"""Anchors that an error names, so that a typing mistake is seen."""


@dataclass(frozen=True)
class Targets:
    """What a link may lead to, by path from the course's root: pages with their anchors, files that travel.

    `absent` says of what the author has and learners do not get, why that is so. `linked` says where the course has
    what stands outside of its folder. `titles` are those of the pages. `outline` are the modules' captions, each with
    its pages; the first of `pages` is the root. `cells` are the ids of each page's Markdown cells.
    """

    pages: Mapping[PurePosixPath, Anchors]
    files: frozenset[PurePosixPath]
    absent: Mapping[PurePosixPath, str]
    linked: Mapping[PurePosixPath, PurePosixPath] = field(default_factory=dict)
    titles: Mapping[PurePosixPath, str] = field(default_factory=dict)
    reader: Reader = Reader.JUPYTER
    outline: Sequence[tuple[str, Sequence[PurePosixPath]]] = ()
    cells: Mapping[PurePosixPath, Sequence[str]] = field(default_factory=dict)

    @cached_property
    def labels(self) -> Mapping[str, tuple[PurePosixPath, Anchor]]:
        """Every label of the course, in small letters, with its page; of equal ones the first counts."""
        return self._places(Kind.LABEL)

    @cached_property
    def terms(self) -> Mapping[str, tuple[PurePosixPath, Anchor]]:
        """Every term of the course's glossaries by its slug, with its page."""
        return self._places(Kind.TERM)

    def _places(self, kind: Kind) -> Mapping[str, tuple[PurePosixPath, Anchor]]:
        found: dict[str, tuple[PurePosixPath, Anchor]] = {}
        for page, anchors in self.pages.items():
            for name, anchor in anchors.items():
                if anchor.kind is kind:
                    found.setdefault(name.lower(), (page, anchor))
        return found


@dataclass(frozen=True)
class Target:
    """Where a link leads: a page or a file, and a place of the page if one is named."""

    path: PurePosixPath
    anchor: Anchor | None = None


class DeadLink(Exception):  # noqa: N818 - becomes a `PageError` once it is known where the link stands
    """A link that leads nowhere: why, and what its author may do."""

    def __init__(self, why: str, todo: str = "mend the link, or remove it") -> None:
        super().__init__(why)
        self.why = why
        self.todo = todo


def find_target(destination: str, page: PurePosixPath, targets: Targets, *, is_image: bool = False) -> Target | None:
    """What a link of this page leads to; None for what is not in the course. Raises `DeadLink`."""
    try:
        parts = urlsplit(destination)
    except ValueError as error:
        raise DeadLink(str(error), "mend the address") from error
    if parts.scheme in ("project", "path"):  # MyST's own way to say that it is no other host
        parts = urlsplit(destination.partition(":")[2])
    if parts.scheme or parts.netloc:
        return None
    path, name = unquote(parts.path), unquote(parts.fragment)
    if path.startswith("/"):
        raise DeadLink(
            "it begins with `/`, and nobody knows below which address the site will be",
            "write it relative to this page, as `../folder/page.py`",
        )
    if is_image:
        return Target(_file_at(page.parent / path, targets, is_image=True))
    found = page_at(page.parent / path, targets) if path else page
    if found is not None:
        return _place_of(found, name, targets) if name else Target(found)
    if not name and path.lower() in targets.labels:
        return Target(*targets.labels[path.lower()])
    return Target(_file_at(page.parent / path, targets))


def names_path(destination: str, path: PurePosixPath, page: PurePosixPath) -> bool:
    """Whether a link of this page names just this path, and not another one where the course has the same."""
    return PurePosixPath(posixpath.normpath(page.parent / unquote(urlsplit(destination).path))) == path


def find_page(name: str, page: PurePosixPath, targets: Targets) -> Target:
    """The page that `{doc}` names, seen from this page or with `/` from the course's root. Raises `DeadLink`."""
    named = PurePosixPath(name.lstrip("/")) if name.startswith("/") else page.parent / name
    if (found := page_at(named, targets)) is None:
        _file_at(named, targets)
        raise DeadLink(f"`{name}` is no page", "name a page, or write a link to the file")
    return Target(found)


def find_label(name: str, page: PurePosixPath, targets: Targets) -> Target:
    """The place of the course with this label; a heading of the page itself may be named as well. Raises `DeadLink`."""
    here = targets.pages.get(page, {})
    for known in (name, name.lower(), slug(name)):
        if known in here:
            return Target(page, here[known])
    if name.lower() not in targets.labels:
        raise DeadLink(f"no page of the course has the label `{name}`", f"write `({name})=` above what is meant")
    return Target(*targets.labels[name.lower()])


def find_term(name: str, targets: Targets) -> Target:
    """The place of the course that defines the term. Raises `DeadLink`."""
    if slug(name) not in targets.terms:
        raise DeadLink(f"no glossary of the course has the term `{name}`", "add it to a `{glossary}`")
    return Target(*targets.terms[slug(name)])


@dataclass(frozen=True)
class Spot:
    """Where a link stands: on which page, and in which of its Markdown cells."""

    page: PurePosixPath
    cell: int = 0


def address_of(target: Target, spot: Spot, targets: Targets, *, in_html: bool = False) -> str:
    """How a link that stands at this spot is written to the target."""
    page = spot.page
    if target.anchor is not None and target.path == page and targets.reader is Reader.MYST:
        ids = targets.cells.get(page, ())
        if target.anchor.cell != spot.cell and target.anchor.cell < len(ids):
            # JupyterLab 4.6 renders a cell when it comes into view, and goes to one that it has not by its id alone.
            return f"#cell-id={ids[target.anchor.cell]}"
    place = "" if target.anchor is None else (_place_id(target.anchor, targets) or "")
    anchor = f"#{quote(place, safe=_PLAIN)}" if place else ""
    if target.path == page and anchor:
        return anchor
    if in_html and targets.reader is Reader.MYST:
        return f"{_address_in_site(target.path, targets)}{anchor}"
    return f"{quote(posixpath.relpath(target.path, page.parent), safe=_PLAIN)}{anchor}"


def finds_words(target: Target, spot: Spot, targets: Targets) -> bool:
    """Whether its reader gives a link without words those of the target, as jupyterlab-myst does within a cell."""
    is_here = target.path == spot.page and target.anchor is not None and target.anchor.cell == spot.cell
    return targets.reader is Reader.MYST and is_here


def text_of(target: Target, targets: Targets) -> str:
    """What a link says that has no words of its own."""
    own = target.anchor.text if target.anchor else ""
    return own or targets.titles.get(target.path) or target.path.name


def page_at(path: PurePosixPath, targets: Targets) -> PurePosixPath | None:
    """The page whose notebook or source is meant, with or without suffix."""
    target = _in_course(path, targets)
    if target is None:
        return None
    candidates = [target.with_suffix(".ipynb")] if target.suffix in _PAGE_SUFFIXES else []
    if target.name:
        candidates.append(target.with_name(f"{target.name}.ipynb"))
    return next((path for path in candidates if path in targets.pages), None)


def _place_id(anchor: Anchor, targets: Targets) -> str | None:
    return anchor.myst if targets.reader is Reader.MYST else anchor.jupyter


def _address_in_site(path: PurePosixPath, targets: Targets) -> str:
    """The address as seen from any of the site's interfaces, which all stand in folders of their own."""
    written = quote(path.as_posix(), safe=_PLAIN)
    return f"../notebooks/index.html?path={written}" if path in targets.pages else f"../files/{written}"


def _in_course(path: PurePosixPath, targets: Targets) -> PurePosixPath | None:
    """The path without `..`, or None where it leads out of the course."""
    inside = place_in_course(PurePosixPath(posixpath.normpath(path)), targets.linked)
    return None if inside.parts[:1] == ("..",) else inside


def _place_of(page: PurePosixPath, name: str, targets: Targets) -> Target:
    anchors = targets.pages[page]
    if name in anchors:
        return Target(page, anchors[name])
    if name.lower() in targets.labels:
        return Target(*targets.labels[name.lower()])
    known = ", ".join(f"#{other}" for other, anchor in list(anchors.items())[:_LISTED] if other != anchor.jupyter)
    raise DeadLink(
        f"`{page}` has no heading `#{name}`" + (f"; it has {known}" if known else ""),
        "name one of its headings as GitHub does: small letters, a hyphen for each space, no punctuation",
    )


def _file_at(path: PurePosixPath, targets: Targets, *, is_image: bool = False) -> PurePosixPath:
    """The file that travels, or for a link a folder in which something does. Raises `DeadLink`."""
    target = _in_course(path, targets)
    if target is None:
        raise DeadLink("it leads out of the course's folder", "copy what is needed into the course")
    there = (*targets.files, *targets.pages)
    if target in targets.files or (not is_image and any(target in path.parents for path in there)):
        return target
    raise DeadLink(_why_absent(target, there, targets))


def _why_absent(target: PurePosixPath, there: Iterable[PurePosixPath], targets: Targets) -> str:
    for path, reason in targets.absent.items():
        if target in (path, path.with_suffix(""), path.with_suffix(".ipynb")):
            return reason
    similar = [path for path in there if path.stem.lower() == target.stem.lower()]
    hint = f"; there is `{similar[0]}`" if similar else ""
    return f"there is no page and no file `{target}` in the course{hint}"
