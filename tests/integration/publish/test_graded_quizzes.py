"""Of a graded quiz nothing is published from which its answers could be told, not even by trying all of them out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lite_builder.course.read import read_course
from lite_builder.errors import LeakError
from lite_builder.progress import Reporter
from lite_builder.project import open_project
from lite_builder.publish.leaks import check_site
from lite_builder.workflow.exporting import export_public
from tests.command_line import LiteBuilder
from tests.course_projects import copy_project

SCALING = "graded/quiz_scaling.md"
FOLDS = "_answers/graded/quiz_folds.md"


@pytest.fixture
def quizzes(tmp_path: Path) -> Path:
    return copy_project("quizzes", tmp_path / "project")


def edit(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def test_with_other_answers_the_site_is_the_same_to_the_last_byte(
    quizzes: Path, lite_builder: LiteBuilder, digest: Callable[[Path], str]
) -> None:
    assert lite_builder(quizzes, "build").returncode == 0
    before = digest(quizzes / "_site")
    edit(quizzes / "content" / SCALING, "solution: a)\n\nDistances", "solution: b)\n\nNo, distances")
    edit(quizzes / "content" / FOLDS, "solution: b)", "solution: c)")
    built = lite_builder(quizzes, "build")
    assert (built.returncode, "nothing has changed" in built.stderr) == (0, False)
    assert digest(quizzes / "_site") == before


def test_the_answers_are_looked_for_in_the_site(quizzes: Path, lite_builder: LiteBuilder) -> None:
    assert lite_builder(quizzes, "build").returncode == 0
    checked = lite_builder(quizzes, "check-leaks")
    assert checked.stdout.splitlines() == [
        "The answers to graded quizzes are not in the site: 2 looked at.",
        "None of 2 withheld lines is in the site.",
    ]
    notebook = quizzes / "_site" / "files" / "graded" / "quiz_folds.ipynb"
    edit(notebook, '"_Select a single answer_\\n",', '"_Select a single answer_\\n", "\\n", "solution: b)\\n",')
    leaking = lite_builder(quizzes, "check-leaks")
    assert leaking.returncode == LeakError.exit_code
    assert "files/graded/quiz_folds.ipynb: the answers to a graded quiz are here: this says an answer" in leaking.stderr


def test_a_longer_reason_is_found_by_its_words(quizzes: Path, lite_builder: LiteBuilder) -> None:
    text = "Distances are sums over all columns, so that a column in larger units speaks louder."
    (quizzes / "content" / "notes.txt").write_text(text, encoding="utf-8")
    built = lite_builder(quizzes, "build")
    assert built.returncode == LeakError.exit_code
    assert "files/notes.txt, line 1" in built.stderr
    assert "graded/quiz_scaling.md, line 16" in built.stderr


def test_the_public_sources_have_the_questions_only_and_build_again(quizzes: Path, tmp_path: Path) -> None:
    project = open_project(quizzes)
    export_public(project, tmp_path / "public", Reporter())
    public = tmp_path / "public" / "content"
    text = (public / SCALING).read_text(encoding="utf-8")
    assert text.count("{admonition} Question") == 2
    assert "solution" not in text
    assert not (public / "_answers").exists()
    copy = read_course(open_project(tmp_path / "public"))
    forms = {quiz.path.name: (len(quiz.questions), quiz.has_answers) for quiz in copy.quizzes}
    assert forms == {
        "quiz_trees.ipynb": (2, True),
        "means.ipynb": (1, True),
        "quiz_scaling.ipynb": (2, False),
        "quiz_folds.ipynb": (1, False),
    }


def test_plain_notebooks_have_no_answers_to_graded_quizzes(
    quizzes: Path, tmp_path: Path, lite_builder: LiteBuilder
) -> None:
    exported = lite_builder(quizzes, "export", "notebooks", str(tmp_path / "notebooks"))
    assert exported.returncode == 0, exported.stderr
    assert "solution" not in (tmp_path / "notebooks" / "graded" / "quiz_scaling.ipynb").read_text(encoding="utf-8")


def test_an_answer_is_found_where_no_line_is_long_enough_to_be_searched_for(
    quizzes: Path, lite_builder: LiteBuilder
) -> None:
    edit(quizzes / "content" / SCALING, "Distances are sums over all columns, so that a column in larger units", "It")
    edit(quizzes / "content" / FOLDS, "Each fold is held back once, while the nine others are learned from.", "So.")
    assert lite_builder(quizzes, "build").returncode == 0
    notebook = quizzes / "_site" / "files" / "graded" / "quiz_scaling.ipynb"
    edit(notebook, '"# ✅ Quiz: scaling\\n",', '"**Solution**: b\\n",')
    with pytest.raises(LeakError, match="this says an answer"):
        check_site(read_course(open_project(quizzes)), None, quizzes / "_site")


def test_malformed_quizzes_end_a_build_with_their_lines(quizzes: Path, lite_builder: LiteBuilder) -> None:
    edit(quizzes / "content" / SCALING, "- b) a decision tree", "- a) a decision tree")
    edit(quizzes / "content" / "quiz_trees.md", "solution: b)", "solution: d)")
    edit(quizzes / "content" / "means.py", "# Answer: a) and c)", "# Answer: a) and d)")
    listed = lite_builder(quizzes, "quizzes")
    assert listed.returncode == 5
    for told in (
        "graded/quiz_scaling.md, line 7, cell 1: two options of this question are `a)`",
        "quiz_trees.md, line 22, cell 2: this solution names `d`, which is no option of question 1",
        "means.py, line 24, cell 4: this solution names `d`, which is no option of question 1",
    ):
        assert told in listed.stderr


def test_the_list_of_quizzes(quizzes: Path, lite_builder: LiteBuilder) -> None:
    listed = lite_builder(quizzes, "quizzes")
    assert listed.stdout.splitlines() == [
        "page                 published as     questions                answers  by code",
        "quiz_trees           self-assessment  2 (1 single, 1 several)  all      -",
        "means                self-assessment  1 (1 several)            all      1",
        "graded/quiz_scaling  questions only   2 (2 single)             all      -",
        "graded/quiz_folds    questions only   1 (1 single)             all      -",
        "",
        "4 quizzes with 6 questions",
    ]
