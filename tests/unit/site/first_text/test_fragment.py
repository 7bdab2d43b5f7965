"""What a page shows of its notebook before JupyterLab has come."""

from pathlib import Path, PurePosixPath

import pytest
from bs4 import BeautifulSoup, Tag
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell

from lite_builder.course.model import Course, Module, Page
from lite_builder.site.first_text.fragment import text_path, write_first_texts
from lite_builder.site.page_version import version_marks

QUIZ = new_output("display_data", {"text/html": "<script>window.answers = 1</script>", "text/plain": "<HTML>"})
NOTEBOOK = new_notebook(
    cells=[
        new_markdown_cell("# Lesson", id="one"),
        new_code_cell("1 + 1", id="two"),
        new_raw_cell("as <it> is", id="three"),
        new_code_cell(
            "# Choose below\nshow()", id="four", outputs=[QUIZ], metadata={"jupyter": {"source_hidden": True}}
        ),
    ]
)
PAGE = Page(PurePosixPath("part/lesson.ipynb"), Path("part/lesson.py"), "Lesson", NOTEBOOK, ())
COURSE = Course(folder=Path(), title="Course", root=None, modules=(Module("", (PAGE,)),), files=())


@pytest.fixture
def article(tmp_path: Path) -> Tag:
    write_first_texts(tmp_path, COURSE)
    text = (tmp_path / "text" / "part" / "lesson.html").read_text(encoding="utf-8")
    found = BeautifulSoup(text, "html.parser").article
    assert found is not None
    return found


def test_each_cell_has_its_place_under_its_id(article: Tag) -> None:
    cells = [(cell["id"], cell["class"]) for cell in article.find_all("section")]
    assert cells == [
        ("cell-id=one", ["markdown"]),
        ("cell-id=two", ["code"]),
        ("cell-id=three", ["raw"]),
        ("cell-id=four", ["code"]),
    ]


def test_the_text_says_of_which_cells_it_is(article: Tag) -> None:
    assert article["data-sources"] == version_marks(NOTEBOOK)["sources"]


def test_hidden_code_is_its_first_line_and_the_buttons_of_a_quiz_are_only_room(article: Tag) -> None:
    cell = article.find_all("section")[3]
    assert [part.text for part in cell.find_all(True)] == ["", "# Choose below", ""]
    assert "answers" not in str(article)


def test_text_that_is_no_code_stays_as_it_is(article: Tag) -> None:
    assert [pre.text for pre in article.find_all("pre")] == ["1 + 1", "as <it> is", "# Choose below"]


def test_a_notebooks_text_stands_at_its_path() -> None:
    assert text_path(PurePosixPath("a.b/c.d.ipynb")) == "text/a.b/c.d.html"
