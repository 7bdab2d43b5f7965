import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from lite_builder.course.learner_form import learner_form, removed_text


@pytest.mark.parametrize(
    ("tag", "folded"),
    [
        ("hide-input", {"source_hidden"}),
        ("remove-input", {"source_hidden"}),
        ("hide-output", {"outputs_hidden"}),
        ("remove_output", {"outputs_hidden"}),
        ("hide-cell", {"source_hidden", "outputs_hidden"}),
        ("solution", set()),
    ],
)
def test_what_a_book_hides_is_folded_in_the_notebook(tag: str, folded: set[str]) -> None:
    page = new_notebook(cells=[new_code_cell("1", metadata={"tags": [tag]})])
    [cell] = learner_form(page).cells
    assert cell.source == "1"
    assert {part for part, is_so in cell.metadata.get("jupyter", {}).items() if is_so} == folded


def test_a_removed_cell_is_not_in_the_learners_notebook() -> None:
    removed = [
        new_code_cell("1", metadata={"tags": ["remove-cell"]}),
        new_markdown_cell("a", metadata={"tags": ["remove_cell"]}),
    ]
    page = new_notebook(cells=[*removed, new_code_cell("2")])
    assert [cell.source for cell in learner_form(page).cells] == ["2"]
    assert removed_text(page) == ("1", "a")


def test_what_the_author_folds_by_hand_stays_folded() -> None:
    cell = new_code_cell("1", metadata={"tags": ["hide-output"], "jupyter": {"source_hidden": True}})
    [folded] = learner_form(new_notebook(cells=[cell])).cells
    assert folded.metadata.jupyter == {"outputs_hidden": True, "source_hidden": True}


def test_a_text_cell_has_no_output_to_fold() -> None:
    [cell] = learner_form(new_notebook(cells=[new_markdown_cell("a", metadata={"tags": ["hide-cell"]})])).cells
    assert cell.metadata.jupyter == {"source_hidden": True}
