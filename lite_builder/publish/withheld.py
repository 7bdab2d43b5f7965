"""Which text must not be published? The distinctive lines that stand in withheld cells and nowhere else.

A line counts with its words alone, so that other white space, quotes, escapes or markup do not hide it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lite_builder.course.model import Course, Page
from lite_builder.errors import Place

SHORTEST = 20
"""Characters, white space run together, below which a line says too little to be told from others by chance."""

_WORD = re.compile(r"\w+")
_IMPORT = re.compile(r"(from\s+\S+\s+)?import\s")
_TITLE = re.compile(r"#\s")


@dataclass(frozen=True)
class WithheldLine:
    """A line that stands only in withheld cells, as its words, and where it stands."""

    words: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Found:
    """A withheld line in a text, and the offset in it at which the line begins."""

    line: WithheldLine
    offset: int


class WithheldText:
    """All withheld lines, to be looked for in any text."""

    def __init__(self, lines: Iterable[WithheldLine]) -> None:
        self.lines = tuple({line.words: line for line in lines}.values())
        self._patterns = {line.words: _pattern(line.words) for line in self.lines}

    def find(self, text: str) -> Iterator[Found]:
        """The first occurrence of each withheld line in `text`."""
        if not self.lines:
            return
        there = {match[0] for match in _WORD.finditer(text)}
        for line in self.lines:
            if there.issuperset(line.words) and (match := self._patterns[line.words].search(text)):
                yield Found(line, match.start())


def withheld_text(course: Course) -> WithheldText:
    """What the course withholds: lines of its withheld pages that no published page has.

    Not withheld are titles, which links and outlines name, and imports, which any code has.
    """
    candidates = WithheldText(line for page in course.withheld for line in _lines_of(page))
    published = "\n".join(text for page in course.pages for text in _texts_of(page))
    known = {found.line.words for found in candidates.find(published)}
    return WithheldText(line for line in candidates.lines if line.words not in known)


def _texts_of(page: Page) -> Iterator[str]:
    yield from (cell.source for cell in page.notebook.cells)
    yield from page.removed


def _lines_of(page: Page) -> Iterator[WithheldLine]:
    for index, cell in enumerate(page.notebook.cells):
        rows = cell.source.split("\n")
        first = next((number for number, row in enumerate(rows) if row.strip()), 0)
        start = page.line_of(index)
        for number, row in enumerate(rows):
            if _is_distinctive(row, cell.cell_type):
                line = None if start is None else start + number - first
                yield WithheldLine(tuple(_WORD.findall(row)), Place(page.source, line, index + 1))


def _is_distinctive(row: str, cell_type: str) -> bool:
    text = " ".join(row.split())
    common = _TITLE.match(text) if cell_type == "markdown" else _IMPORT.match(text)
    return len(text) >= SHORTEST and not common and len("".join(_WORD.findall(text))) >= SHORTEST // 2


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + r"\W+".join(map(re.escape, words)) + r"(?!\w)")
