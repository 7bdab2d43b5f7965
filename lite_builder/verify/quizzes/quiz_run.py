"""What did the code of a quiz give, and what does its author declare? The values that running a quiz gives."""

from dataclasses import dataclass

from lite_builder.verify.notebook_run import NotebookRun


def _letters(letters: tuple[str, ...]) -> str:
    return " ".join(f"{letter})" for letter in letters)


@dataclass(frozen=True)
class AnswerRun:
    """A question whose answer a cell computes: the letters that its solution declares, and those that the code gives.

    `question` counts from 1, `line` is that of the solution in the author's file, where it is known, and `value` what
    the cell gave, as a person sees it. `computed` is None where that means no options, for the reason in `problem`.
    """

    question: int
    title: str
    line: int | None
    declared: tuple[str, ...]
    computed: tuple[str, ...] | None
    value: str = ""
    problem: str = ""

    @property
    def ok(self) -> bool:
        """True if the code gives just what is declared."""
        return self.computed == self.declared

    @property
    def given(self) -> str:
        """What the code gives, in words: `b)`, `a) c)`, or why it gives no options."""
        if self.computed is None:
            return f"no answer: {self.problem}"
        return _letters(self.computed) or "none of the options"

    @property
    def said(self) -> str:
        """What is declared, in the same words."""
        return _letters(self.declared)


@dataclass(frozen=True)
class QuizRun:
    """A quiz whose code ran: what became of the code, by the cells of the page of answers, and its answers.

    The `source` of the code is the author's file of answers, which need not be that of the questions.
    """

    code: NotebookRun
    answers: tuple[AnswerRun, ...]

    @property
    def ok(self) -> bool:
        """True if the code ran and every answer holds."""
        return self.code.ok and all(answer.ok for answer in self.answers)
