"""In which ways is the code of a quiz run again? Over seeds, and with each change that its author lists."""

from collections.abc import Mapping
from dataclasses import dataclass

from lite_builder.course.quizzes.quiz import Question, Quiz, Variant
from lite_builder.verify.judge import source_of
from lite_builder.verify.quizzes.program import Run, answer_cell, code_cells
from lite_builder.verify.quizzes.seeds import drawn_seed, reseeded


@dataclass(frozen=True)
class Asked:
    """A run, and whom it asks: all questions for a seed, one of them for a variant."""

    run: Run
    question: int | None = None
    variant: Variant | None = None


def runs_of(quiz: Quiz, seeds: int) -> list[Asked]:
    """The runs over this many seeds, the same today and tomorrow, then those of each question's variants."""
    sources = {index: source_of(cell) for index, cell in code_cells(quiz).items()}
    over_seeds = [Asked(_over_seed(number, sources)) for number in range(1, seeds + 1)]
    variants = (
        Asked(Run(_changed(quiz, question, variant, sources)), question.number, variant)
        for question in quiz.executable
        if question.solution is not None
        for variant in question.solution.variants
    )
    return [*over_seeds, *variants]


def _over_seed(number: int, sources: Mapping[int, str]) -> Run:
    draw = drawn_seed(number)
    changed = reseeded([*sources.values()], draw)
    return Run(dict(zip(sources, changed, strict=True)), seed=draw(0))


def _changed(quiz: Quiz, question: Question, variant: Variant, sources: Mapping[int, str]) -> dict[int, str]:
    """The cells up to the one that answers the question, with all changes of the variant made wherever they fit."""
    assert quiz.answers is not None  # noqa: S101 - executable quizzes have them
    last = answer_cell(question, quiz.answers)
    changed = {index: source for index, source in sources.items() if index <= last}
    for change in variant.changes:
        changed = {index: source.replace(change.before, change.after) for index, source in changed.items()}
    return changed
