"""Which pages are quizzes, in which form they are published, and where their answers are."""

import json
from pathlib import Path

import pytest

from lite_builder.course.quizzes.quiz import Form
from lite_builder.course.read import read_course
from lite_builder.errors import PageError, Problems, SettingsError, UserError
from lite_builder.project import open_project
from tests.unit.course.quizzes.courses import QUESTION, QUIZ, SOLUTION, SOLVED, read, write_course

OPEN = '[quizzes]\nself_assessment = ["quiz_*"]\n'


def forms(folder: Path, pages: dict[str, str], settings: str = "") -> dict[str, Form]:
    return {quiz.path.stem: quiz.form for quiz in read(folder, pages, settings).quizzes}


def test_a_quiz_is_graded_where_nothing_is_said(tmp_path: Path) -> None:
    assert forms(tmp_path, {"quiz_a.md": QUIZ, "lesson.md": "# Lesson\n"}) == {"quiz_a": Form.GRADED}


def test_the_settings_say_what_learners_get(tmp_path: Path) -> None:
    pages = {"m/quiz_a.md": QUIZ, "m/wrap_up_quiz.md": QUIZ}
    settings = '[quizzes]\nself_assessment = ["**/*quiz*"]\ngraded = ["m/wrap_up_*"]\n'
    assert forms(tmp_path, pages, settings) == {"quiz_a": Form.SELF_ASSESSMENT, "wrap_up_quiz": Form.GRADED}


NOTEBOOK = {
    "cells": [{"cell_type": "markdown", "metadata": {}, "source": QUESTION}],
    "metadata": {"quiz": "graded"},
    "nbformat": 4,
    "nbformat_minor": 4,
}


@pytest.mark.parametrize("said", ["graded", "'graded'", "Graded  # for now"])
def test_the_page_itself_has_the_last_word(tmp_path: Path, said: str) -> None:
    pages = {"quiz_a.md": f"---\nquiz: {said}\n---\n{QUIZ}", "quiz_b.ipynb": json.dumps(NOTEBOOK)}
    assert forms(tmp_path, pages, OPEN) == {"quiz_a": Form.GRADED, "quiz_b": Form.GRADED}


def test_a_script_says_it_in_its_header(tmp_path: Path) -> None:
    text = QUESTION.replace("\n", "\n# ").strip("# ")
    script = f"# ---\n# quiz: self-assessment\n# ---\n\n# %% [markdown]\n# {text}"
    assert forms(tmp_path, {"lesson.py": script}) == {"lesson": Form.SELF_ASSESSMENT}


def test_a_form_that_there_is_not_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="no quiz of the kind `exam`") as error:
        read(tmp_path, {"quiz_a.md": f"---\ntitle: A\nquiz: exam\n---\n{QUIZ}"})
    assert error.value.where is not None
    assert error.value.where.line == 3


def test_a_pattern_that_no_page_fits_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"self_assessment: no page fits `quizes/\*`"):
        read(tmp_path, {"quiz_a.md": QUIZ}, '[quizzes]\nself_assessment = ["quizes/*"]\n')


def test_a_lesson_with_a_question_that_has_options_is_a_quiz_too(tmp_path: Path) -> None:
    thought = "```{admonition} Question\nWhy?\n```\n"
    assert forms(tmp_path, {"a.md": f"# A\n\n{thought}", "b.md": f"# B\n\n{thought}\n{QUESTION}"}) == {"b": Form.GRADED}


def test_the_build_says_which_quizzes_it_keeps_to_their_questions(tmp_path: Path) -> None:
    said: list[str] = []
    read_course(open_project(write_course(tmp_path, {"quiz_a.md": QUIZ, "quiz_b.md": QUESTION})), said.append)
    assert said == [
        "1 quiz with answers is published as questions only; `[quizzes] self_assessment` in course.toml makes them "
        "interactive"
    ]


PRIVATE = '[quizzes]\nanswers = "../private"\n'


