"""Which pages does the course have, in which order, under which captions? The outline as a value, whoever wrote it.

`toc_yml.py` and `myst_yml.py` read it, `outline_file.py` knows which of them, `page_sources.py` finds the files.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One page that the outline names: `file` as it is written there, and the line (from 1) where it is."""

    file: str
    title: str | None
    line: int


@dataclass(frozen=True)
class UrlEntry:
    """A page of somebody else's: its address, and what the outline calls it."""

    url: str
    title: str
    line: int


@dataclass(frozen=True)
class GlobEntry:
    """All pages whose path fits `pattern`, save those that have an entry of their own.

    Sphinx compares the path without its suffix, MyST the path with it (`with_suffix`).
    """

    pattern: str
    line: int
    with_suffix: bool = False
    descending: bool = False


OutlineItem = Entry | UrlEntry | GlobEntry


@dataclass(frozen=True)
class Part:
    """A caption (which may be empty) and the entries below it, sections included, in reading order."""

    caption: str
    entries: tuple[OutlineItem, ...]


@dataclass(frozen=True)
class Outline:
    """What the outline's file says; `title` is the course's, if it is there."""

    root: Entry
    parts: tuple[Part, ...]
    title: str | None = None

    @property
    def entries(self) -> tuple[OutlineItem, ...]:
        """Every entry in reading order, the root first."""
        return (self.root, *(entry for part in self.parts for entry in part.entries))
