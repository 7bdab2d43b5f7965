from pathlib import Path

import pytest

from lite_builder.course.sources.parsed import ParsedSource
from lite_builder.course.sources.script import parse_script

FILE = Path("page.py")


def cells(parsed: ParsedSource) -> list[tuple[int | None, str, str]]:
    """Each cell's line, type and text."""
    return [(line, cell.cell_type, cell.source) for line, cell in zip(parsed.lines, parsed.notebook.cells, strict=True)]


def test_commented_magics_are_told_from_cell_markers() -> None:
    script = """\
# %%
# %%time
x = 1

# %%
# %matplotlib inline
# !ls
# ?print
#%%bash
# a comment

# %% [markdown]
# %time in a text is a text
"""
    assert cells(parse_script(script, FILE)) == [
        (2, "code", "%%time\nx = 1"),
        (6, "code", "%matplotlib inline\n!ls\n?print\n%%bash\n# a comment"),
        (13, "markdown", "%time in a text is a text"),
    ]


def test_a_script_of_magics_alone_has_no_cell_markers() -> None:
    assert cells(parse_script("# %%time\nx = 1\n\n# %matplotlib inline\n\n# !ls\ny = 2\n", FILE)) == [
        (1, "code", "%%time\nx = 1"),
        (4, "code", "%matplotlib inline"),
        (6, "code", "!ls\ny = 2"),
    ]


def test_markers_inside_of_a_string_divide_nothing() -> None:
    script = '# %%\nx = """\n# %%\n# %% [markdown]\n"""\n'
    assert [source for _, _, source in cells(parse_script(script, FILE))] == ['x = """\n# %%\n# %% [markdown]\n"""']


def test_text_may_stand_in_quotes_and_cells_may_have_titles_and_tags() -> None:
    script = '# %% [markdown]\n"""\nA text\n"""\n\n# %% A title tags=["solution"]\nx = 1\n\n# %% [raw]\n# raw\n'
    parsed = parse_script(script, FILE)
    assert cells(parsed) == [(3, "markdown", "A text"), (7, "code", "x = 1"), (10, "raw", "raw")]
    assert parsed.notebook.cells[1].metadata["tags"] == ["solution"]


@pytest.mark.parametrize(
    "header", ["", "# ---\n# jupyter:\n#   kernelspec:\n#     name: x\n#     display_name: X\n# ---\n\n"]
)
def test_a_light_script_has_text_between_blank_lines_and_code_elsewhere(header: str) -> None:
    script = header + (
        "# # A title\n#\n# text\n\nimport os\n\ndef f():\n\n    # inside\n    return os\n\n"
        '# + tags=["keep"]\nx = 1\n\ny = 2\n# -\n'
    )
    before = header.count("\n")
    assert cells(parse_script(script, FILE)) == [
        (before + 1, "markdown", "# A title\n\ntext"),
        (before + 5, "code", "import os"),
        (before + 7, "code", "def f():\n\n    # inside\n    return os"),
        (before + 13, "code", "x = 1\n\ny = 2"),
    ]


def test_a_gallery_script_is_divided_by_hashes() -> None:
    script = '"""\nTitle\n=====\n"""\n\nx = 1\n\n' + "#" * 79 + "\n# Prose\n# -----\ny = 1\n"
    assert cells(parse_script(script, FILE)) == [
        (2, "markdown", "Title\n====="),
        (6, "code", "x = 1"),
        (9, "markdown", "Prose\n-----"),
        (11, "code", "y = 1"),
    ]


def test_an_empty_script_is_an_empty_page() -> None:
    assert [source for _, _, source in cells(parse_script("", FILE))] in ([], [""])
