"""How do other programs read how robust answers are? As JSON; docs/robustness.schema.json is made from the records."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from lite_builder.verify.quizzes.robustness import QuestionRuns, QuizRuns, RobustnessReport, VariantRun
from lite_builder.verify.reports.document import Record, RunDocument
from lite_builder.verify.reports.results_json import AnswerRecord, QuizRecord, quiz_record


class VariantRecord(Record):
    """What the code gives with changes that its author lists."""

    line: int | None
    changes: tuple[tuple[str, str], ...] = Field(description="What was put in the place of what: [before, after].")
    answer: AnswerRecord


class QuestionRecord(Record):
    """All runs of one question."""

    question: int = Field(description="Its number, from 1.")
    title: str
    ok: bool = Field(description="True if its answer is robust.")
    share: float = Field(description="In which share of the seeds it holds, from 0 to 1.")
    seeds: tuple[AnswerRecord, ...]
    variants: tuple[VariantRecord, ...]


class RobustQuizRecord(QuizRecord):
    """A quiz with all runs of its questions."""

    questions: tuple[QuestionRecord, ...]


class Robustness(RunDocument):
    """Everything that `lite-builder test --robustness` has seen."""

    format: Literal[1] = 1
    ok: bool = Field(description="True if every answer is robust.")
    runs: int = Field(description="Over how many seeds each quiz ran.")
    threshold: float = Field(description="The share of seeds in which each answer has to hold.")
    stopped: bool = Field(description="True if somebody stopped it before its end.")
    quizzes: tuple[RobustQuizRecord, ...]


def write_robustness_json(report: RobustnessReport, path: Path) -> None:
    """Write the report as JSON."""
    Robustness(
        ok=report.ok,
        title=report.title,
        browser=report.browser,
        seconds=report.seconds,
        runs=report.runs,
        threshold=report.threshold,
        stopped=report.stopped,
        quizzes=tuple(_quiz(quiz, report.threshold) for quiz in report.quizzes),
    ).write(path)


def _quiz(quiz: QuizRuns, threshold: float) -> RobustQuizRecord:
    questions = tuple(_question(question, threshold) for question in quiz.questions)
    return RobustQuizRecord(**dict(quiz_record(quiz.as_written)), questions=questions)


def _question(question: QuestionRuns, threshold: float) -> QuestionRecord:
    return QuestionRecord(
        question=question.as_written.question,
        title=question.as_written.title,
        ok=question.is_robust(threshold),
        share=question.share,
        seeds=tuple(AnswerRecord.model_validate(answer) for answer in question.seeds),
        variants=tuple(_variant(variant) for variant in question.variants),
    )


def _variant(variant: VariantRun) -> VariantRecord:
    return VariantRecord(
        line=variant.line,
        changes=tuple((change.before, change.after) for change in variant.changes),
        answer=AnswerRecord.model_validate(variant.answer),
    )
