"""How do other programs read what a run found? As JSON; docs/results.schema.json is made from the records here."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from lite_builder.verify.native.comparison_json import ComparisonRecord
from lite_builder.verify.notebook_run import CellOutcome, NotebookOutcome
from lite_builder.verify.quizzes.quiz_run import QuizRun
from lite_builder.verify.report import RunReport
from lite_builder.verify.reports.document import Record, RunDocument


class RequestRecord(Record):
    """A request to another host."""

    url: str
    method: str
    notebook: str = Field(description="The notebook that was open, or index.html, the landing page.")
    asked_by: str = Field(description="Who asked, if the browser told.")


class DiagnosisRecord(Record):
    """Why something fails in the browser that works at home."""

    name: str = Field(description="A class of docs/wasm-failures.md.")
    why: str
    todo: str
    link: str
    rules: tuple[str, ...] = Field(description="The rules of `lite-builder lint` that warn of it here.")


class ErrorRecord(Record):
    """What Python said."""

    name: str
    message: str
    traceback: str


class CellRecord(Record):
    """What became of one cell."""

    index: int = Field(description="Its place in the notebook, from 0, text cells included.")
    id: str
    source: str
    outcome: CellOutcome
    seconds: float
    error: ErrorRecord | None
    line: int | None = Field(description="Where it starts in the author's file, from 1, if that is known.")
    diagnosis: DiagnosisRecord | None
    expectation: str = Field(description="What the list of expected failures has to do with the outcome, or empty.")


class LandingRecord(Record):
    """What became of the landing page."""

    problem: str = Field(description="Why it did not open; empty if it did.")
    foreign: tuple[RequestRecord, ...]
    note: str = Field(description="Why it was not opened.")


class NotebookRecord(Record):
    """What became of one notebook."""

    path: str
    title: str
    outcome: NotebookOutcome
    ok: bool = Field(description="True if nothing is wrong with it, requests to other hosts included.")
    source: str = Field(description="The author's file, from the project's folder, or empty.")
    seconds: float
    memory: int | None = Field(description="The most that Python needed, in bytes.")
    note: str = Field(description="In a sentence, why it did not open, how its kernel died, or why it was not run.")
    diagnosis: DiagnosisRecord | None = Field(description="That of a notebook that did not open.")
    console: tuple[str, ...] = Field(description="The last lines that the browser had to say.")
    cells: tuple[CellRecord, ...]
    foreign: tuple[RequestRecord, ...]
    first_try: str = Field(description="What was wrong when it was run for the first time; empty if it ran once.")
    flaky: bool = Field(description="True if it failed and then passed, though nothing had changed.")


class AnswerRecord(Record):
    """What is declared and what the code gives for one question of a quiz."""

    question: int = Field(description="Its number, from 1.")
    title: str
    line: int | None = Field(description="That of its solution in the author's file, if that is known.")
    ok: bool
    declared: tuple[str, ...] = Field(description="The letters that the solution says.")
    computed: tuple[str, ...] | None = Field(description="The letters that the code gives; null if it gives none.")
    value: str = Field(description="What the cell gave, as a person sees it.")
    problem: str = Field(description="Why it gives no letters.")


class QuizRecord(Record):
    """A quiz, without its code, which may be withheld from those who read the results."""

    path: str
    title: str
    outcome: NotebookOutcome = Field(description="Of the code that computes the answers; so are seconds and note.")
    ok: bool
    source: str = Field(description="The author's file of answers.")
    seconds: float
    note: str
    answers: tuple[AnswerRecord, ...]


class Results(RunDocument):
    """Everything that `lite-builder test` has seen."""

    format: Literal[1] = 1
    stale: tuple[str, ...] = Field(description="Sentences about expected failures of pages and cells that are gone.")
    unseen: tuple[str, ...] = Field(description="Sentences about what this engine does not let us see.")
    landing: LandingRecord
    notebooks: tuple[NotebookRecord, ...]
    quizzes: tuple[QuizRecord, ...]
    comparison: ComparisonRecord | None = Field(description="What differs natively; null without --compare.")


def write_json(report: RunReport, path: Path) -> None:
    """Write the report as JSON."""
    Results(
        ok=report.ok,
        title=report.title,
        browser=report.browser,
        seconds=report.seconds,
        stale=report.stale,
        unseen=report.unseen,
        landing=LandingRecord.model_validate(report.landing),
        notebooks=tuple(NotebookRecord.model_validate(run) for run in report.notebooks),
        quizzes=tuple(quiz_record(run) for run in report.quizzes),
        comparison=ComparisonRecord.model_validate(report.comparison) if report.comparison else None,
    ).write(path)


def quiz_record(run: QuizRun) -> QuizRecord:
    """The record of a quiz."""
    return QuizRecord(
        path=run.code.path,
        title=run.code.title,
        outcome=run.code.outcome,
        ok=run.ok,
        source=run.code.source,
        seconds=run.code.seconds,
        note=run.code.note,
        answers=tuple(AnswerRecord.model_validate(answer) for answer in run.answers),
    )
