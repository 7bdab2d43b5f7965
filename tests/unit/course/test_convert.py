import json
from pathlib import Path, PurePosixPath

import nbformat
import pytest
from nbformat import NotebookNode

from lite_builder.course.convert import KERNELSPEC, convert
from lite_builder.errors import PageError

SCRIPT = """\
# %% [markdown]
# # A *first* look
#
# Some text.

# %% tags=["keep"]
# %%time
import numpy as np

# %%
1 + 1
"""


def converted(folder: Path, text: str, name: str = "page.py") -> tuple[NotebookNode, tuple[int | None, ...], str]:
    source = folder / name
    source.write_text(text, encoding="utf-8")
    return convert(source, PurePosixPath("module/page.ipynb"))


def test_a_percent_script_becomes_a_clean_notebook(tmp_path: Path) -> None:
    notebook, lines, title = converted(tmp_path, SCRIPT)
    assert [cell.cell_type for cell in notebook.cells] == ["markdown", "code", "code"]
    assert notebook.cells[1].source == "%%time\nimport numpy as np"
    assert notebook.cells[1].metadata == {"tags": ["keep"]}
    assert notebook.metadata.kernelspec == KERNELSPEC
    assert title == "A first look"
    assert lines == (2, 7, 11)


def test_a_header_is_read_and_left_out(tmp_path: Path) -> None:
    header = "# ---\n# jupyter:\n#   kernelspec:\n#     name: python3\n#     display_name: Python 3\n# ---\n\n"
    notebook, lines, _ = converted(tmp_path, header + SCRIPT)
    assert len(notebook.cells) == 3
    assert notebook.metadata.kernelspec == KERNELSPEC
    assert lines == (9, 14, 18)


def test_cell_ids_are_the_same_in_every_build_and_survive_edits_of_other_cells(tmp_path: Path) -> None:
    first = [cell.id for cell in converted(tmp_path, SCRIPT)[0].cells]
    again = [cell.id for cell in converted(tmp_path, SCRIPT)[0].cells]
    edited = [cell.id for cell in converted(tmp_path, SCRIPT.replace("Some text.", "Other text."))[0].cells]
    assert first == again
    assert len(set(first)) == 3
    assert [old == new for old, new in zip(first, edited, strict=True)] == [False, True, True]


def test_equal_cells_of_a_page_have_different_ids(tmp_path: Path) -> None:
    notebook, _, _ = converted(tmp_path, "# %%\nx = 1\n\n# %%\nx = 1\n")
    assert notebook.cells[0].id != notebook.cells[1].id


def test_outputs_counts_and_editors_noise_are_left_out_of_a_notebook(tmp_path: Path) -> None:
    cell = {
        "cell_type": "code",
        "id": "given-by-author",
        "execution_count": 7,
        "metadata": {"scrolled": True, "tags": ["raises-exception"]},
        "outputs": [{"output_type": "stream", "name": "stdout", "text": "x"}],
        "source": "print('x')",
    }
    document = {"cells": [cell], "metadata": {"kernelspec": {"name": "py312"}}, "nbformat": 4, "nbformat_minor": 5}
    notebook, _, title = converted(tmp_path, json.dumps(document), "page.ipynb")
    only = notebook.cells[0]
    assert (only.id, only.outputs, only.execution_count) == ("given-by-author", [], None)
    assert only.metadata == {"tags": ["raises-exception"]}
    assert title == "page"


def test_an_old_notebook_gets_ids_and_the_newest_format(tmp_path: Path) -> None:
    cells: list[object] = [{"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": "1"}]
    document = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 2}
    notebook, _, _ = converted(tmp_path, json.dumps(document), "page.ipynb")
    nbformat.validate(notebook)
    assert notebook.nbformat_minor == 5


def test_a_markdown_page_is_one_text_cell_without_its_front_matter(tmp_path: Path) -> None:
    notebook, _, title = converted(tmp_path, "---\nkey: value\n---\n\nWelcome\n=======\n\nText.\n", "page.md")
    assert [cell.source for cell in notebook.cells] == ["Welcome\n=======\n\nText.\n"]
    assert title == "Welcome"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("# ---\n# jupyter:\n\n# %%\n1\n", 1, "header of this script has no end"),
        ("# ---\n# jupyter: [\n# ---\n# %%\n1\n", 2, "header of this script is not YAML"),
        ('# %%\n0\n# %% tags=["a"\n1\n', 3, "metadata of a cell cannot be read"),
        ("# ---\n# jupyter:\n#   kernelspec:\n#     name: x\n# ---\n# %%\n1\n", None, "does not give a notebook"),
        ("# %% [markdown\n# # Hi\n", 1, "cell marker is not understood"),
        ("# %% [markdwon]\n# # Hi\n", 1, "cell marker is not understood"),
        ("# %%\n1\x00\n", 2, "NUL"),
    ],
)
def test_a_broken_script_is_named_with_its_line(tmp_path: Path, text: str, line: int | None, what: str) -> None:
    with pytest.raises(PageError) as caught:
        converted(tmp_path, text)
    assert what in caught.value.what
    assert caught.value.where is not None
    assert caught.value.where.line == line


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"nbformat": 4}', '{"nbformat": 4, "cells": 3}', "null", "1"])
def test_a_broken_notebook_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(PageError) as caught:
        converted(tmp_path, text, "page.ipynb")
    assert "page.ipynb" in str(caught.value)


def test_a_page_that_is_not_text_is_named(tmp_path: Path) -> None:
    source = tmp_path / "page.py"
    source.write_bytes(b"# %%\n'\xff'\n")
    with pytest.raises(PageError, match="not UTF-8"):
        convert(source, PurePosixPath("page.ipynb"))
