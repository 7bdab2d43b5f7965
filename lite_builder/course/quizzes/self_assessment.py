"""Where on a page does a learner try out answers? Fills the cells that were kept free for it, below each question."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from pathlib import PurePosixPath

from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_output

from lite_builder.course.cell_ids import cell_id
from lite_builder.course.links.links import dead_link, rewrite_text
from lite_builder.course.links.markdown_links import MarkdownLink
from lite_builder.course.links.targets import DeadLink, Targets
from lite_builder.course.model import Page
from lite_builder.course.quizzes.forms import PLACE_TAG
from lite_builder.course.quizzes.quiz import Question, Quiz
from lite_builder.course.quizzes.widget import widget_code, widget_html
from lite_builder.course.reader import Reader
from lite_builder.errors import Settle, UserError, raise_all

_PLAIN = "<IPython.core.display.HTML object>"


def add_answers(
    pages: Mapping[PurePosixPath, Page],
    quizzes: Mapping[PurePosixPath, Quiz],
    targets: Targets,
    settle: Settle = raise_all,
) -> dict[PurePosixPath, Page]:
    """The pages with what answers each question in the cells that were kept free for it.

    Raises `PageError`, several together, for links in solutions that lead nowhere; where `settle` goes on, they stay.
    """
    problems: list[UserError] = []
    shown = replace(targets, reader=Reader.JUPYTER)  # what shows the answers knows no MyST
    filled = {
        path: _filled(page, _linked(quizzes[path], shown, problems)) if _places(page) else page
        for path, page in pages.items()
    }
    settle(problems)
    return filled


def _places(page: Page) -> list[NotebookNode]:
    return [cell for cell in page.notebook.cells if PLACE_TAG in cell.metadata]


def _filled(page: Page, quiz: Quiz) -> Page:
    by_number = {question.number: question for question in quiz.questions}
    filled = replace(page, notebook=deepcopy(page.notebook))
    for cell in _places(filled):
        numbers = cell.metadata.pop(PLACE_TAG)
        cell["id"] = cell_id(page.path, "code", f"quiz {numbers[0]}", occurrence=0)
        html = widget_html([by_number[number] for number in numbers])
        cell["source"] = widget_code(html)
        cell["outputs"] = [new_output("display_data", data={"text/html": html, "text/plain": _PLAIN})]
        cell.metadata["jupyter"] = from_dict({"source_hidden": True})
    return filled


def _linked(quiz: Quiz, targets: Targets, problems: list[UserError]) -> Quiz:
    """The quiz whose solutions have links as the page itself has them."""
    return replace(quiz, questions=tuple(_linked_question(asked, quiz, targets, problems) for asked in quiz.questions))


def _linked_question(question: Question, quiz: Quiz, targets: Targets, problems: list[UserError]) -> Question:
    solution = question.solution
    if solution is None:
        return question

    def dead(link: MarkdownLink, problem: DeadLink) -> None:
        problems.append(dead_link(link, problem, solution.place))

    def rewritten(text: str) -> str:
        return rewrite_text(text, quiz.path, targets, dead)

    feedback = tuple((letter, rewritten(words)) for letter, words in solution.feedback)
    linked = replace(solution, explanation=rewritten(solution.explanation), feedback=feedback)
    return replace(question, solution=linked)
