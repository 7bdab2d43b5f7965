"""What learners get of a quiz."""

import ast
import json
import re
from base64 import b64decode
from pathlib import Path
from typing import Any
from zlib import decompress

import pytest

from lite_builder.course.read import read_course
from lite_builder.errors import PageError
from lite_builder.project import open_project
from tests.unit.course.quizzes.courses import QUESTION, QUIZ, SOLUTION, SOLVED, read, sources, write_course

OPEN = '[quizzes]\nself_assessment = ["quiz_*"]\n'


@pytest.mark.parametrize("settings", ["", "[publish]\nsolutions = true\n"])
def test_of_a_graded_quiz_only_the_questions_are_published(tmp_path: Path, settings: str) -> None:
    course = read(tmp_path, {"quiz_a.md": QUIZ + "\n+++\n\nMore text.\n"}, settings)
    assert sources(course.pages[1]) == [f"# Quiz\n\n{QUESTION.strip()}", "More text."]
    assert [page.path.name for page in course.withheld] == ["quiz_a.ipynb"]


COMPUTED = f"""\
# Quiz

{QUESTION}
{SOLVED}

solution: b)

cell: largest

```{{code-cell}} python
numbers = [1, 2]
```

```{{code-cell}} python
:name: largest
"ab"[numbers.index(2)]
```
"""


def test_the_cell_that_computes_an_answer_is_withheld_although_it_has_no_tag(tmp_path: Path) -> None:
    course = read(tmp_path, {"quiz_a.md": COMPUTED})
    assert sources(course.pages[1])[1:] == ["numbers = [1, 2]"]


def test_what_is_published_does_not_depend_on_the_answer(tmp_path: Path) -> None:
    other = QUIZ.replace("solution: b)\n\nTwo is", "solution: a)\n\nOne is not")
    first, second = (
        read(tmp_path / name, {"quiz_a.md": text}).pages[1] for name, text in (("first", QUIZ), ("second", other))
    )
    assert first.notebook == second.notebook
    assert (first.title, first.source_lines, first.removed) == (second.title, second.source_lines, second.removed)


def test_a_private_page_is_withheld(tmp_path: Path) -> None:
    pages = {"quiz_a.md": QUESTION, "../private/quiz_a.md": QUIZ}
    course = read(tmp_path / "public", pages, '[quizzes]\nanswers = "../private"\n')
    assert [page.source.parent.name for page in course.withheld] == ["private"]


def unpacked(code: str) -> dict[str, Any]:
    """What a learner's browser finds in the cell."""
    (packed,) = re.findall(r'data-packed=\\?"([^"\\]+)', code)
    found: dict[str, Any] = json.loads(decompress(b64decode(packed)))
    return found


def test_a_quiz_for_self_assessment_has_a_folded_cell_below_its_question(tmp_path: Path) -> None:
    course = read(tmp_path, {"quiz_a.md": QUIZ + "\n+++\n\nMore text.\n"}, OPEN)
    question, code, more = course.pages[1].notebook.cells
    assert (question.source, more.source) == (f"# Quiz\n\n{QUESTION.strip()}", "More text.")
    assert (code.cell_type, code.metadata) == ("code", {"tags": ["quiz"], "jupyter": {"source_hidden": True}})
    assert not course.withheld


def test_what_the_cell_shows_is_there_before_it_runs(tmp_path: Path) -> None:
    cell = read(tmp_path, {"quiz_a.md": QUIZ}, OPEN).pages[1].notebook.cells[1]
    shown = ast.parse(cell.source).body[-1]
    (html,) = [node.value for node in ast.walk(shown) if isinstance(node, ast.Constant)]
    assert [output.data["text/html"] for output in cell.outputs] == [html]
    assert "To choose your answer, run this cell" in str(html)


def test_the_library_brings_its_questions_and_no_address_of_a_cdn(tmp_path: Path) -> None:
    code = unpacked(read(tmp_path, {"quiz_a.md": QUIZ}, OPEN).pages[1].notebook.cells[1].source)["code"]
    assert "class MCQuestion extends Question" in code
    assert "https://" not in code


def test_it_knows_the_answer_and_the_reasons(tmp_path: Path) -> None:
    solution = SOLUTION.replace("as everybody knows.", "so $2 = 2_1$.\n\n- a) one is *odd*\n")
    page = read(tmp_path, {"quiz_a.md": f"{QUESTION}\n{solution}"}, OPEN).pages[1]
    found = unpacked(page.notebook.cells[1].source)
    ((asked, words),) = [(one["asked"], one["words"]) for one in found["questions"]]
    assert asked["question"] == "Your answer: choose one"
    assert [(re.sub("<[^>]*>", "", one["answer"]), one["correct"]) for one in asked["answers"]] == [
        ("a) one", False),
        ("b) two", True),
    ]
    assert words["a"] == "<p>one is <em>odd</em></p>\n"
    assert "$2 = 2_1$" in words["why"]


def test_the_answer_does_not_stand_there_for_all_to_read(tmp_path: Path) -> None:
    page = read(tmp_path, {"quiz_a.md": QUIZ}, OPEN).pages[1]
    text = json.dumps(page.notebook)
    assert "correct" not in text.lower()
    assert "everybody knows" not in text


def test_questions_of_one_cell_share_a_cell(tmp_path: Path) -> None:
    text = f"{QUESTION}\n{QUESTION.replace('Question', 'Question about sums')}\n{SOLVED}\n\nsolution: a\n"
    page = read(tmp_path, {"quiz_a.md": text}, OPEN).pages[1]
    assert len(page.notebook.cells) == 2
    (one,) = unpacked(page.notebook.cells[1].source)["questions"]
    assert one["asked"]["question"] == "Question about sums: choose one"


def test_answers_of_a_private_folder_are_shown_as_well(tmp_path: Path) -> None:
    pages = {"quiz_a.md": QUESTION, "../private/quiz_a.md": QUIZ}
    course = read(tmp_path / "public", pages, OPEN + 'answers = "../private"\n')
    assert [cell.cell_type for cell in course.pages[1].notebook.cells] == ["markdown", "code"]
    assert not course.withheld


def test_links_of_the_reasons_are_written_as_the_notebook_opens_them(tmp_path: Path) -> None:
    pages = {"quiz_a.md": QUIZ.replace("Two is", "[A page](b.md): two is"), "b.md": "# B\n"}
    page = read(tmp_path, pages, OPEN).pages[1]
    (one,) = unpacked(page.notebook.cells[1].source)["questions"]
    assert '<a href="b.ipynb">A page</a>' in one["words"]["why"]


def test_a_dead_link_of_the_reasons_is_told(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="the link to `c.md` leads nowhere") as error:
        read(tmp_path, {"quiz_a.md": QUIZ.replace("Two is", "[A page](c.md): two is")}, OPEN)
    assert error.value.where is not None
    assert error.value.where.line == 14


def test_cells_keep_their_ids_when_an_answer_changes(tmp_path: Path) -> None:
    project = open_project(write_course(tmp_path, {"quiz_a.md": QUIZ}, OPEN))
    before = [cell.id for cell in read_course(project).pages[1].notebook.cells]
    (tmp_path / "quiz_a.md").write_text(QUIZ.replace("solution: b", "solution: a"), encoding="utf-8")
    assert [cell.id for cell in read_course(project).pages[1].notebook.cells] == before


def test_without_answers_there_is_nothing_to_try_out(tmp_path: Path) -> None:
    assert sources(read(tmp_path, {"quiz_a.md": QUESTION}, OPEN).pages[1]) == [QUESTION]
