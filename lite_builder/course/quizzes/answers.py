"""Where are the answers to a quiz? On its own page, or on a page of the same path in the author's private folder."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from lite_builder.course.convert import convert
from lite_builder.course.model import Page
from lite_builder.course.quizzes.parse import Parsed, parse_questions
from lite_builder.course.quizzes.quiz import Question
from lite_builder.course.sources.formats import SOURCE_SUFFIXES
from lite_builder.errors import PageError, UserError


def private_page(path: PurePosixPath, folder: Path) -> Page | None:
    """The page of the private folder that stands for the course's page at `path`. Raises `PageError`."""
    files = (folder / path.with_suffix(suffix) for suffix in SOURCE_SUFFIXES)
    file = next((file for file in files if file.is_file()), None)
    if file is None:
        return None
    notebook, lines, title = convert(file, path)
    return Page(path, file, title, notebook, lines)


def with_private_answers(public: Parsed, private: Page, *, strictly: bool) -> Parsed:
    """The questions with the solutions of the private page; its own problems, and each difference, are added."""
    answers = parse_questions(private, strictly=strictly)
    problems = [*public.problems, *answers.problems]
    if not problems:
        problems += _differences(public.questions, answers.questions, private)
    pairs = zip(public.questions, answers.questions, strict=False)
    joined = [
        replace(question, solution=answer.solution, kind=question.kind or answer.kind) if answer.solution else question
        for question, answer in pairs
    ]
    return Parsed(joined, problems)


def _differences(public: list[Question], private: list[Question], page: Page) -> Iterator[UserError]:
    if len(public) != len(private):
        yield PageError(
            f"the quiz has {_count(public)}, and {page.source} has {_count(private)}",
            where=public[0].place if public else private[0].place,
            why="answers are found by the number of their question",
            todo="bring both to the same questions, in the same order",
        )
        return
    for question, answered in zip(public, private, strict=True):
        if difference := _difference(question, answered):
            yield PageError(
                f"question {question.number} is not the same in {answered.place.file}",
                where=question.place,
                why=difference,
                todo="correct the one that is out of date",
            )
        elif question.solution is not None and answered.answer not in (None, question.answer):
            yield PageError(
                f"question {question.number} has another answer in {answered.place.file}",
                where=question.solution.place,
                todo="keep the solution in one of the two places",
            )


def _difference(question: Question, answered: Question) -> str:
    """In which words two versions of a question differ, or nothing; white space does not count."""
    if _words(question.text) != _words(answered.text):
        return "its text differs"
    if question.letters != answered.letters:
        return f"its options are {', '.join(question.letters)} here and {', '.join(answered.letters)} there"
    for option, other in zip(question.options, answered.options, strict=True):
        if _words(option.text) != _words(other.text):
            return f"option `{option.letter})` differs"
    if question.kind is not None and answered.kind is not None and question.kind != answered.kind:
        return f"it asks for {question.kind} here and for {answered.kind} there"
    return ""


def _words(text: str) -> list[str]:
    return text.split()


def _count(questions: list[Question]) -> str:
    return "1 question" if len(questions) == 1 else f"{len(questions)} questions"
