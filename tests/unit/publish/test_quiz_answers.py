"""Pages of graded quizzes in which, by some mistake of ours, an answer would be published."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from lite_builder.course.model import Course, Page
from lite_builder.errors import LeakError
from lite_builder.publish.quiz_answers import check_quizzes
from tests.unit.course.quizzes.courses import QUIZ, SOLVED, read

COMPUTED = f"""{QUIZ}
cell: largest

```{{code-cell}} python
numbers = [1, 2]
```

```{{code-cell}} python
:tags: [solution, largest]
"b"
```
"""


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return read(tmp_path, {"quiz_a.md": COMPUTED})


def published(course: Course, change: Callable[[NotebookNode], None] = lambda _: None) -> Page:
    change(course.pages[1].notebook)
    return replace(course.pages[1], source=Path("files/quiz_a.ipynb"))


def test_a_page_with_nothing_but_questions_may_leave(course: Course) -> None:
    assert check_quizzes(course, lambda quiz: published(course)) == 1


def test_a_page_that_is_not_published_cannot_leak(course: Course) -> None:
    assert check_quizzes(course, lambda quiz: None) == 1


MISTAKES: dict[str, tuple[Callable[[NotebookNode], None], str]] = {
    "a solution cell": (
        lambda notebook: notebook.cells.append(new_markdown_cell("x", metadata={"tags": ["solution"]})),
        "cell 3 is a solution",
    ),
    "an answer without its tag": (
        lambda notebook: notebook.cells.append(new_markdown_cell("**Solution**: b")),
        "not marked as a solution",
    ),
    "code of a solution without its tag": (
        lambda notebook: notebook.cells.append(new_code_cell('"b"')),
        "cell 3 is one that only the answers' page has",
    ),
    "a named cell": (
        lambda notebook: notebook.cells.append(new_code_cell("'b' + ''", metadata={"name": "largest"})),
        "cell 3 computes an answer",
    ),
    "an output": (
        lambda notebook: notebook.cells[1].outputs.append(new_output("stream", text="b")),
        "cell 2 has an output",
    ),
}


@pytest.mark.parametrize(("change", "what"), MISTAKES.values(), ids=MISTAKES)
def test_a_page_with_an_answer_may_not(course: Course, change: Callable[[NotebookNode], None], what: str) -> None:
    with pytest.raises(LeakError, match=what) as error:
        check_quizzes(course, lambda quiz: published(course, change))
    assert str(error.value.where) == "files/quiz_a.ipynb"


def test_a_quiz_for_self_assessment_is_not_looked_at(tmp_path: Path) -> None:
    course = read(tmp_path, {"quiz_a.md": QUIZ}, '[quizzes]\nself_assessment = ["quiz_*"]\n')
    assert check_quizzes(course, lambda quiz: published(course)) == 0


def test_code_that_stands_on_the_page_as_well_is_no_secret(tmp_path: Path) -> None:
    twice = (
        COMPUTED + f"\n{SOLVED}\n\nMore reasons.\n\n```{{code-cell}} python\n:tags: [solution]\nnumbers = [1, 2]\n```\n"
    )
    course = read(tmp_path, {"quiz_a.md": twice})
    assert check_quizzes(course, lambda quiz: published(course)) == 1
