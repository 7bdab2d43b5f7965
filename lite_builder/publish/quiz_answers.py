"""Are the answers to graded quizzes out of what is to be published? Letters are too short to be searched for as text.

So each graded page is read as its learners get it, and nothing there may be a solution, read like one, or compute one.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from lite_builder.course.convert import convert
from lite_builder.course.exercises.exercises import SOLUTION_TAG
from lite_builder.course.model import Course, Page
from lite_builder.course.quizzes.parse import named, parse_questions
from lite_builder.course.quizzes.quiz import Form, Quiz
from lite_builder.errors import LeakError, Place, UserError, raise_all

Read = Callable[[Quiz], Page | None]
"""A quiz's page as it is published, or None where it is not."""


def check_quizzes(course: Course, published: Read) -> int:
    """Check every graded quiz of which the answers are known; gives how many there are.

    Raises `LeakError`, several together.
    """
    graded = [quiz for quiz in course.quizzes if quiz.form is Form.GRADED and quiz.answers]
    problems: list[UserError] = []
    for quiz in graded:
        page = published(quiz)
        if page is not None:
            problems += (_leak(page, what) for what in find_answers(page, quiz))
    raise_all(problems)
    return len(graded)


def page_in_notebook(quiz: Quiz, file: Path, folder: Path) -> Page | None:
    """The quiz's page as this notebook in the folder has it; None if it is not there."""
    if not file.is_file():
        return None
    notebook: NotebookNode = nbformat.reads(file.read_text(encoding="utf-8"), as_version=4)
    return Page(quiz.path, file.relative_to(folder), quiz.title, notebook, ())


def page_in_sources(quiz: Quiz, file: Path, folder: Path) -> Page:
    """The quiz's page as this file in a folder of public sources has it."""
    notebook, lines, title = convert(file, quiz.path)
    return Page(quiz.path, file.relative_to(folder), title, notebook, lines)


def find_answers(page: Page, quiz: Quiz) -> Iterator[str]:
    """What of the quiz's answers is on this page, which should have none."""
    secret = _secret_cells(quiz)
    names = {question.solution.answer_cell for question in quiz.questions if question.solution} - {None}
    for number, cell in enumerate(page.notebook.cells, 1):
        if SOLUTION_TAG in cell.metadata.get("tags", ()):
            yield f"cell {number} is a solution"
        elif cell.source.split() in secret:
            yield f"cell {number} is one that only the answers' page has"
        elif names & named(cell):
            yield f"cell {number} computes an answer"
        if cell.get("outputs"):
            yield f"cell {number} has an output"
    parsed = parse_questions(page, strictly=False)
    yield from (f"question {question.number} has a solution" for question in parsed.questions if question.solution)
    yield from (str(problem.what) for problem in parsed.problems)


def _secret_cells(quiz: Quiz) -> list[list[str]]:
    """The words of each cell that is marked as a solution, and does not stand elsewhere on the page, too."""
    cells = quiz.answers.notebook.cells if quiz.answers else ()
    solutions = [cell for cell in cells if SOLUTION_TAG in cell.metadata.get("tags", ())]
    known = [cell.source.split() for cell in cells if cell not in solutions]
    return [words for cell in solutions if (words := cell.source.split()) and words not in known]


def _leak(page: Page, what: str) -> LeakError:
    return LeakError(
        f"the answers to a graded quiz are here: {what}",
        where=Place(page.source),
        why="the page is to hold the questions only",
        todo="report this; a quiz whose answers may be tried out is named in `[quizzes] self_assessment`",
    )
