"""A quiz of two questions whose answers code computes."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from lite_builder.course.model import Page
from lite_builder.course.quizzes.quiz import Change, Form, Kind, Option, Question, Quiz, Solution, Variant
from lite_builder.errors import Place

FILE = Path("_answers/quiz.md")


def cell(source: str, name: str = "", *tags: str) -> Any:
    return new_code_cell(source, metadata={"tags": list(tags)} | ({"name": name} if name else {}))


def question(number: int, answer: str, name: str, *variants: Variant) -> Question:
    options = tuple(Option(letter, f"option {letter}", Place(FILE, number * 10)) for letter in "abc")
    solution = Solution(frozenset(answer), Place(FILE, number * 10 + 5), answer_cell=name, variants=variants)
    return Question(
        number, "Question", "Which?", Kind.MULTIPLE, options, Place(FILE, number * 10), 0, solution=solution
    )


def variant(*changes: tuple[str, str]) -> Variant:
    return Variant(tuple(Change(before, after) for before, after in changes), Place(FILE, 17))


def quiz(*cells: Any, questions: tuple[Question, ...]) -> Quiz:
    page = Page(PurePosixPath("quiz.ipynb"), FILE, "Quiz", new_notebook(cells=list(cells)), (None,) * len(cells))
    return Quiz(page.path, page.title, Form.GRADED, questions, page)


TWO = quiz(
    new_markdown_cell("# Quiz"),
    cell("n = 5\nx = f(n, random_state=0)"),
    cell("x.skipped()", "", "skip-execution"),
    cell("1 / 0", "", "raises-exception"),
    cell("'b' if x else 'a'", "first"),
    cell("y = g(n)\n{'a': True, 'b': False, 'c': y}", "second"),
    cell("never.needed()"),
    questions=(question(1, "b", "first", variant(("n = 5", "n = 10"))), question(2, "ac", "second")),
)


def put_out(found: Mapping[str, Any] | str) -> dict[str, Any]:
    """An output of a cell that holds what our code has put out."""
    return {"output_type": "display_data", "data": {"application/vnd.lite-builder.answer": found}, "metadata": {}}
