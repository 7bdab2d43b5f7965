"""Which code runs to check a quiz, and in which order? The author's cells, and between them ours that read answers."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from lite_builder.course.model import Page
from lite_builder.course.quizzes.parse import answer_cells
from lite_builder.course.quizzes.quiz import Question, Quiz
from lite_builder.verify.judge import RAISES_TAG, SKIP_TAG, Cell
from lite_builder.verify.quizzes.in_kernel import MIME

_MODULE = "lite_builder_quiz"


@dataclass(frozen=True)
class Step:
    """One cell of the program; `page_index` says which cell of the author's page it is, `question` whom it answers."""

    cell: Cell
    page_index: int | None = None
    question: int | None = None


@dataclass(frozen=True)
class Run:
    """One more run of a page's code: the source of each of its cells, by index, and the seed to start from."""

    sources: Mapping[int, str]
    seed: int | None = None


def code_cells(quiz: Quiz) -> dict[int, Cell]:
    """The code cells of the quiz's answers, by their index, up to the last one that an answer needs."""
    page = _answers(quiz)
    last = max(answer_cell(question, page) for question in quiz.executable)
    cells = enumerate(page.notebook.cells[: last + 1])
    return {index: cell for index, cell in cells if cell.cell_type == "code" and SKIP_TAG not in _tags(cell)}


def answer_cell(question: Question, page: Page) -> int:
    """The index of the cell that computes the answer; reading the course has made sure that there is one."""
    assert question.solution is not None  # noqa: S101 - executable questions have one
    assert question.solution.answer_cell is not None  # noqa: S101
    return next(answer_cells(page, question.solution.answer_cell))


def steps_of(quiz: Quiz) -> Iterator[Step]:
    """The author's cells one by one, and below each that answers a question one of ours, which tells its value."""
    source = files("lite_builder.verify.quizzes").joinpath("in_kernel.py").read_text(encoding="utf-8")
    yield Step(_own_cell(f"exec(compile({source!r}, {_MODULE!r}, 'exec'), {_namespace()})"))
    questions = _questions_by_cell(quiz)
    for index, cell in code_cells(quiz).items():
        yield Step(cell, page_index=index)
        for question in questions.get(index, ()):
            yield Step(_own_cell(f"__import__({_MODULE!r}).tell_value()"), question=question.number)


def step_of_run(quiz: Quiz, run: Run) -> Step:
    """All cells at once in a fresh namespace, in the kernel in which `steps_of` has run before."""
    questions = _questions_by_cell(quiz)
    cells = [
        {
            "source": run.sources[index],
            "may_fail": RAISES_TAG in _tags(cell),
            "questions": [question.number for question in questions.get(index, ())],
        }
        for index, cell in code_cells(quiz).items()
        if index in run.sources
    ]
    cells_as_text = f"__import__('json').loads({json.dumps(cells)!r})"
    return Step(_own_cell(f"await __import__({_MODULE!r}).run({cells_as_text}, {run.seed})"))


def put_out(outputs: Sequence[Mapping[str, Any]]) -> Any:
    """What our own code has put out among these outputs of a cell, or None."""
    for output in outputs:
        if MIME in output.get("data", {}):
            return json.loads(output["data"][MIME])
    return None


def _questions_by_cell(quiz: Quiz) -> dict[int, list[Question]]:
    by_cell: dict[int, list[Question]] = {}
    for question in quiz.executable:
        by_cell.setdefault(answer_cell(question, _answers(quiz)), []).append(question)
    return by_cell


def _answers(quiz: Quiz) -> Page:
    assert quiz.answers is not None  # noqa: S101 - executable quizzes have them
    return quiz.answers


def _own_cell(source: str) -> Cell:
    return {"cell_type": "code", "id": "", "metadata": {}, "source": source, "outputs": []}


def _namespace() -> str:
    """The namespace of our module in the kernel, made if need be, without a name of ours in the author's."""
    module = f"__import__('types').ModuleType({_MODULE!r})"
    return f"__import__('sys').modules.setdefault({_MODULE!r}, {module}).__dict__"


def _tags(cell: Cell) -> Sequence[str]:
    tags: Sequence[str] = cell["metadata"].get("tags", ())
    return tags
