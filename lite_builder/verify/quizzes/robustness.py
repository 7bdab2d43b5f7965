"""How often does an answer hold when little things change? The values that `run_robustness` gives."""

from collections import Counter
from dataclasses import dataclass

from lite_builder.course.quizzes.quiz import Change
from lite_builder.verify.quizzes.quiz_run import AnswerRun, QuizRun


@dataclass(frozen=True)
class VariantRun:
    """What the code of a variant gave, which its author made with these changes; it stands on `line` of the file."""

    changes: tuple[Change, ...]
    line: int | None
    answer: AnswerRun


@dataclass(frozen=True)
class QuestionRuns:
    """One question: its answer with the code as it stands, over the seeds, and under its variants."""

    as_written: AnswerRun
    seeds: tuple[AnswerRun, ...]
    variants: tuple[VariantRun, ...]

    @property
    def holds(self) -> int:
        """Over how many seeds the answer holds."""
        return sum(answer.ok for answer in self.seeds)

    @property
    def share(self) -> float:
        """The same, from 0 to 1."""
        return self.holds / len(self.seeds) if self.seeds else 1.0

    @property
    def instead(self) -> tuple[tuple[str, int], ...]:
        """What the seeds gave that broke it, most often first, and how often."""
        broken = (answer.given for answer in self.seeds if not answer.ok)
        return tuple(Counter(broken).most_common())

    def is_robust(self, threshold: float) -> bool:
        """Whether it holds as written, under all variants, and over as great a share of the seeds as this."""
        return self.as_written.ok and self.share >= threshold and all(variant.answer.ok for variant in self.variants)


@dataclass(frozen=True)
class QuizRuns:
    """One quiz: its code as it stands, and all runs of each of its questions, which need a code that runs."""

    as_written: QuizRun
    questions: tuple[QuestionRuns, ...]


@dataclass(frozen=True)
class RobustnessReport:
    """Everything that was seen; `runs` is over how many seeds, `threshold` the share of them that has to hold."""

    title: str
    quizzes: tuple[QuizRuns, ...]
    runs: int
    threshold: float
    browser: str
    seconds: float
    stopped: bool = False

    @property
    def ok(self) -> bool:
        """True if the code of each quiz runs, and each of its answers is robust."""
        return not self.stopped and all(
            quiz.as_written.ok and all(question.is_robust(self.threshold) for question in quiz.questions)
            for quiz in self.quizzes
        )
