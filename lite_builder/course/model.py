"""A course as a value: what every other room knows of what the author wrote."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from lite_builder.course.quizzes.quiz import Quiz
from lite_builder.course.reader import Reader

if TYPE_CHECKING:  # nbformat takes a second to load, which a build with nothing to do need not spend
    from nbformat import NotebookNode


@dataclass(frozen=True)
class Page:
    """One page of the outline, as the notebook that a learner opens.

    `path` is where the notebook stands in the site, from the course's root: `pipeline/01_first_look.ipynb`.
    `source` is the author's file. `notebook` has stable cell ids (nbformat 4.5), no execution counts, and no outputs
    but the buttons of quizzes. `source_lines` holds for each cell the line of the source at which it starts (from 1),
    where that is known.
    `removed` is the text of cells that stand in the source and that the learner is not shown, or not in those words.
    """

    path: PurePosixPath
    source: Path
    title: str
    notebook: "NotebookNode"
    source_lines: tuple[int | None, ...]
    removed: tuple[str, ...] = ()

    def line_of(self, cell_index: int) -> int | None:
        """The line of the source at which the cell of this index (from 0) starts."""
        return self.source_lines[cell_index] if cell_index < len(self.source_lines) else None


@dataclass(frozen=True)
class ExternalLink:
    """A page of somebody else's, which the outline names by its address. We never ask for it."""

    title: str
    url: str


@dataclass(frozen=True)
class Module:
    """Pages that belong together, and links among them, under one caption of the outline; the caption may be empty."""

    title: str
    items: tuple[Page | ExternalLink, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        """Its pages, in their order."""
        return tuple(item for item in self.items if isinstance(item, Page))


@dataclass(frozen=True)
class CourseFile:
    """A file that travels beside the notebooks: data, images, a module that a notebook imports."""

    path: PurePosixPath
    source: Path


@dataclass(frozen=True)
class Course:
    """Everything that the author wrote, in the order of the outline.

    `withheld` are pages, as they are written, of which something is not published: solutions that learners do not get.
    `index` is the page that we make of the outline, if the author wants one. `quizzes` are those of its pages, with
    their answers. `reader` is what the Markdown of the pages is written for.
    """

    folder: Path
    title: str
    root: Page | None
    modules: tuple[Module, ...]
    files: tuple[CourseFile, ...]
    withheld: tuple[Page, ...] = ()
    index: Page | None = None
    quizzes: tuple[Quiz, ...] = ()
    reader: Reader = Reader.JUPYTER

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page that the author wrote, the root first."""
        first = (self.root,) if self.root else ()
        return first + tuple(page for module in self.modules for page in module.pages)

    @property
    def notebooks(self) -> tuple[Page, ...]:
        """Every page that learners can open: the author's, then ours."""
        return self.pages + ((self.index,) if self.index else ())
