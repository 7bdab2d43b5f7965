import json

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from lite_builder.site.notebook_file import notebook_text
from lite_builder.site.page_version import version_marks


def test_a_notebook_is_written_as_nbformat_does_with_the_marks_of_its_version() -> None:
    notebook = new_notebook(cells=[new_markdown_cell("a\nb — ü", id="a"), new_code_cell("1", id="b")])
    text = notebook_text(notebook)
    assert notebook.metadata == {}
    marked = nbformat.from_dict({**notebook, "metadata": {"lite_builder": version_marks(notebook)}})
    assert text == f"{nbformat.writes(marked)}\n"


def test_outputs_are_trusted_and_in_one_piece() -> None:
    output = new_output("display_data", data={"text/html": "<p>\n</p>"})
    notebook = new_notebook(cells=[new_code_cell("1", id="a", outputs=[output]), new_code_cell("2", id="b")])
    shown, other = json.loads(notebook_text(notebook))["cells"]
    assert shown["outputs"][0]["data"] == {"text/html": "<p>\n</p>"}
    assert (shown["metadata"], other["metadata"]) == ({"trusted": True}, {})
