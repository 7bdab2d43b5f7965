from pathlib import Path

import pytest

from lite_builder.course.sources.markdown import parse_markdown
from lite_builder.errors import PageError

FILE = Path("page.md")


def cells(text: str) -> list[tuple[int | None, str, str]]:
    """Each cell's line, type and text."""
    parsed = parse_markdown(text, FILE)
    return [(line, cell.cell_type, cell.source) for line, cell in zip(parsed.lines, parsed.notebook.cells, strict=True)]


def test_code_blocks_of_plain_markdown_stay_text() -> None:
    text = "# Title\n\n```python\nx = 1\n```\n"
    assert cells(text) == [(1, "markdown", text)]


def test_front_matter_is_left_out_and_its_title_becomes_the_heading() -> None:
    assert cells("---\ntitle: A title\n---\n\nText.\n") == [(1, "markdown", "# A title"), (5, "markdown", "Text.\n")]
    assert cells("---\ntitle: Another\n---\n# A title\n") == [(4, "markdown", "# A title\n")]


def test_jupytext_markdown_has_code_blocks_as_cells_since_its_front_matter_says_so() -> None:
    front = "---\njupyter:\n  x: 1\njupytext:\n  text_representation:\n    format_name: markdown\n---\n\n"
    assert cells(front + "Text.\n\n```python\nx = 1\n```\n") == [(9, "markdown", "Text."), (12, "code", "x = 1")]


def test_a_myst_notebook_has_its_options_as_metadata() -> None:
    parsed = parse_markdown(
        """\
---
kernelspec: {name: python3, display_name: Python}
---
Text.

```{code-cell} ipython3
:tags: [solution, hide-input]
:date: 2026-11-23

x = 1
```

+++ {"tags": ["a"]}

~~~{code-cell}
---
tags: [b]
---

%%time
y = 1
~~~

```{code-cell}
:tags: c, d
tags: list
```
""",
        FILE,
    )
    assert [cell.source for cell in parsed.notebook.cells] == ["Text.", "x = 1", "%%time\ny = 1", "tags: list"]
    assert [cell.metadata.get("tags") for cell in parsed.notebook.cells] == [
        None,
        ["solution", "hide-input"],
        ["b"],
        ["c", "d"],
    ]
    assert parsed.notebook.cells[1].metadata["date"] == "2026-11-23"
    assert parsed.lines == (4, 10, 20, 26)


def test_what_only_shows_a_code_cell_is_text() -> None:
    text = "````\n```{code-cell}\nx\n```\n````\n\n```{code-cell}\ny = 1\n```\n"
    assert cells(text) == [(1, "markdown", "````\n```{code-cell}\nx\n```\n````"), (8, "code", "y = 1")]


CELL = "```{code-cell}\nx = 1\n```\n"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("---\ntitle: x\n\nText.\n", 1, "front matter of this page has no end"),
        ("---\nx: 1\ntitle: a: b\n---\n", 3, "front matter of this page is not YAML"),
        ("---\ndate: 2026-99-99\n---\n", 1, "front matter of this page is not YAML"),
        ("---\n- title\n---\n", 1, "front matter of this page is not a mapping"),
        (CELL + "\n```{code-cell}\ny = 1\n", 5, "```{code-cell}` has no end"),
        (CELL + "\n```{note}\ny = 1\n", 5, "```{note}` has no end"),
        (CELL + "\n:::{note}\nText.\n", 5, "`:::{note}` has no end"),
        (CELL + "\n::::{note}\n:::{tip}\nText.\n:::\n", 5, "`::::{note}` has no end"),
        (CELL + "\n:::{code-cell}\ny = 1\n:::\n", 5, "between colons"),
        (CELL + "\n```{code-cell} r\ny <- 1\n```\n", 5, "not Python but `r`"),
        (CELL + "\n```{code-cell}\n:tags: [a\ny = 1\n```\n", 5, "options of a cell cannot be read"),
        (CELL + "\n```{code-cell}\n:tags: {a: 1}\ny = 1\n```\n", 5, "options of a cell cannot be read"),
        (CELL + "\n```{code-cell}\n: tags\ny = 1\n```\n", 5, "options of a cell cannot be read"),
        (CELL + "\n+++ {a\n\nText.\n", 5, "options of a cell cannot be read"),
    ],
)
def test_a_broken_page_is_named_with_its_line(text: str, line: int, what: str) -> None:
    with pytest.raises(PageError) as caught:
        parse_markdown(text, FILE)
    assert what in caught.value.what
    assert caught.value.where is not None
    assert (caught.value.where.file, caught.value.where.line) == (FILE, line)


def test_nested_fences_that_are_closed_are_fine() -> None:
    text = (
        CELL + "\n::::{note}\n:::{tip}\nText.\n:::\n::::\n\n````{note}\n```python\nx\n```\n````\n\n- ```\n  x\n  ```\n"
    )
    assert len(cells(text)) == 2


def test_spellings_of_python_may_differ_from_cell_to_cell(recwarn: pytest.WarningsRecorder) -> None:
    page = "```{code-cell} ipython3\nx = 1\n```\n\n```{code-cell} python\ny = 1\n```\n"
    assert [(kind, text) for _, kind, text in cells(page)] == [("code", "x = 1"), ("code", "y = 1")]
    assert not recwarn.list
