"""Which pages do learners get, and what is withheld from them? Decided from names, marks and `[publish]`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType

from lite_builder.course.exercises.exercise_names import is_solution_name
from lite_builder.course.model import Page
from lite_builder.course.page_forms import (
    exercise_page,
    is_exercise_of_its_source,
    learner_page,
    page_of_questions,
    page_with_places,
    page_without_solutions,
)
from lite_builder.course.quizzes.quiz import Form, Quiz
from lite_builder.errors import UserError, raise_all
from lite_builder.settings import PublishSection


@dataclass(frozen=True)
class Publication:
    """The pages that learners get, by their path, and as they are written those that are withheld in whole or part."""

    pages: Mapping[PurePosixPath, Page]
    withheld: tuple[Page, ...]


def choose_published(
    written: Iterable[Page],
    unlisted: Iterable[Page],
    settings: PublishSection,
    quizzes: Mapping[PurePosixPath, Quiz] = MappingProxyType({}),
) -> Publication:
    """Decide for each page that the outline names, as it is written, whether and in which form it is published.

    `unlisted` are solutions that the outline does not name, to exercises that it does: they are withheld, as are the
    answers to graded quizzes, whatever the settings say. Raises `PageError`, several together, where the marks of a
    solution are broken.
    """
    problems: list[UserError] = []
    pages: dict[PurePosixPath, Page] = {}
    withheld: dict[PurePosixPath, Page] = {}
    for page in written:
        quiz = quizzes.get(page.path)
        is_open = quiz is not None and quiz.form is Form.SELF_ASSESSMENT
        whole = page_with_places(page, quiz) if quiz and is_open else page
        try:
            form = _published_form(whole, settings)
            if form is not None and quiz and not is_open:
                form = page_of_questions(form, quiz)
        except UserError as problem:
            problems.append(problem)
            continue
        if form is not whole:
            withheld[page.path] = whole
        if form is not None:
            pages[page.path] = learner_page(form)
    raise_all(problems)
    open_sources = {page.source for page in pages.values() if page.path not in withheld}
    private = (quiz.answers for quiz in quizzes.values() if quiz.answers and quiz.form is Form.GRADED)
    by_source = {page.source: page for page in (*private, *withheld.values(), *unlisted)}
    return Publication(pages, tuple(page for source, page in by_source.items() if source not in open_sources))


def _published_form(page: Page, settings: PublishSection) -> Page | None:
    """The page itself, the part of it that is published, or None if nothing of it is."""
    if is_exercise_of_its_source(page):
        return exercise_page(page, page.path)
    if settings.solutions:
        return page
    return None if is_solution_name(page.path.stem) else page_without_solutions(page)
