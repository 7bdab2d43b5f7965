"""Which quizzes does a course hold? Looks at its pages, `[quizzes]` and the private folder."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from lite_builder.course.model import Page
from lite_builder.course.quizzes.answers import private_page, with_private_answers
from lite_builder.course.quizzes.declared import (
    form_in_settings,
    form_in_source,
    is_named_quiz,
    may_ask,
    unused_patterns,
)
from lite_builder.course.quizzes.parse import asks_questions, parse_questions
from lite_builder.course.quizzes.quiz import Form, Quiz
from lite_builder.errors import Place, SettingsError, Settle, UserError, raise_all
from lite_builder.project import Project
from lite_builder.settings import SETTINGS_FILE, QuizzesSection


def find_quizzes(
    pages: dict[PurePosixPath, Page],
    project: Project,
    say: Callable[[str], None] = lambda _: None,
    settle: Settle = raise_all,
) -> dict[PurePosixPath, Quiz]:
    """The quiz of each page that asks questions, by the page's path; `say` is told where a safe choice was made.

    Raises `PageError` for malformed questions and solutions, and `SettingsError`, all of them together. Where `settle`
    goes on, pages with malformed ones are taken out of `pages`: what of them is an answer cannot be told.
    """
    problems = list(unused_patterns(pages, project.settings.quizzes, project.settings_file))
    folder = _private_folder(project, say)
    quizzes: dict[PurePosixPath, Quiz] = {}
    malformed: list[PurePosixPath] = []
    by_default = 0
    for page in pages.values():
        try:
            said, quiz, wrong = _read(page, project.settings.quizzes, folder)
        except UserError as problem:
            said, quiz, wrong = None, None, [problem]
        if wrong:
            problems += wrong
            malformed.append(page.path)
        elif quiz is not None:
            quizzes[page.path] = quiz
            by_default += said is None and quiz.has_answers
    settle(problems)
    for path in malformed:
        del pages[path]
    if by_default:
        say(_safe_choice(by_default))
    return quizzes


def _read(
    page: Page, settings: QuizzesSection, folder: Path | None
) -> tuple[Form | None, Quiz | None, list[UserError]]:
    """The form that the author asks for, the quiz of a page, or None if it is none, and what is wrong with it."""
    named = is_named_quiz(page.path)
    said = form_in_settings(page.path, settings)
    if not named and said is None and not may_ask(page):
        return None, None, []
    said = form_in_source(page.source) or said
    strictly = named or said is not None
    if not strictly and not asks_questions(page):
        return None, None, []
    parsed = parse_questions(page, strictly=strictly)
    private = private_page(page.path, folder) if folder else None
    if private is not None:
        parsed = with_private_answers(parsed, private, strictly=strictly)
    if not parsed.questions:
        return said, None, parsed.problems
    quiz = Quiz(page.path, page.title, said or Form.GRADED, tuple(parsed.questions))
    return said, replace(quiz, answers=(private or page) if quiz.has_answers else None), parsed.problems


def _private_folder(project: Project, say: Callable[[str], None]) -> Path | None:
    folder = project.answers
    if folder is None:
        return None
    if folder.is_dir():
        _check_not_published(folder, project)
        return folder
    say(f"[quizzes] answers: there is no folder {folder}, so its answers are not known")
    return None


def _check_not_published(folder: Path, project: Project) -> None:
    """Refuse a folder of the course that travels to learners, as any does whose name does not begin with `_`."""
    real, content = folder.resolve(), project.content.resolve()
    inside = real.relative_to(content).parts if real.is_relative_to(content) else ("_",)
    if not any(part.startswith(("_", ".")) for part in inside):
        raise SettingsError(
            f"[quizzes] answers: `{project.settings.quizzes.answers}` is a folder that learners get",
            where=Place(project.settings_file),
            todo="move it out of the course's folder, or let its name begin with an underscore",
        )


def _safe_choice(count: int) -> str:
    quizzes = "1 quiz with answers is" if count == 1 else f"{count} quizzes with answers are"
    return (
        f"{quizzes} published as questions only; `[quizzes] self_assessment` in {SETTINGS_FILE} makes them interactive"
    )
