"""A quiz as a value: its questions, their options, and, where the author gives it, the solution of each."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lite_builder.errors import Place

if TYPE_CHECKING:  # the model names quizzes in turn
    from lite_builder.course.model import Page


class Form(StrEnum):
    """In which form learners get a quiz: as questions only, or with answers that they can try out."""

    GRADED = "graded"
    SELF_ASSESSMENT = "self-assessment"


class Kind(StrEnum):
    """How many options of a question may be right."""

    SINGLE = "single"
    MULTIPLE = "multiple"


@dataclass(frozen=True)
class Option:
    """One option: its letter (`a` to `z`), its Markdown without the letter, and where it starts."""

    letter: str
    text: str
    place: Place


@dataclass(frozen=True)
class Change:
    """One replacement in the code of a page: `before` becomes `after`."""

    before: str
    after: str


@dataclass(frozen=True)
class Variant:
    """Another way to write the code, under which the answer should hold as well; all `changes` are made together."""

    changes: tuple[Change, ...]
    place: Place


@dataclass(frozen=True)
class Solution:
    """What only the author knows of a question.

    `answer` holds the letters of the right options. `explanation` is Markdown, `feedback` Markdown by letter.
    `answer_cell` is the name of the code cell of the answers' page whose value is the answer, and `variants` are
    changes of that page's code up to this cell; both are empty unless the question is one of code.
    """

    answer: frozenset[str]
    place: Place
    explanation: str = ""
    feedback: tuple[tuple[str, str], ...] = ()
    answer_cell: str | None = None
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True)
class Question:
    """One question: Markdown, its options in the order in which they stand, and what helps to answer it.

    `number` counts the questions of the page from 1; `title` is the admonition's. `cell` is the index (from 0) of the
    text cell of the page, as it is written, that holds the question. `kind` is None where no line says what to select
    and no solution is known.
    """

    number: int
    title: str
    text: str
    kind: Kind | None
    options: tuple[Option, ...]
    place: Place
    cell: int
    hints: tuple[str, ...] = ()
    solution: Solution | None = None

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of its options, in their order."""
        return tuple(option.letter for option in self.options)

    @property
    def answer(self) -> frozenset[str] | None:
        """The letters of the right options, or None where the author does not say them."""
        return self.solution.answer if self.solution else None


@dataclass(frozen=True)
class Quiz:
    """The questions of one page, which stands at `path` in the site.

    `answers` is the page, as it is written, that holds the solutions and the code that computes them: the page itself,
    its counterpart in the private folder, or None where there are no solutions. It is never published.
    """

    path: PurePosixPath
    title: str
    form: Form
    questions: tuple[Question, ...]
    answers: "Page | None" = None

    @property
    def executable(self) -> tuple[Question, ...]:
        """The questions whose answer a cell computes."""
        return tuple(question for question in self.questions if question.solution and question.solution.answer_cell)

    @property
    def has_answers(self) -> bool:
        """Whether the author gives the answer to at least one question."""
        return any(question.solution for question in self.questions)
