from pathlib import Path

from lite_builder.course.quizzes.listing import quiz_lines
from tests.unit.course.quizzes.courses import QUESTION, QUIZ, read


def test_each_quiz_is_a_line(tmp_path: Path) -> None:
    two = f"{QUIZ}\n+++\n\n{QUESTION.replace('_Select a single answer_', '')}"
    settings = '[quizzes]\nself_assessment = ["m/*"]\n'
    assert list(quiz_lines(read(tmp_path, {"quiz_a.md": QUESTION, "m/quiz_b.md": two}, settings).quizzes)) == [
        "page      published as     questions                 answers  by code",
        "quiz_a    questions only   1 (1 single)              none     -",
        "m/quiz_b  self-assessment  2 (1 single, 1 not said)  1 of 2   -",
        "",
        "2 quizzes with 3 questions",
    ]


def test_a_course_without_quizzes_says_so() -> None:
    assert list(quiz_lines([])) == ["The course has no quizzes."]
