from itertools import pairwise
from pathlib import Path

import pytest

from lite_builder.course.outline.outline import Entry, GlobEntry, Outline, Part, UrlEntry
from lite_builder.course.outline.toc_yml import parse_toc_yml
from lite_builder.errors import OutlineError

FILE = Path("_toc.yml")


def files(part: Part) -> list[str]:
    """What the entries of a part name."""
    return [entry.file if isinstance(entry, Entry) else getattr(entry, "pattern", "") for entry in part.entries]


def test_parts_keep_their_captions_and_sections_follow_their_chapter() -> None:
    outline = parse_toc_yml(
        """\
format: jb-book
root: index
parts:
  - caption: First module
    chapters:
      - file: one/a
        sections:
          - file: one/a1
            title: A detail
      - file: one/b
""",
        FILE,
    )
    assert outline.root == Entry("index", None, 2)
    assert outline.parts == (
        Part("First module", (Entry("one/a", None, 6), Entry("one/a1", "A detail", 8), Entry("one/b", None, 10))),
    )


def test_an_article_has_sections_and_options() -> None:
    outline = parse_toc_yml(
        """\
format: jb-article
root: paper
options:
  numbered: true
  caption: Parts
sections:
- file: method.md
- url: https://example.org/data
  title: The data
- glob: appendix/*
""",
        FILE,
    )
    assert outline == Outline(
        Entry("paper", None, 2),
        (
            Part(
                "Parts",
                (
                    Entry("method.md", None, 7),
                    UrlEntry("https://example.org/data", "The data", 8),
                    GlobEntry("appendix/*", 10),
                ),
            ),
        ),
    )


def test_the_general_form_has_entries_in_subtrees() -> None:
    outline = parse_toc_yml(
        """\
root: index
defaults: {titlesonly: true}
subtrees:
- caption: One
  entries:
  - file: a
    subtrees:
    - entries: [{file: a1}]
    - entries: [{file: a2}]
- caption: Two
  entries:
  - file: b
    entries: [{file: b1}]
""",
        FILE,
    )
    assert [(part.caption, files(part)) for part in outline.parts] == [("One", ["a", "a1", "a2"]), ("Two", ["b", "b1"])]


def test_a_reversed_list_begins_with_its_last_entry_and_keeps_sections_below_their_page() -> None:
    outline = parse_toc_yml(
        """\
root: index
options: {reversed: true}
chapters:
- file: a
  sections: [{file: a1}, {file: a2}]
- glob: news/*
- file: b
""",
        FILE,
    )
    assert files(outline.parts[0]) == ["b", "news/*", "a", "a1", "a2"]
    assert GlobEntry("news/*", 6, descending=True) in outline.parts[0].entries


def test_an_address_without_a_title_is_its_own_title() -> None:
    outline = parse_toc_yml("root: index\nchapters:\n- url: https://example.org/x\n", FILE)
    assert outline.parts[0].entries == (UrlEntry("https://example.org/x", "https://example.org/x", 3),)


def test_aliases_that_make_millions_of_entries_are_refused_at_once() -> None:
    levels = "".join(
        f"- &{x}\n  file: {x}\n  sections: [*{y}, *{y}, *{y}, *{y}]\n" for y, x in pairwise("abcdefghijklm")
    )
    with pytest.raises(OutlineError, match="more than 20000 entries"):
        parse_toc_yml("root: index\nchapters:\n- &a\n  file: a\n" + levels, FILE)


def test_chapters_alone_are_one_part_without_a_caption() -> None:
    outline = parse_toc_yml("root: index\nchapters:\n- file: a\n", FILE)
    assert [(part.caption, files(part)) for part in outline.parts] == [("", ["a"])]


def test_a_course_may_be_its_root_alone() -> None:
    assert parse_toc_yml("format: jb-book\nroot: index\n", FILE).parts == ()


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", None, "empty"),
        ("root: [\n", 2, "not YAML"),
        ("- file: a\n- part: x\n", 1, "before 0.11"),
        ("a\n", 1, "not a mapping"),
        ("format: jb-book\n", 1, "no `root`"),
        ("root: a\nformat: jb-novel\n", 2, "format `jb-novel` is not known"),
        ("root: a\nformat: jb-article\nchapters: []\n", 3, "`chapters` that is not understood"),
        ("root: a\nchapter:\n- file: b\n", 2, "`chapter` that is not understood"),
        ("root: a\nroot: b\n", 2, "`root` twice"),
        ("root: a\nparts:\n- caption: x\n", 3, "no `chapters`"),
        ("root: a\nchapters: b\n", 2, "`chapters` is not a list"),
        ("root: a\nchapters:\n- title: x\n", 3, "no `file`, `url` or `glob`"),
        ("root: a\nchapters:\n- file:\n", 3, "`file` is not a text"),
        ("root: a\nparts: []\nchapters: []\n", 3, "side by side"),
        ("root: a\nchapters:\n- file: b\n  url: https://example.org\n", 4, "`file` and `url`"),
        ("root: a\nchapters:\n- glob: b/*\n  sections:\n  - file: c\n", 5, "a `glob` entry has `sections`"),
        ("root: a\nchapters:\n- url: ../b.html\n", 3, "not an address"),
        ("root: a\nchapters:\n- url: javascript:alert(1)\n", 3, "not an address"),
        ("root: a\nchapters:\n- url: http://[\n", 3, "not an address"),
        ("root: a\noptions:\n  captoin: x\n", 3, "`captoin` that is not understood"),
        ("root: a\noptions:\n  reversed: often\nchapters: []\n", 3, "neither true nor false"),
        ("root: a\nchapters: &a\n- file: b\n  sections: *a\n", 2, "more than 40 levels"),
        ("root: " + "[" * 5000, None, "nested too deeply"),
    ],
)
def test_a_malformed_outline_is_named_with_its_line(text: str, line: int | None, what: str) -> None:
    with pytest.raises(OutlineError) as caught:
        parse_toc_yml(text, FILE)
    assert what in caught.value.what
    assert caught.value.where is not None
    assert caught.value.where.line == line
    assert caught.value.todo
