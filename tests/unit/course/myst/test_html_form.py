import pytest

from lite_builder.course.links.anchors import anchors_of
from lite_builder.course.myst.block_form import in_plain_blocks
from lite_builder.course.myst.html_form import in_html_form


def html(text: str) -> str:
    """The text in HTML, without the long style of boxes."""
    anchors = anchors_of([text])
    written = in_plain_blocks(in_html_form(text, anchors), anchors)
    return "\n".join(
        line.partition(' style="')[0] + ">" if ' style="' in line else line for line in written.split("\n")
    )


def test_a_box_keeps_its_text_as_markdown() -> None:
    assert html("```{warning} Mind **this**\n$x$ and `y`\n```") == (
        '<div class="admonition warning alert alert-warning">\n\n**Mind this**\n\n$x$ and `y`\n\n</div>'
    )


def test_boxes_in_boxes_and_lists() -> None:
    assert html("- a\n  :::{note}\n  b\n  ```{tip}\n  c\n  ```\n  :::") == (
        "- a\n\n"
        '  <div class="admonition note alert alert-info">\n\n  **Note**\n\n  b\n\n'
        '  <div class="admonition tip alert alert-success">\n\n  **Tip**\n\n  c\n\n  </div>\n\n  </div>'
    )


def test_a_dropdown_is_opened_by_its_title() -> None:
    assert html("```{admonition} Its *title* & more\n:class: dropdown tip\n**x**\n```") == (
        "<details>\n<summary>Its title &amp; more</summary>\n\n**x**\n\n</details>"
    )
    assert html("```{dropdown} T\n:open:\nx\n```").startswith("<details open>")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("```{figure} a b.png\n:alt: Blue\nWords.\n```", "![Blue](<a b.png>)\n\nWords."),
        (
            "```{figure} a.png\n:name: f\n:width: 90px\nWords.\n```",
            '<a id="f"></a>\n\n<img src="a.png" alt="" width="90">\n\n**Figure 1.** Words.',
        ),
        ("```{math}\n:label: e\na\n```", '<a id="e"></a>\n\n$$\na\n\\tag{1}\n$$'),
        ("$$\na\n$$ (e)", "$$\na\n\\tag{1}$$"),
        ("```{code-block} python\n:caption: Cap\n:linenos:\nx = 1\n```", "*Cap*\n\n```python\nx = 1\n```"),
        (
            "```{list-table} T\n:header-rows: 1\n* - a\n  - b|c\n* - 1\n```",
            "**T**\n\n| a | b\\|c |\n|---|---|\n| 1 |  |",
        ),
        ("```{csv-table}\n:header: a,b\n1,2\n```", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("```{epigraph}\nWords\n\n-- who\n```", "> Words\n>\n> -- who"),
        ("````{tab-set}\n```{tab-item} One\nx\n```\n````", "**One**\n\nx"),
        ("```{mermaid}\nA --> B\n```", "```mermaid\nA --> B\n```"),
        ("(near)=\n# Title\n% not shown\n\n+++\n\ntext", '<a id="near"></a>\n\n# Title\n\n\ntext'),
        (
            "```{glossary}\nFold\n  One part.\n```",
            '- <a id="term-fold"></a>**Fold**\n\n  One part.',
        ),
    ],
)
def test_each_thing_has_a_form_without_myst(written: str, expected: str) -> None:
    assert html(written) == expected


def test_lists_of_definitions_become_lists_of_bold_terms() -> None:
    text = "Row\n: A line,\n  of many.\n\n  ```\n  x\n  ```\n\nFold\n: A part.\n: Or a crease.\n\nText."
    assert html(text) == (
        '- <a id="term-row"></a>**Row**\n\n  A line,\n  of many.\n\n  ```\n  x\n  ```\n\n'
        '- <a id="term-fold"></a>**Fold**\n\n  A part.\n\n  Or a crease.\n\nText.'
    )


def test_an_exercise_is_numbered_and_its_solution_says_whose_it_is() -> None:
    text = "```{exercise} Count\n:label: c\nx\n```\n\n```{solution} c\n:class: dropdown\ny\n```"
    assert "**Exercise 1 (Count)**" in html(text)
    assert "<summary>Solution to Exercise 1</summary>" in html(text)
