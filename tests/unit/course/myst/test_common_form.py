import pytest

from lite_builder.course.myst.common_form import in_common_form, is_known
from lite_builder.course.myst.directives import find_directives


def test_what_is_common_stays_as_it_is() -> None:
    text = "```{note}\n:class: dropdown\nx\n```\n\n:::{figure} a.png\nCaption.\n:::\n\n```{prf:theorem}\ny\n```\n"
    assert in_common_form(text) == text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("```{toggle}\nx\n```", "```{dropdown} Show\nx\n```"),
        ("```{margin} Aside\nx\n```", "```{topic} Aside\nx\n```"),
        ("```{todo}\nx\n```", "```{admonition} To do\nx\n```"),
        ("```{versionadded} 1.2 As a list.\n```", "```{admonition} New in version 1.2\nAs a list.\n```"),
        ("```{rubric} Words\n```", "**Words**"),
        ("```{container} wide\n*x*\n```", "*x*"),
        ("```{iframe} https://a.org/x\n```", "[https://a.org/x](<https://a.org/x>)"),
        ("```{video} film.mp4\n:title: A film\n```", "[A film](<film.mp4>)"),
        ("```{youtube} abc\n```", "[Video](https://www.youtube.com/watch?v=abc)"),
        ("```{button-link} https://a.org\nPress\n```", "[Press](<https://a.org>)"),
        ("```{raw} html\n<b>x</b>\n\n<i>y</i>\n```", "<b>x</b>\n<i>y</i>"),
        ("```{raw} latex\n\\newpage\n```", ""),
        ("```{eval-rst}\n.. note:: x\n```", "```rst\n.. note:: x\n```"),
        ("```{line-block}\na\nb\n```", "a\\\nb"),
        ("```{toctree}\na\n```", ""),
        ("```{figure-md} f\n![alt](a.png)\n\nWords.\n```", "```{figure} a.png\n:name: f\n:alt: alt\nWords.\n```"),
    ],
)
def test_what_is_rare_is_written_with_what_is_common(written: str, expected: str) -> None:
    assert in_common_form(written) == expected


def test_a_glossary_as_sphinx_has_it_becomes_a_list_of_definitions() -> None:
    text = "```{glossary}\nFold\nPart\n  One *part*.\n\n  More.\nRow\n  A line.\n```"
    definition = ": One *part*.\n\n  More."
    assert in_common_form(text) == (f"```{{glossary}}\nFold\n{definition}\n\nPart\n{definition}\n\nRow\n: A line.\n```")
    assert in_common_form(in_common_form(text)) == in_common_form(text)


def test_what_nobody_knows_is_shown_as_its_title_and_its_text() -> None:
    text = "```{objectives} You learn\n- *this*\n```"
    assert in_common_form(text) == "**You learn**\n\n- *this*"
    assert not is_known(next(find_directives(text)))
