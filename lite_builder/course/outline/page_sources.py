"""Which file does each entry of the outline mean? Finds them, and unfolds patterns into the pages that fit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from lite_builder.course.exercises.exercise_names import exercise_name, is_solution_name, solution_name
from lite_builder.course.files import INTO_THE_COURSE, NOT_IN_A_PATH, looks_like_page
from lite_builder.course.outline.outline import Entry, GlobEntry, Outline, OutlineItem, UrlEntry
from lite_builder.course.outline.patterns import fits
from lite_builder.course.sources.formats import SOURCE_SUFFIXES
from lite_builder.errors import OutlineError, Place, Settle, UserError, raise_all
from lite_builder.project import Project


@dataclass(frozen=True)
class PageSource:
    """A page to be read: its file, where its notebook will stand in the site, and the outline's title for it.

    The path is an exercise's and the file its solution where the exercise has no file of its own.
    """

    file: Path
    path: PurePosixPath
    title: str | None


@dataclass(frozen=True)
class SourcePart:
    """A caption of the outline, with the pages and the links below it."""

    caption: str
    items: tuple[PageSource | UrlEntry, ...]


@dataclass(frozen=True)
class CourseSources:
    """The outline with a file for each page."""

    root: PageSource
    parts: tuple[SourcePart, ...]

    @property
    def pages(self) -> tuple[PageSource, ...]:
        """Every page, the root first."""
        below = (item for part in self.parts for item in part.items if isinstance(item, PageSource))
        return (self.root, *below)


def find_sources(
    outline: Outline, project: Project, walked: Iterable[Path], settle: Settle = raise_all
) -> CourseSources:
    """Find the file of every entry, for patterns among those that a walk has found.

    Where `settle` goes on, entries that are wrong are left out, save the root.

    Raises `OutlineError`, or several together, for entries without a file, files outside of the course, pages that are
    named twice, and patterns that nothing fits.
    """
    return _Finder(project, walked, settle).find(outline)


class _Finder:
    def __init__(self, project: Project, walked: Iterable[Path], settle: Settle) -> None:
        self._project = project
        self._walked = tuple(walked)
        self._settle = settle
        self._problems: list[UserError] = []
        self._lines: dict[PurePosixPath, int] = {}

    def find(self, outline: Outline) -> CourseSources:
        named = {
            entry: source for entry in outline.entries if isinstance(entry, Entry) if (source := self._named(entry))
        }
        parts = [SourcePart(part.caption, tuple(self._items(part.entries, named))) for part in outline.parts]
        (self._settle if outline.root in named else raise_all)(self._problems)
        return CourseSources(named[outline.root], tuple(parts))

    def _items(self, entries: Iterable[OutlineItem], named: dict[Entry, PageSource]) -> Iterator[PageSource | UrlEntry]:
        for entry in entries:
            if isinstance(entry, GlobEntry):
                yield from self._matches(entry)
            elif isinstance(entry, UrlEntry):
                yield entry
            elif entry in named:
                yield named[entry]

    def _named(self, entry: Entry) -> PageSource | None:
        try:
            file = _find_file(entry, self._project)
        except UserError as problem:
            self._problems.append(problem)
            return None
        source = self._source(file, entry.title)
        if is_solution_name(file.stem) and not is_solution_name(PurePosixPath(entry.file).name):
            source = replace(source, path=source.path.with_name(f"{exercise_name(file.stem)}.ipynb"))
        if source.path in self._lines:
            self._problems.append(
                OutlineError(
                    f"the page `{entry.file}` is there twice",
                    where=Place(self._project.outline, entry.line),
                    why=f"line {self._lines[source.path]} names it already",
                    todo="keep one of the two entries",
                )
            )
        self._lines.setdefault(source.path, entry.line)
        return source

    def _matches(self, entry: GlobEntry) -> list[PageSource]:
        fitting = [file for file in self._all_pages() if self._fits(file, entry)]
        if not fitting:
            self._problems.append(
                OutlineError(
                    f"no page fits `{entry.pattern}`",
                    where=Place(self._project.outline, entry.line),
                    todo="mend the pattern, or remove it; it is compared with paths from the course's folder",
                )
            )
        found = []
        for file in fitting:
            source = self._source(file, None)
            if source.path not in self._lines:
                self._lines[source.path] = entry.line
                found.append(source)
        return sorted(found, key=lambda source: source.path.as_posix(), reverse=entry.descending)

    def _all_pages(self) -> list[Path]:
        """Every file that looks like a page; `a.py` before an `a.ipynb` beside it, as for entries."""
        files = [file for file in self._walked if looks_like_page(file)]
        return sorted(files, key=lambda file: SOURCE_SUFFIXES.index(file.suffix))

    def _fits(self, file: Path, entry: GlobEntry) -> bool:
        path = PurePosixPath(file.relative_to(self._project.content).as_posix())
        compared = path if entry.with_suffix else path.with_suffix("")
        return fits(compared.parts, PurePosixPath(entry.pattern).parts)

    def _source(self, file: Path, title: str | None) -> PageSource:
        path = PurePosixPath(file.relative_to(self._project.content).with_suffix(".ipynb").as_posix())
        return PageSource(file, path, title)


def _find_file(entry: Entry, project: Project) -> Path:
    where = Place(project.outline, entry.line)
    _check_path(entry, where)
    path = project.content / entry.file
    candidates = [path] if path.suffix in SOURCE_SUFFIXES else []
    candidates += [path.with_name(path.name + suffix) for suffix in SOURCE_SUFFIXES]
    solutions = [solution for candidate in candidates if (solution := _solution_beside(candidate))]
    file = next((candidate for candidate in (*candidates, *solutions) if _is_file(candidate)), None)
    if file is None:
        if _is_file(path):
            raise OutlineError(
                f"`{entry.file}` is no page that can be read",
                where=where,
                why="pages are " + ", ".join(f"`{suffix}`" for suffix in SOURCE_SUFFIXES) + " files",
                todo="write the page in one of these formats, or remove the entry; other files travel by themselves",
            )
        raise OutlineError(
            f"there is no page `{entry.file}`",
            where=where,
            why="none of these files exists: " + ", ".join(file.name for file in (*candidates, *solutions)),
            todo="write the page, or mend its name in the outline",
        )
    if not file.resolve().is_relative_to(project.home.resolve()):
        raise _outside(entry, where)
    return file


def _solution_beside(exercise: Path) -> Path | None:
    """Where the solution would be from which an exercise is made that has no file of its own."""
    name = solution_name(exercise.stem)
    return exercise.with_name(name + exercise.suffix) if name else None


def _check_path(entry: Entry, where: Place) -> None:
    path = PurePosixPath(entry.file)
    if path.is_absolute() or ".." in path.parts:
        raise _outside(entry, where)
    if not path.name or NOT_IN_A_PATH.search(entry.file):
        raise OutlineError(f"{entry.file!r} is not the name of a file", where=where, todo="write `folder/page`")


def _outside(entry: Entry, where: Place) -> OutlineError:
    return OutlineError(
        f"`{entry.file}` is not inside the course",
        where=where,
        why="its path, or a link in it, leads out of the folder",
        todo=INTO_THE_COURSE,
    )


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long for the disk, a folder that may not be entered
        return False
