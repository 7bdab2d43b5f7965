"""Is each committed exercise still what its solution gives? Compares the two, and writes the exercise anew."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path, PurePosixPath

import nbformat

from lite_builder.course.convert import convert
from lite_builder.course.exercises.exercise_names import exercise_name, is_solution_name
from lite_builder.course.files import walk_course
from lite_builder.course.model import Page
from lite_builder.course.page_forms import exercise_page
from lite_builder.course.percent_script import percent_script
from lite_builder.course.sources.formats import SOURCE_SUFFIXES
from lite_builder.errors import PageError, Place, UserError, raise_all
from lite_builder.project import Project

_HEADER = re.compile(r"# ---\n(?:#.*\n)*?# ---\n\n?")


@dataclass(frozen=True)
class Drift:
    """An exercise that is not what its solution gives: where the two part, and a unified diff of all that differs."""

    exercise: Place
    solution: Place
    diff: str

    def __str__(self) -> str:
        return f"{self.exercise}: not what {self.solution} gives\n{self.diff}"


def find_drifts(project: Project) -> tuple[Drift, ...]:
    """Every exercise beside its solution in the course's folder that differs from what the solution gives.

    Raises `PageError`, several together, for pages that cannot be read.
    """
    problems: list[UserError] = []
    drifts: list[Drift] = []
    for solution, exercise in _pairs(project):
        try:
            wanted, found = _wanted(solution, exercise), _read(exercise)
        except UserError as problem:
            problems.append(problem)
        else:
            drifts += _compare(wanted, found, project.content)
    raise_all(problems)
    return tuple(drifts)


def write_exercises(project: Project) -> tuple[Path, ...]:
    """Write each exercise that differs anew, as a percent script under the header that it has, or as a notebook.

    Gives the files that were written. Raises as `find_drifts` does, and for an exercise in another format.
    """
    drifted = {drift.exercise.file for drift in find_drifts(project)}
    written = []
    for solution, exercise in _pairs(project):
        if _shown(exercise, project.content) in drifted:
            exercise.write_text(_text_of(_wanted(solution, exercise), exercise), encoding="utf-8")
            written.append(exercise)
    return tuple(written)


def _pairs(project: Project) -> Iterator[tuple[Path, Path]]:
    """Each solution with each exercise that stands beside it."""
    for solution in sorted(walk_course(project)):
        if solution.suffix in SOURCE_SUFFIXES and is_solution_name(solution.stem):
            name = exercise_name(solution.stem)
            for suffix in SOURCE_SUFFIXES:
                if (exercise := solution.with_name(name + suffix)).is_file():
                    yield solution, exercise


def _read(file: Path) -> Page:
    path = PurePosixPath(file.stem + ".ipynb")
    notebook, lines, title = convert(file, path)
    return Page(path, file, title, notebook, lines)


def _wanted(solution: Path, exercise: Path) -> Page:
    return exercise_page(_read(solution), PurePosixPath(exercise.stem + ".ipynb"))


def _compare(wanted: Page, found: Page, folder: Path) -> Iterator[Drift]:
    expected, actual = percent_script(wanted.notebook), percent_script(found.notebook)
    if expected != actual:
        exercise, solution = _shown(found.source, folder), _shown(wanted.source, folder)
        diff = unified_diff(
            actual.splitlines(), expected.splitlines(), str(exercise), f"what {solution} gives", lineterm=""
        )
        at = _first_difference(wanted, found)
        yield Drift(Place(exercise, found.line_of(at)), Place(solution, wanted.line_of(at)), "\n".join(diff))


def _first_difference(wanted: Page, found: Page) -> int:
    """The index of the first cell that differs; that of the last one, if the one page has more cells than the other."""
    pairs = zip(wanted.notebook.cells, found.notebook.cells, strict=False)
    differing = (i for i, (one, other) in enumerate(pairs) if _content(one) != _content(other))
    return next(differing, min(len(wanted.notebook.cells), len(found.notebook.cells)))


def _content(cell: nbformat.NotebookNode) -> tuple[str, str, object]:
    return cell.cell_type, cell.source, cell.metadata


def _text_of(page: Page, exercise: Path) -> str:
    if exercise.suffix == ".ipynb":
        return str(nbformat.writes(page.notebook)) + "\n"
    if exercise.suffix == ".py":
        header = _HEADER.match(exercise.read_text(encoding="utf-8"))
        return (header[0] if header else "") + percent_script(page.notebook)
    raise PageError(
        f"an exercise in a {exercise.suffix} file cannot be written anew",
        where=Place(exercise),
        todo="remove the file: the exercise is then made from its solution when the site is built",
    )


def _shown(file: Path, folder: Path) -> Path:
    return file.relative_to(folder.parent)
