"""Which questions does a page ask, and which solutions does it give? A page in, its questions and all problems out."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from nbformat import NotebookNode

from lite_builder.course.exercises.exercises import SOLUTION_TAG
from lite_builder.course.fences import BrokenFence, find_broken_fences
from lite_builder.course.model import Page
from lite_builder.course.quizzes.cell_text import CellText, cell_text
from lite_builder.course.quizzes.question import has_options, is_question, read_question
from lite_builder.course.quizzes.quiz import Kind, Question, Solution
from lite_builder.course.quizzes.solution import (
    SolutionText,
    no_answer,
    open_answers,
    read_solution,
    read_solution_text,
)
from lite_builder.errors import PageError, Place, UserError


@dataclass
class Parsed:
    """The questions of a page, in their order, and what is wrong with them."""

    questions: list[Question] = field(default_factory=list)
    problems: list[UserError] = field(default_factory=list)


def asks_questions(page: Page) -> bool:
    """Whether the page has a question with options."""
    return any(
        is_question(block) and has_options(block)
        for index, cell in enumerate(page.notebook.cells)
        if cell.cell_type == "markdown"
        for block in cell_text(page, index).blocks()
    )


def parse_questions(page: Page, *, strictly: bool) -> Parsed:
    """The questions of a page with their solutions.

    A page that is meant to be a quiz is read `strictly`; on any other a question without options is a thought for the
    reader, and a solution without letters that of an exercise.
    """
    parsed = Parsed()
    for index, cell in enumerate(page.notebook.cells):
        if cell.cell_type != "markdown":
            continue
        text = cell_text(page, index)
        if broken := list(find_broken_fences(cell.source)) if strictly or "question" in cell.source.lower() else []:
            parsed.problems += [_broken(fence, text) for fence in broken]
        elif SOLUTION_TAG in cell.metadata.get("tags", ()):
            _add_solution(text, parsed, strictly=strictly)
        else:
            _add_questions(text, index, parsed, strictly=strictly)
            parsed.problems += [_untagged(place) for place in open_answers(text)]
    _check_code(page, parsed)
    return parsed


def answer_cells(page: Page, name: str) -> Iterator[int]:
    """The indices of the code cells of this name."""
    for index, cell in enumerate(page.notebook.cells):
        if cell.cell_type == "code" and name in named(cell):
            yield index


def named(cell: NotebookNode) -> frozenset[str]:
    """What a cell may be called: its `name`, its `label`, and each of its tags."""
    return frozenset(
        map(str, filter(None, (*map(cell.metadata.get, ("name", "label")), *cell.metadata.get("tags", ()))))
    )


def _broken(fence: BrokenFence, text: CellText) -> PageError:
    return PageError(fence.what, where=text.place(fence.row), why=fence.why, todo=fence.todo)


def _add_questions(text: CellText, index: int, parsed: Parsed, *, strictly: bool) -> None:
    blocks = list(text.blocks())
    for at, block in enumerate(blocks):
        if is_question(block) and (strictly or has_options(block)):
            question, problems = read_question(block, blocks[at + 1 :], number=len(parsed.questions) + 1, cell=index)
            parsed.questions.append(question)
            parsed.problems += problems


def _add_solution(text: CellText, parsed: Parsed, *, strictly: bool) -> None:
    found = read_solution_text(text)
    last = parsed.questions[-1] if parsed.questions else None
    if found.answer is None:
        _add_reasons(found, last, parsed, strictly=strictly)
    elif last is None:
        if strictly or found.answer.letters:
            parsed.problems.append(_without_question(found, parsed))
    elif last.solution is not None:
        parsed.problems.append(_second_solution(found, last))
    else:
        solution, problems = read_solution(found, last)
        parsed.problems += problems
        several = Kind.MULTIPLE if len(solution.answer) > 1 else Kind.SINGLE
        parsed.questions[-1] = replace(last, kind=last.kind or several, solution=solution)


def _add_reasons(found: SolutionText, last: Question | None, parsed: Parsed, *, strictly: bool) -> None:
    """Add a solution cell that names no letters to the solution before it."""
    if last is not None and last.solution is not None:
        reasons = "\n\n".join(filter(None, (last.solution.explanation, found.below.markdown)))
        parsed.questions[-1] = replace(last, solution=replace(last.solution, explanation=reasons))
    elif strictly:
        parsed.problems.append(no_answer(found.place) if last is not None else _without_question(found, parsed))


def _without_question(found: SolutionText, parsed: Parsed) -> PageError:
    return PageError(
        "this solution stands before any question",
        where=found.place,
        why="a problem that is named above may hide the question" if parsed.problems else "",
        todo="write it below its question",
    )


def _second_solution(found: SolutionText, question: Question) -> PageError:
    assert question.solution is not None  # noqa: S101 - the caller has looked
    line = question.solution.place.line
    return PageError(
        f"this is a second solution to question {question.number}",
        where=found.place,
        why=f"the first stands {'above' if line is None else f'on line {line}'}",
        todo="keep one of them, or write the question that this one belongs to",
    )


def _untagged(place: Place) -> PageError:
    return PageError(
        "this says an answer, and is not marked as a solution",
        where=place,
        why="learners would read it",
        todo='tag its cell: `+++ {"tags": ["solution"]}`, or `# %% [markdown] tags=["solution"]` in a script',
    )


def _check_code(page: Page, parsed: Parsed) -> None:
    for question in parsed.questions:
        if question.solution is not None and question.solution.answer_cell is not None:
            parsed.problems += _code_problems(page, question.solution, question.solution.answer_cell)


def _code_problems(page: Page, solution: Solution, name: str) -> Iterator[UserError]:
    cells = list(answer_cells(page, name))
    if len(cells) != 1:
        found = f"{len(cells)} code cells are named so" if cells else "no code cell is named so"
        yield PageError(
            f"the answer is computed by `{name}`, which is not one cell",
            where=solution.place,
            why=found,
            todo=f'name one code cell: `# %% name="{name}"`, or `:name: {name}` in a `{{code-cell}}`',
        )
        return
    code = "\n".join(cell.source for cell in page.notebook.cells[: cells[0] + 1] if cell.cell_type == "code")
    for variant in solution.variants:
        for change in variant.changes:
            if change.before not in code:
                yield PageError(
                    f"this variant changes `{change.before}`, which is nowhere in the code",
                    where=variant.place,
                    why=f"code up to the cell `{name}` is looked at",
                    todo="write it exactly as it stands there",
                )
