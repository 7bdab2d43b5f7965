from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from lite_builder.course.sources.ipynb import parse_ipynb
from lite_builder.errors import PageError

FILE = Path("page.ipynb")


def text(metadata: dict[str, object], *, code: bool = True) -> str:
    cell = new_code_cell("1") if code else new_markdown_cell("text")
    return str(nbformat.writes(new_notebook(cells=[cell], metadata=metadata)))


@pytest.mark.parametrize(
    "metadata",
    [
        {},
        {"kernelspec": {"name": "base", "display_name": "B", "language": "python"}},
        {"language_info": {"name": "python"}},
    ],
)
def test_a_notebook_is_python_unless_it_says_otherwise(metadata: dict[str, object]) -> None:
    assert len(parse_ipynb(text(metadata), FILE).notebook.cells) == 1


@pytest.mark.parametrize(
    "metadata",
    [{"kernelspec": {"name": "ir", "display_name": "R", "language": "R"}}, {"language_info": {"name": "julia"}}],
)
def test_code_of_another_language_is_refused(metadata: dict[str, object]) -> None:
    with pytest.raises(PageError, match="this notebook is written in (R|julia)"):
        parse_ipynb(text(metadata), FILE)
    assert parse_ipynb(text(metadata, code=False), FILE).notebook.cells