def test_answers_come_from_a_private_folder(tmp_path: Path) -> None:
    pages = {"m/quiz_a.md": f"# Quiz\n\n{QUESTION}", "../private/m/quiz_a.md": QUIZ}
    (quiz,) = read(tmp_path / "public", pages, PRIVATE).quizzes
    assert quiz.questions[0].answer == frozenset("b")
    assert quiz.answers is not None
    assert quiz.answers.source == tmp_path / "public" / "../private/m/quiz_a.md"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("Which is even?", "Which is odd?", "its text differs"),
        ("- b) two", "- b) three", "option `b)` differs"),
        ("- b) two", "- b) two\n- c) three", "its options are a, b here and a, b, c there"),
        ("a single answer", "all answers that apply", "it asks for single here and for multiple there"),
    ],
)
def test_a_question_that_differs_from_its_private_copy_is_told(tmp_path: Path, old: str, new: str, why: str) -> None:
    pages = {"quiz_a.md": f"# Quiz\n\n{QUESTION}", "../private/quiz_a.md": QUIZ.replace(old, new)}
    with pytest.raises(PageError, match="question 1 is not the same") as error:
        read(tmp_path / "public", pages, PRIVATE)
    assert error.value.why == why
    assert error.value.where is not None
    assert (Path(error.value.where.file).parent.name, error.value.where.line) == ("public", 3)


def test_other_white_space_is_no_difference(tmp_path: Path) -> None:
    pages = {"quiz_a.md": QUESTION, "../private/quiz_a.md": QUIZ.replace("Which is even?", "Which\nis even?  ")}
    assert read(tmp_path / "public", pages, PRIVATE).quizzes[0].has_answers


def test_another_number_of_questions_is_told(tmp_path: Path) -> None:
    pages = {"quiz_a.md": f"{QUESTION}\n+++\n\n{QUESTION}", "../private/quiz_a.md": QUIZ}
    with pytest.raises(PageError, match="the quiz has 2 questions, and .* has 1 question"):
        read(tmp_path / "public", pages, PRIVATE)


def test_another_answer_is_told(tmp_path: Path) -> None:
    pages = {"quiz_a.md": QUIZ, "../private/quiz_a.md": QUIZ.replace("solution: b)", "solution: a)")}
    with pytest.raises(PageError, match="question 1 has another answer in"):
        read(tmp_path / "public", pages, PRIVATE)


def test_without_the_private_folder_there_are_only_questions(tmp_path: Path) -> None:
    said: list[str] = []
    project = open_project(write_course(tmp_path, {"quiz_a.md": QUESTION}, PRIVATE + 'self_assessment = ["quiz_*"]\n'))
    (quiz,) = read_course(project, said.append).quizzes
    assert (quiz.has_answers, quiz.answers) == (False, None)
    assert "there is no folder" in said[0]


def test_a_private_folder_that_would_be_published_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="`private` is a folder that learners get"):
        read(tmp_path, {"quiz_a.md": QUIZ, "private/x.txt": ""}, '[quizzes]\nanswers = "private"\n')


def test_malformed_quizzes_are_told_together(tmp_path: Path) -> None:
    wrong = QUIZ.replace("solution: b)", "solution: c)")
    with pytest.raises(Problems) as error:
        read(tmp_path, {"quiz_a.md": wrong, "quiz_b.md": QUESTION.replace("- b)", "- a)")})
    assert [problem.where.line for problem in error.value.problems if problem.where] == [14, 5]


def test_a_malformed_quiz_is_left_out_where_a_build_goes_on(tmp_path: Path) -> None:
    told: list[UserError] = []
    wrong = QUIZ.replace(SOLVED, "```\n\n" + SOLVED)
    pages = {"quiz_a.md": wrong.replace(SOLUTION, ""), "quiz_b.md": QUESTION.replace("- b)", "- a)")}
    course = read_course(open_project(write_course(tmp_path, pages)), settle=told.extend)
    assert [page.path.name for page in course.pages] == ["index.ipynb"]
    assert len(told) == 2
