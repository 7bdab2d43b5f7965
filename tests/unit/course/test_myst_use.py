import pytest

from lite_builder.course.myst.syntax import is_myst
from lite_builder.course.myst_use import myst_use_of


@pytest.mark.parametrize(
    "text",
    [
        "```{note}\nx\n```",
        "- a\n  :::{tip}\n  x\n  :::",
        "see {ref}`here`",
        "(here)=\n# Title",
        "words[^1]\n\n[^1]: more",
    ],
)
def test_directives_roles_labels_and_footnotes_are_myst(text: str) -> None:
    assert is_myst(f"# Title\n\n{text}")


@pytest.mark.parametrize(
    "text", ["$x^2$ and `code`", "```python\nx = {1}\n```", "f(x)= y", "an {option} `code`", "[a](b.md)"]
)
def test_what_plain_markdown_shows_is_not(text: str) -> None:
    assert not is_myst(text)


def test_languages_of_code_and_diagrams_are_known() -> None:
    use = myst_use_of(["```Fortran\nx\n```", "```{code-block} scala\nx\n```", "```{mermaid}\nA --> B\n```"])
    assert {"fortran", "scala"} <= use.code_languages
    assert use.has_diagrams
    assert not myst_use_of(["a mermaid"]).has_diagrams
