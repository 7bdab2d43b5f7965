from pathlib import Path, PurePosixPath

from lite_builder.course.convert import convert
from lite_builder.course.markdown_page import markdown_page

PAGE = """\
# A page

Text with $x_1$.

+++ {"tags": ["solution"]}

```{admonition} Note
b)
```

```{code-cell}
:tags: [hide-input]

x = 1
```

More.

+++

And more.
"""


def test_a_page_of_markdown_comes_back_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PAGE, encoding="utf-8")
    notebook, _, _ = convert(tmp_path / "a.md", PurePosixPath("a.ipynb"))
    assert markdown_page(notebook) == PAGE
