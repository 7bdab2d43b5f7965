from pathlib import Path, PurePosixPath

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lite_builder.course.links.anchors import Anchor
from lite_builder.course.links.links import rewrite_text, web_links
from lite_builder.course.links.markdown_links import MarkdownLink, find_markdown_links
from lite_builder.course.links.targets import DeadLink, Targets
from lite_builder.course.myst.syntax import is_myst, may_list_definitions
from lite_builder.course.read import read_course
from lite_builder.errors import PageError, Problems
from lite_builder.project import open_project
from tests.unit.course.test_read import write

PAGE = PurePosixPath("m/a.ipynb")
TARGETS = Targets(
    {
        PAGE: {"here": Anchor("Here", "here")},
        PurePosixPath("m/b.ipynb"): {
            "fair-distances": Anchor("Fair-distances", "fair-distances"),
            "Fair-distances": Anchor("Fair-distances", "fair-distances"),
            "k": Anchor(None, None),
        },
        PurePosixPath("other/c (1).ipynb"): {"ça": Anchor("Ça", "a")},
    },
    frozenset({PurePosixPath("datasets/x.csv"), PurePosixPath("m/fig.png")}),
    {PurePosixPath("m/sol_b.py"): "it is withheld"},
)


def rewritten(text: str) -> str:
    """The text with its links rewritten; a dead link raises."""

    def dead(_: MarkdownLink, problem: DeadLink) -> None:
        raise problem

    return rewrite_text(text, PAGE, TARGETS, dead)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("b.py", "b.ipynb"),
        ("b", "b.ipynb"),
        ("b.md", "b.ipynb"),
        ("./b.ipynb", "b.ipynb"),
        ("../m/b.py#fair-distances", "b.ipynb#Fair-distances"),
        ("b.py#k", "b.ipynb"),
        ("#here", "#Here"),
        ("a.py#here", "#Here"),
        ("<../other/c (1).md#ça>", "../other/c%20%281%29.ipynb#%C3%87a"),
        ("../datasets/x.csv", "../datasets/x.csv"),
        ("../datasets/", "../datasets/"),
        ("https://scikit-learn.org/b.py", "https://scikit-learn.org/b.py"),
        ("attachment:plot.png", "attachment:plot.png"),
        ("mailto:a@b.org", "mailto:a@b.org"),
    ],
)
def test_a_link_is_written_as_the_notebook_interface_opens_it(written: str, expected: str) -> None:
    assert rewritten(f"See [it]({written}) now.") == f"See [it]({expected}) now."


def test_definitions_html_and_images_are_links_too() -> None:
    text = '[it][r] <a href="b.py#fair-distances">x</a> ![f](fig.png)\n\n[r]: b.py "title"\n'
    assert rewritten(text) == text.replace("b.py#fair", "b.ipynb#Fair").replace("b.py", "b.ipynb")


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("[x](gone.py)", "no page and no file `m/gone.py`"),
        ("[x](B.py)", "there is `m/b.ipynb`"),
        ("[x](b.py#nowhere)", "has no heading `#nowhere`; it has #fair-distances"),
        ("[x](#nowhere)", "has no heading"),
        ("[x](/m/b.py)", "begins with `/`"),
        ("[x](../../b.py)", "out of the course"),
        ("[x](sol_b.py)", "it is withheld"),
        ("[x](sol_b)", "it is withheld"),
        ("![x](gone.png)", "no page and no file"),
        ("![x](b.py)", "no page and no file"),
        ("<img src='gone.png'>", "no page and no file"),
        ("[x](http://[broken)", "Invalid IPv6"),
    ],
)
def test_a_link_that_leads_nowhere_says_why(link: str, why: str) -> None:
    with pytest.raises(DeadLink) as caught:
        rewritten(link)
    assert why in caught.value.why


