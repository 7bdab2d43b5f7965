"""In which form is a page published? As an exercise, as questions, without solutions; always as a learner opens it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from nbformat import NotebookNode

from lite_builder.course.cell_ids import set_cell_ids
from lite_builder.course.exercises.exercise_names import is_solution_name
from lite_builder.course.exercises.exercises import exercise_of, without_solutions
from lite_builder.course.learner_form import learner_form, removed_text
from lite_builder.course.model import Page
from lite_builder.course.quizzes.forms import questions_only, with_places
from lite_builder.course.quizzes.quiz import Quiz
from lite_builder.course.titles import first_heading

_Form = Callable[[NotebookNode, Path, Sequence[int | None]], NotebookNode]


def exercise_page(solution: Page, path: PurePosixPath) -> Page:
    """The exercise to a solution, as a page that stands at `path`. Raises `PageError` as `exercise_of` does."""
    exercise = _reshaped(solution, path, exercise_of)
    return replace(exercise, title=first_heading(exercise.notebook) or path.stem.replace("_", " ").strip())


def page_without_solutions(page: Page) -> Page:
    """The page without what is marked as solution; the page itself if it has none. Raises as `exercise_page` does."""
    without = _reshaped(page, page.path, without_solutions)
    return page if _texts(without) == _texts(page) else without


def page_of_questions(page: Page, quiz: Quiz) -> Page:
    """The page of a graded quiz without all that is marked as solution or computes an answer; itself if it has none.

    Raises as `exercise_page` does.
    """
    without = page_without_solutions(page)
    asked = _reshaped(without, page.path, lambda notebook, source, lines: questions_only(notebook, quiz))
    return without if _texts(asked) == _texts(without) else asked


def page_with_places(page: Page, quiz: Quiz) -> Page:
    """The page of a quiz for self-assessment without its solutions, with an empty cell where answers are tried out."""
    return _reshaped(page, page.path, lambda notebook, source, lines: with_places(notebook, quiz))


def learner_page(page: Page) -> Page:
    """The page as the learner opens it."""
    shown = learner_form(page.notebook)
    return replace(page, notebook=shown, source_lines=_lines_of(shown, page), removed=removed_text(page.notebook))


def is_exercise_of_its_source(page: Page) -> bool:
    """Whether the page was made from a solution."""
    return is_solution_name(page.source.stem) and not is_solution_name(page.path.stem)


def _reshaped(page: Page, path: PurePosixPath, form: _Form) -> Page:
    shaped = form(page.notebook, page.source, page.source_lines)
    lines = _lines_of(shaped, page)
    set_cell_ids(shaped, path, _ids_to_keep(shaped, page))
    return replace(page, path=path, notebook=shaped, source_lines=lines)


def _ids_to_keep(shaped: NotebookNode, page: Page) -> list[str | None]:
    """Ids that a notebook's author gave. Any other is drawn from the text, which may be that of a solution."""
    if page.source.suffix != ".ipynb":
        return [None] * len(shaped.cells)
    before = {cell.id: cell.source for cell in page.notebook.cells}
    return [cell.id if before.get(cell.id) == cell.source else None for cell in shaped.cells]


def _lines_of(shaped: NotebookNode, page: Page) -> tuple[int | None, ...]:
    lines = {cell.id: page.line_of(index) for index, cell in enumerate(page.notebook.cells)}
    return tuple(lines.get(cell.id) for cell in shaped.cells)


def _texts(page: Page) -> list[str]:
    return [cell.source for cell in page.notebook.cells]
