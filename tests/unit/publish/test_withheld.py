from pathlib import Path, PurePosixPath

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from lite_builder.course.model import Course, Module, Page
from lite_builder.publish.withheld import WithheldText, withheld_text


def page(name: str, *cells: NotebookNode, removed: tuple[str, ...] = ()) -> Page:
    notebook = new_notebook(cells=list(cells))
    return Page(PurePosixPath(f"{name}.ipynb"), Path(f"{name}.py"), name, notebook, (3,) * len(cells), removed)


def withheld(solution: Page, *published: Page) -> WithheldText:
    return withheld_text(Course(Path(), "", None, (Module("", published),), (), (solution,)))


ANSWER = "\n\nanswer = fold(wines, by='variety')\nx = 1"


def test_a_distinctive_line_of_a_withheld_cell_is_withheld_with_its_place() -> None:
    [line] = withheld(page("sol_1", new_code_cell(ANSWER))).lines
    assert line.words == ("answer", "fold", "wines", "by", "variety")
    assert str(line.place) == "sol_1.py, line 3, cell 1"


def test_what_a_published_page_holds_is_not_withheld() -> None:
    for lesson in (page("lesson", new_code_cell(ANSWER)), page("lesson", removed=(ANSWER,))):
        assert not withheld(page("sol_1", new_code_cell(ANSWER)), lesson).lines


def test_titles_and_imports_are_not_withheld() -> None:
    cells = (
        new_markdown_cell("# Solution 1: Three wines and more"),
        new_code_cell("from sklearn.linear_model import Ridge\nimport matplotlib.pyplot as plt"),
        new_code_cell("# ---------------------------------"),
    )
    assert not withheld(page("sol_1", *cells)).lines


def test_it_is_found_whatever_stands_between_its_words() -> None:
    text = withheld(page("sol_1", new_code_cell(ANSWER)))
    found = list(text.find('first\n  "answer  =\tfold( wines,\n by = \\"variety\\" )"'))
    assert [hit.offset for hit in found] == [9]
    assert not list(text.find("answer = fold(wines, by='varieties')"))
    assert not list(text.find("variety by wines fold answer"))
