"""How the Markdown of a cell looks before JupyterLab renders it."""

from pathlib import PurePosixPath

import pytest
from bs4 import BeautifulSoup

from lite_builder.course.reader import Reader
from lite_builder.site.first_text.markdown_html import MarkdownWriter

PAGE = PurePosixPath("part one/lesson.ipynb")
PAGES = {"index.ipynb", "part one/lesson.ipynb", "part one/next.ipynb"}
FILES = {"data/table.csv", "part one/plot.png"}


def shown(text: str, reader: Reader = Reader.JUPYTER) -> BeautifulSoup:
    return BeautifulSoup(MarkdownWriter(reader, PAGES, FILES).html(text, PAGE), "html.parser")


@pytest.mark.parametrize(
    ("written", "opens"),
    [
        ("[x](next.ipynb)", "../notebooks/index.html?path=part%20one/next.ipynb"),
        ("[x](../index.ipynb#Top)", "../notebooks/index.html?path=index.ipynb#Top"),
        ("[x](../data/table.csv)", "../edit/index.html?path=data/table.csv"),
        ("[x](https://example.org/a)", "https://example.org/a"),
    ],
)
def test_a_link_opens_what_it_opens_in_jupyterlite_beside_this_page(written: str, opens: str) -> None:
    link = shown(written).a
    assert link is not None
    assert (link["href"], link["target"], link["rel"]) == (opens, "_blank", ["noopener"])


def test_a_link_within_the_page_stays_there() -> None:
    text = shown("# On top\n\n[up](#On-top)")
    assert text.a is not None
    assert text.h1 is not None
    assert text.a["href"] == f"#{text.h1['id']}"
    assert "target" not in text.a.attrs


def test_an_image_is_a_file_of_the_site() -> None:
    image = shown("![a plot](plot.png)").img
    assert image is not None
    assert image["src"] == "../files/part%20one/plot.png"


@pytest.mark.parametrize(
    "harmful",
    [
        "<script>alert(1)</script>",
        "text <script src='https://example.org/x.js'></script>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "[x](javascript:alert(1))",
        "<iframe src='https://example.org'></iframe>",
        "<style>body { display: none }</style>",
        "<svg><script>alert(1)</script></svg>",
        "<div style='position: fixed'>x</div>",
        "<form action='https://example.org'><button>x</button></form>",
    ],
)
@pytest.mark.parametrize("reader", Reader)
def test_nothing_of_the_text_runs_or_leaves_its_place(harmful: str, reader: Reader) -> None:
    text = shown(f"# Title\n\n{harmful}\n\nGoes on.", reader)
    assert not text.find_all(["script", "iframe", "style", "svg", "form", "button", "link", "object"])
    attributes = {name for tag in text.find_all(True) for name in tag.attrs}
    assert not {name for name in attributes if name.startswith("on")} | attributes & {"style", "srcdoc", "action"}
    assert not [link for link in text.find_all("a") if str(link.get("href", "")).startswith("javascript")]
    assert "alert" not in " ".join(part for part in text.stripped_strings if part != "[x](javascript:alert(1))")
    assert "Goes on." in text.text


def test_elements_that_the_author_left_open_end_with_the_cell() -> None:
    assert MarkdownWriter(Reader.JUPYTER, PAGES, FILES).html("<div><b>open", PAGE).endswith("</b></div>")


def test_html_that_jupyterlab_shows_is_shown() -> None:
    text = shown("H<sub>2</sub>O <kbd>Ctrl</kbd>\n\n<details><summary>More</summary>\n\n**inside**\n\n</details>")
    assert text.details is not None
    assert (text.sub is not None, text.kbd is not None, text.details.strong is not None) == (True, True, True)


def test_tables_and_what_is_struck_out_are_shown() -> None:
    text = shown("| a | b |\n|---|---|\n| 1 | 2 |\n\n~~gone~~")
    assert [cell.text for cell in text.find_all("td")] == ["1", "2"]
    assert text.s is not None


def test_math_stays_its_source() -> None:
    assert "$a_1 < b_2$" in shown("Let $a_1 < b_2$ be").text
    assert "$$x^2$$" in shown("$$x^2$$").text


@pytest.mark.parametrize(
    ("written", "tag", "kind"),
    [
        ("```{warning}\nCareful, *please*.\n```", "aside", "warning"),
        (":::{admonition} Warning\n:class: tip\nCareful, *please*.\n:::", "aside", "tip"),
        ("```{note} Warning\n:class: dropdown\nCareful, *please*.\n```", "details", "note"),
    ],
)
def test_an_admonition_is_a_box_with_a_title(written: str, tag: str, kind: str) -> None:
    box = shown(written, Reader.MYST).find(tag)
    assert box is not None
    assert box.em is not None
    assert box["class"] == ["box", kind]
    assert [part for part in box.text.split("\n") if part] == ["Warning", "Careful, please."]


def test_myst_is_read_where_the_course_holds_some() -> None:
    text = shown("(place)=\nWater is H{sub}`2`O and costs \\$5.\n\n% for authors\n\n[^1]: A note.", Reader.MYST)
    assert " ".join(text.text.split()) == "Water is H2O and costs $5."
    assert text.sub is not None


def test_code_has_colours() -> None:
    keyword = shown("```python\nimport os\n```").i
    assert keyword is not None
    assert keyword["class"] == ["k"]
