from pathlib import Path

import pytest

from lite_builder.course.outline.myst_yml import parse_myst_yml
from lite_builder.course.outline.outline import Entry, GlobEntry, Outline, Part, UrlEntry
from lite_builder.errors import OutlineError

FILE = Path("myst.yml")


def test_titles_with_children_are_parts_and_the_first_file_is_the_root() -> None:
    outline = parse_myst_yml(
        """\
version: 1
project:
  title: A course
  github: https://example.org/us
  toc:
    - file: index.md
    - file: before.md
      children:
        - file: before/detail.md
    - title: First module
      children:
        - title: Named
          file: one/a.md
        - url: https://example.org/data
          title: Data
        - title: A group in a group
          children:
            - pattern: one/more/*.py
              sort: descending
    - file: after.ipynb
site:
  template: book-theme
""",
        FILE,
    )
    assert outline == Outline(
        Entry("index.md", None, 6),
        (
            Part("", (Entry("before.md", None, 7), Entry("before/detail.md", None, 9))),
            Part(
                "First module",
                (
                    Entry("one/a.md", "Named", 13),
                    UrlEntry("https://example.org/data", "Data", 14),
                    GlobEntry("one/more/*.py", 18, with_suffix=True, descending=True),
                ),
            ),
            Part("", (Entry("after.ipynb", None, 20),)),
        ),
        "A course",
    )


def test_children_of_the_root_come_first() -> None:
    outline = parse_myst_yml("project: {toc: [{file: a, children: [{file: b}]}, {file: c}]}", FILE)
    assert [[entry.file for entry in part.entries if isinstance(entry, Entry)] for part in outline.parts] == [
        ["b"],
        ["c"],
    ]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", None, "empty"),
        ("version: 1\n", 1, "no `project.toc`"),
        ("version: 1\nproject:\n  title: x\n", 3, "no `project.toc`"),
        ("project:\n  toc: []\n", 2, "names no page"),
        ("project:\n  toc: index.md\n", 2, "`toc` is not a list"),
        ("project:\n  toc:\n  - url: https://example.org\n", 3, "first entry of `toc` is not a page"),
        ("project:\n  toc:\n  - file: a\n    chidlren: []\n", 4, "`chidlren` that is not understood"),
        ("project:\n  toc:\n  - file: a\n  - title: b\n", 4, "no `file`, `url` or `pattern`"),
        ("project:\n  toc:\n  - file: a\n    url: https://example.org\n", 4, "`file` and `url`"),
        ("project:\n  toc:\n  - file: a\n  - pattern: b\n    children: []\n", 5, "a `pattern` entry has `children`"),
        ("project:\n  toc:\n  - file: a\n  - pattern: b\n    sort: up\n", 5, "`sort: up` is not understood"),
        ("project:\n  toc: &t\n  - file: a\n    children: *t\n", 3, "more than 40 levels"),
    ],
)
def test_a_malformed_outline_is_named_with_its_line(text: str, line: int | None, what: str) -> None:
    with pytest.raises(OutlineError) as caught:
        parse_myst_yml(text, FILE)
    assert what in caught.value.what
    assert caught.value.where is not None
    assert caught.value.where.line == line
    assert caught.value.todo
