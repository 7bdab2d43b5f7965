"""What of a quiz's page is published? The questions, without all that is or computes an answer."""

from collections.abc import Iterator
from copy import deepcopy

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from lite_builder.course.exercises.exercises import SOLUTION_TAG
from lite_builder.course.quizzes.parse import named
from lite_builder.course.quizzes.quiz import Quiz

PLACE_TAG = "quiz"
"""Tags the code cell that shows the answers to try out; `metadata.quiz` holds the numbers of its questions."""


def questions_only(page: NotebookNode, quiz: Quiz) -> NotebookNode:
    """The notebook without solution cells and without the cells that compute an answer; the others keep their ids."""
    left: NotebookNode = deepcopy(page)
    left["cells"] = [cell for cell in left.cells if not _tells(cell, quiz)]
    return left


def with_places(page: NotebookNode, quiz: Quiz) -> NotebookNode:
    """The notebook as `questions_only` leaves it, with an empty code cell below each cell of questions with answers."""
    places = _numbers_by_cell(quiz)
    left: NotebookNode = deepcopy(page)
    left["cells"] = list(_placed(left.cells, places, quiz))
    return left


def _placed(cells: list[NotebookNode], places: dict[int, list[int]], quiz: Quiz) -> Iterator[NotebookNode]:
    for index, cell in enumerate(cells):
        if not _tells(cell, quiz):
            yield cell
        if index in places and "remove-cell" not in cell.metadata.get("tags", ()):
            yield new_code_cell(metadata={"tags": [PLACE_TAG], "quiz": places[index]})


def _numbers_by_cell(quiz: Quiz) -> dict[int, list[int]]:
    numbers: dict[int, list[int]] = {}
    for question in quiz.questions:
        if question.solution is not None:
            numbers.setdefault(question.cell, []).append(question.number)
    return numbers


def _tells(cell: NotebookNode, quiz: Quiz) -> bool:
    """Whether the cell is, or computes, an answer."""
    if SOLUTION_TAG in cell.metadata.get("tags", ()):
        return True
    names = {question.solution.answer_cell for question in quiz.questions if question.solution}
    return cell.cell_type == "code" and bool(names & named(cell))
