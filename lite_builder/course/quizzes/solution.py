"""What does a solution cell say? The letters of the right options, why that is so, and the code that computes it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lite_builder.course.quizzes.cell_text import Block, CellText
from lite_builder.course.quizzes.notation import (
    AnswerRow,
    answer_cell,
    answer_row,
    is_variant,
    letters_only,
    variant_changes,
)
from lite_builder.course.quizzes.question import lettered
from lite_builder.course.quizzes.quiz import Question, Solution, Variant
from lite_builder.errors import PageError, Place, UserError

_HOW_TO_WRITE = "write `solution: b)`, or `solution: a) c)`, as its first line"
_TEXT_BLOCKS = ("paragraph", "heading")
_SUMMARIES = ("admonition", "dropdown", "solution", "hint", "note", "tip", "toggle")


@dataclass(frozen=True)
class SolutionText:
    """A solution cell: the line that begins with `solution:`, if there is one, and the rows below it."""

    answer: AnswerRow | None
    place: Place
    below: CellText


def read_solution_text(text: CellText) -> SolutionText:
    """Find the line with the answer at the beginning of a solution cell, also in an admonition that is all of it."""
    blocks = list(text.blocks())
    if len(blocks) == 1 and blocks[0].is_fence and blocks[0].node.info.strip("{} \t").startswith(_SUMMARIES):
        text = blocks[0].body()
        blocks = list(text.blocks())
    for block in blocks:
        if block.kind not in _TEXT_BLOCKS:
            break
        if (answer := answer_row(block.text.rows[0].lstrip("# "))) is not None:
            return _with_answer(answer, block, text)
        if block.kind == "paragraph":
            break
    return SolutionText(None, text.start, text)


def open_answers(text: CellText) -> Iterator[Place]:
    """Where a text that is not marked as a solution says an answer all the same, such as `solution: b)`."""
    for block in text.blocks():
        if block.kind in _TEXT_BLOCKS:
            for row, words in enumerate(block.text.rows):
                answer = answer_row(words.lstrip("# "))
                if answer is not None and answer.letters and answer.clear:
                    yield block.text.place(row)
        elif block.is_fence and block.node.info.startswith("{"):
            yield from open_answers(block.body())


def read_solution(found: SolutionText, question: Question) -> tuple[Solution, tuple[UserError, ...]]:
    """The solution of the question from a cell with an answer, and what is wrong with it."""
    assert found.answer is not None  # noqa: S101 - the caller has looked
    problems = list(_answer_problems(found.answer, question, found.place))
    parts = _Below(found.answer.rest, question, problems)
    parts.read(found.below)
    solution = Solution(
        answer=frozenset(found.answer.letters),
        place=found.place,
        explanation=parts.explanation,
        feedback=tuple(parts.feedback.items()),
        answer_cell=parts.cell,
        variants=tuple(parts.variants),
    )
    if parts.variants and parts.cell is None:
        problems.append(
            PageError(
                "this variant changes code that no answer is computed by",
                where=parts.variants[0].place,
                todo="name the cell that computes the answer: `cell: its-name`",
            )
        )
    return solution, tuple(problems)


def no_answer(place: Place) -> PageError:
    """The error for a solution from which no letters can be read."""
    return PageError("this solution names no option", where=place, todo=_HOW_TO_WRITE)


def _with_answer(answer: AnswerRow, block: Block, text: CellText) -> SolutionText:
    """The answer with the rows below it; the letters may stand in a line of their own."""
    first = block.row
    end = first + 1
    if not answer.letters and not answer.rest:
        end = next((row for row in range(first + 1, len(text.rows)) if text.rows[row].strip()), end)
        below = letters_only(text.rows[end]) if end < len(text.rows) and end > first else None
        answer = below or answer
        end = end + 1 if below else first + 1
    return SolutionText(answer, text.place(first), text.part(end, len(text.rows)))


def _answer_problems(answer: AnswerRow, question: Question, place: Place) -> Iterable[UserError]:
    if not answer.letters:
        yield no_answer(place)
    elif not answer.clear:
        yield PageError(
            "it is not clear which options this solution names",
            where=place,
            why=f"`{answer.rest}` follows the letter {', '.join(answer.letters)}",
            todo="write the letters alone, as `solution: a) c)`, and the reasons below them",
        )
    unknown = [letter for letter in dict.fromkeys(answer.letters) if letter not in question.letters]
    if unknown and question.letters:
        yield PageError(
            f"this solution names `{', '.join(unknown)}`, which is no option of question {question.number}",
            where=place,
            why=f"its options are {', '.join(question.letters)}",
            todo="correct the letter, here or in the question",
        )
    if question.kind == "single" and len(set(answer.letters)) > 1:
        yield PageError(
            f"question {question.number} asks for a single answer, and this solution names {len(set(answer.letters))}",
            where=place,
            todo="name one letter, or write `_Select all answers that apply_` in the question",
        )


class _Below:
    """What stands below the answer: reasons, feedback to single options, the cell with the code and its variants."""

    def __init__(self, rest: str, question: Question, problems: list[UserError]) -> None:
        self.cell: str | None = None
        self.variants: list[Variant] = []
        self.feedback: dict[str, str] = {}
        self._question = question
        self._problems = problems
        self._reasons: list[str] = [rest, ""] if rest else []

    @property
    def explanation(self) -> str:
        return "\n".join(self._reasons).strip("\n").rstrip()

    def read(self, text: CellText) -> None:
        for block in text.blocks():
            items = list(lettered(block.items())) if block.kind.endswith("_list") else []
            if items:
                for letter, item in items:
                    self._take_feedback(letter, item)
            elif block.kind == "paragraph":
                rows = [row for number, row in enumerate(block.text.rows) if not self._take(row, block.text, number)]
                self._reasons += [*rows, ""] if rows else []
            else:
                self._reasons += [*block.text.rows, ""]

    def _take(self, row: str, text: CellText, number: int) -> bool:
        """Whether the row names the cell with the code, or a variant of it, and so is no reason."""
        place = text.place(number)
        if name := answer_cell(row):
            if self.cell is not None:
                self._add("this question names two cells that compute its answer", place, "keep one `cell:` line")
            self.cell = name
            return True
        if is_variant(row):
            changes = variant_changes(row)
            if changes is None:
                self._add("this variant cannot be read", place, "write it as: variant: `cv=10` -> `cv=5`")
            else:
                self.variants.append(Variant(changes, place))
            return True
        return False

    def _take_feedback(self, letter: str, item: CellText) -> None:
        if letter not in self._question.letters and self._question.letters:
            self._add(f"this is about `{letter})`, which is no option", item.start, "correct the letter")
        if letter in self.feedback:
            self._add(f"this is the second word on `{letter})`", item.start, "join the two")
        self.feedback[letter] = "\n".join(item.rows).strip()

    def _add(self, what: str, place: Place, todo: str) -> None:
        self._problems.append(PageError(what, where=place, todo=todo))
