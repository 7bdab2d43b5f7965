import re
from dataclasses import replace
from pathlib import Path, PurePosixPath

import nbformat.v4

from lite_builder.course.model import Course, ExternalLink, Module, Page
from lite_builder.settings import CourseSection
from lite_builder.site.landing import landing_page


def page(path: str, title: str) -> Page:
    return Page(PurePosixPath(path), Path(path), title, nbformat.v4.new_notebook(), ())


def html_of(course: Course, **settings: str) -> str:
    return landing_page(course, CourseSection.model_validate(settings), ["numpy 1.0"])


COURSE = Course(
    folder=Path(),
    title="Trees & <Forests>",
    root=page("index.ipynb", "Start here"),
    modules=(Module("One", (page("one/a b#é.ipynb", "First"),)), Module("", (page("two/c.ipynb", "Second"),))),
    files=(),
)


def test_each_notebook_has_one_link_to_the_notebook_interface_and_one_to_the_lab() -> None:
    html = html_of(COURSE)
    assert re.findall(r'data-notebook="([^"]+)"', html) == ["index.ipynb", "one/a b#é.ipynb", "two/c.ipynb"]
    assert re.findall(r'data-lab="([^"]+)"', html) == ["one/a b#é.ipynb", "two/c.ipynb"]


def test_links_are_relative_and_quoted() -> None:
    links = re.findall(r'href="([^"]+)"', html_of(COURSE))
    assert "notebooks/index.html?path=one/a%20b%23%C3%A9.ipynb" in links
    assert "lab/index.html?path=one/a%20b%23%C3%A9.ipynb" in links
    assert not [link for link in links if link.startswith(("/", "http"))]


def test_jupyterlite_finds_the_root_of_its_settings() -> None:
    assert 'id="jupyter-config-data" type="application/json" data-jupyter-lite-root="."' in html_of(COURSE)


def test_what_authors_write_is_escaped() -> None:
    html = html_of(COURSE, description="<script>alert(1)</script>")
    assert "<title>Trees &amp; &lt;Forests&gt;</title>" in html
    assert "<script>alert" not in html


def test_a_link_to_elsewhere_stands_among_the_pages_and_is_no_notebook() -> None:
    link = ExternalLink("The <data>", "https://example.org/?a=1&b=2")
    html = html_of(replace(COURSE, modules=(Module("One", (page("a.ipynb", "A"), link, page("b.ipynb", "B"))),)))
    anchor = '<a class="title" href="https://example.org/?a=1&amp;b=2" rel="external noreferrer">The &lt;data&gt;</a>'
    assert html.index(">A</a>") < html.index(anchor) < html.index(">B</a>")
    assert re.findall(r'data-(?:notebook|lab)="([^"]+)"', html) == [
        "index.ipynb",
        "a.ipynb",
        "a.ipynb",
        "b.ipynb",
        "b.ipynb",
    ]


def test_modules_stand_in_their_order_under_their_captions() -> None:
    html = html_of(COURSE)
    assert html.index(">One</h2>") < html.index(">First</a>") < html.index(">Second</a>")
    assert re.findall("<h2>(.*)</h2>", html) == ["One", "Without a network"]
