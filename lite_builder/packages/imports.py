"""What do the notebooks of a course import that the browser's Python does not bring along, and where?"""

import platform
import posixpath
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from lite_builder.course.model import Course, CourseFile, Page
from lite_builder.errors import PageError, Place, Settle, UserError, raise_all
from lite_builder.packages.browser_python import is_built_in
from lite_builder.packages.cell_code import CodeImports, read_broken_cell, read_cell, read_code

SearchPath = tuple[PurePosixPath, ...]
"""Where Python looks for modules: the folder of the notebook, what it adds to `sys.path`, the root of the course."""

_NEED_NOT_WORK = {"raises-exception", "skip-execution"}


@dataclass(frozen=True)
class ImportUse:
    """A top-level name that the course imports, and where; `optional` if the notebook can do without it.

    With `is_project` it is not the name of a module, but what the course lets pip install.
    """

    name: str
    place: Place
    optional: bool = False
    is_project: bool = False


def imports_of(course: Course, absent: Collection[str] = (), settle: Settle = raise_all) -> tuple[ImportUse, ...]:
    """Every name that the course's code imports, without built-in modules and modules that travel with the course.

    What it lets pip install is wanted as well, as far as it can be had.

    `absent` are names that the author does without. Raises `PageError` for each cell or module that is not Python, all
    of them together; a cell that is tagged `raises-exception` or `skip-execution` need not be, and what it imports is
    optional. Where `settle` goes on, so is what a cell imports that is not Python, as far as can be seen.
    """
    reading = _Reading(course)
    # A learner who finds a solution imports what it needs, also where the solution itself is withheld.
    for page in (*course.pages, *course.withheld):
        reading.read_page(page)
    settle(reading.problems)
    uses = (use for use in reading.uses if not is_built_in(use.name) and use.name not in absent)
    return tuple(dict.fromkeys(uses))


def imports_of_page(course: Course, page: Page) -> tuple[str, ...]:
    """The top-level names that one page imports, also by modules that travel with the course.

    They are in the order of its cells. What is no Python has no say in it.
    """
    reading = _Reading(course)
    reading.read_page(page)
    return tuple(dict.fromkeys(use.name for use in reading.uses if not use.is_project))


class _Reading:
    """One pass over the course."""

    def __init__(self, course: Course) -> None:
        self.uses: list[ImportUse] = []
        self.problems: list[UserError] = []
        self._files = course.files
        self._read: set[PurePosixPath] = set()

    def read_page(self, page: Page) -> None:
        found = list(self._cells(page))
        written = {PurePosixPath(name).stem for code, _, _ in found for name in code.writes}
        here = page.path.parent
        added = (posixpath.normpath(here / folder) for code, _, _ in found for folder in code.folders)
        path = (here, *dict.fromkeys(PurePosixPath(folder) for folder in added), PurePosixPath())
        for code, place, forgiven in found:
            self._take(code, place, path, forgiven, written)

    def _cells(self, page: Page) -> Iterator[tuple[CodeImports, Place, bool]]:
        for index, cell in enumerate(page.notebook.cells):
            if cell.cell_type != "code":
                continue
            forgiven = bool(_NEED_NOT_WORK & set(cell.metadata.get("tags", ())))
            place = Place(page.source, page.line_of(index), index + 1)
            try:
                yield read_cell(cell.source), place, forgiven
            except SyntaxError as error:
                if not forgiven:
                    self.problems.append(_not_python(error, place))
                yield read_broken_cell(cell.source), place, forgiven

    def _take(
        self, code: CodeImports, place: Place, path: SearchPath, forgiven: bool, written: Iterable[str] = ()
    ) -> None:
        for item in code.imports:
            if item.name in written:
                continue
            if modules := self._local(item.name, path):
                self._read_modules(modules, path)
            else:
                self.uses.append(ImportUse(item.name, _at(place, item.line), item.optional or forgiven))
        self.uses += (ImportUse(text, place, optional=True, is_project=True) for text in code.installs)
        for name in code.runs:
            wanted = {folder / name for folder in path}
            self._read_modules((file for file in self._files if file.path in wanted), path)

    def _local(self, name: str, path: SearchPath) -> list[CourseFile]:
        """The files of a module or package that Python finds in these folders, the first that has it."""
        for parent in path:
            module, package = parent / f"{name}.py", parent / name
            found = [file for file in self._files if file.path == module]
            found += [file for file in self._files if file.path.suffix == ".py" and package in file.path.parents]
            if found:
                return found
        return []

    def _read_modules(self, modules: Iterable[CourseFile], path: SearchPath) -> None:
        for module in modules:
            if module.path in self._read or module.path.suffix != ".py":
                continue
            self._read.add(module.path)
            place = Place(module.source, 1)
            try:
                code = read_code(module.source.read_text(encoding="utf-8-sig"))
            except (SyntaxError, UnicodeDecodeError) as error:
                self.problems.append(_not_python(error, place))
                continue
            # A module finds what its notebook finds; a script that is run also what lies beside it.
            self._take(code, place, (*path, module.path.parent), forgiven=False)


def _at(place: Place, line: int) -> Place:
    """A line of the code that starts at `place`; only a cell without a known line keeps to its number."""
    return Place(place.file, None if place.line is None else place.line + line - 1, place.cell)


def _not_python(error: SyntaxError | UnicodeDecodeError, place: Place) -> PageError:
    if isinstance(error, UnicodeDecodeError):
        return PageError("this module is not UTF-8 text", where=place, why=str(error), todo="save the file as UTF-8")
    where = _at(place, error.lineno) if error.lineno else place
    shown = f": {error.text.strip()}" if error.text else ""
    return PageError(
        f"this is not Python{shown}",
        where=where,
        why=f"{error.msg} (says Python {platform.python_version()}, which runs this build)",
        todo="correct it, or tag the cell `raises-exception` if it is meant to fail; gaps for learners may stay",
    )
