"""By what a page is known again when the course has another version of it."""

from copy import deepcopy

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from lite_builder.site.page_version import sources_text, version_marks

PAGE = new_notebook(cells=[new_markdown_cell("# One\nä", id="a"), new_code_cell("1", id="b")])


def test_equal_pages_are_of_the_same_version() -> None:
    assert version_marks(PAGE) == version_marks(deepcopy(PAGE))


def test_another_source_is_another_version_with_other_sources() -> None:
    other = deepcopy(PAGE)
    other.cells[1].source = "2"
    assert not version_marks(PAGE).items() & version_marks(other).items()


def test_what_learners_do_not_edit_makes_another_version_with_the_same_sources() -> None:
    other = deepcopy(PAGE)
    other.cells[1].metadata["tags"] = ["hide-input"]
    other.cells[1].outputs = [new_output("display_data", data={"text/html": "<button>"})]
    assert version_marks(PAGE)["version"] != version_marks(other)["version"]
    assert version_marks(PAGE)["sources"] == version_marks(other)["sources"]


def test_sources_are_written_as_javascript_writes_them() -> None:
    assert sources_text(PAGE) == '[["markdown","# One\\nä",[]],["code","1",[]]]'