PIECES = [
    "[a](b.py)",
    "[a](gone.py)",
    "`b.py`",
    "[r]\n",
    "\n\n[r]: b\n\n",
    "```\n",
    "$",
    "> ",
    "- ",
    "| ",
    "*",
    "\n",
    "é ",
]
PIECES += ["<a href='b.py'>", "![f](fig.png)", "<", "[", "](", ")", "\\", "[b](b.py#fair-distances)", "[u](#here)"]


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=20).map("".join)))
def test_text_outside_of_links_stays_and_a_second_pass_changes_nothing(text: str) -> None:
    assume("\\$" not in text and not is_myst(text) and not may_list_definitions(text))  # these are written anew
    once = rewrite_text(text, PAGE, TARGETS, lambda link, problem: None)
    assert rewrite_text(once, PAGE, TARGETS, lambda link, problem: None) == once
    assert without_destinations(once) == without_destinations(text)


def without_destinations(text: str) -> list[str]:
    links = find_markdown_links(text)
    ends = [0, *(link.end for link in links)]
    starts = [*(link.start for link in links), len(text)]
    return [text[end:start] for end, start in zip(ends, starts, strict=True)]


COURSE = {
    "_toc.yml": "root: index\nchapters:\n- file: m/a\n- file: m/ex_1\n- file: m/sol_1\n",
    "index.md": "# Welcome\n\n[first](m/a.py#deep-place)\n",
    "m/a.py": (
        '# %% [markdown]\n# # Page A\n#\n# ## Deep place\n# %%\n"[x](gone.py)"\n# %% [markdown]\n#\n# [up](../index)\n'
    ),
    "m/sol_1.py": (
        "# %% [markdown]\n# # Solution 1\n#\n# After [the lesson](a.py), count.\n# %%\n# solution\nanswer = 42\n"
    ),
}


def test_the_pages_of_a_course_link_to_each_other(tmp_path: Path) -> None:
    index, lesson, exercise, _ = read_course(open_project(write(tmp_path, COURSE))).pages
    assert "[first](m/a.ipynb#Deep-place)" in index.notebook.cells[0].source
    assert "[up](../index.ipynb)" in lesson.notebook.cells[2].source
    assert lesson.notebook.cells[1].source == '"[x](gone.py)"'
    assert "[the lesson](a.ipynb)" in exercise.notebook.cells[0].source


def test_all_dead_links_of_a_course_are_named_with_line_and_cell(tmp_path: Path) -> None:
    broken = {
        "index.md": "# Welcome\n\n[ok](m/a.py)\n[x](gone.py)\n",
        "m/a.py": "# %%\n1\n# %% [markdown]\n# # Page A\n#\n# [solution](sol_1.py) [y](../index#no)\n",
        "course.toml": "[publish]\nsolutions = false\n",
    }
    with pytest.raises(Problems) as caught:
        read_course(open_project(write(tmp_path, COURSE | broken)))
    places = [problem.where for problem in caught.value.problems]
    assert [(Path(place.file).name, place.line, place.cell) for place in places if place] == [
        ("index.md", 4, 1),
        ("a.py", 6, 2),
        ("a.py", 6, 2),
    ]
    assert "it is withheld from learners" in str(caught.value)


def test_a_link_to_a_page_that_the_outline_does_not_name_says_so(tmp_path: Path) -> None:
    draft = {"m/draft.md": "# Draft\n", "index.md": "[x](m/draft.md)\n"}
    with pytest.raises(PageError, match="_toc.yml does not name it"):
        read_course(open_project(write(tmp_path, COURSE | draft)))


def test_links_to_other_hosts_are_listed_with_their_place(tmp_path: Path) -> None:
    page = {"index.md": "# Welcome\n\n[x](https://a.org/x) `https://no.org`\n<http://b.org>\n"}
    found = web_links(read_course(open_project(write(tmp_path, COURSE | page))))
    assert [(link.url, link.place.line) for link in found] == [("https://a.org/x", 3), ("http://b.org", 4)]
