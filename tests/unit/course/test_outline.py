from pathlib import Path

import pytest

from lite_builder.course.outline import Entry, Part, parse_outline, read_outline
from lite_builder.errors import OutlineError

FILE = Path("_toc.yml")


def test_parts_keep_their_captions_and_sections_follow_their_chapter() -> None:
    outline = parse_outline(
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


def test_chapters_alone_are_one_part_without_a_caption() -> None:
    outline = parse_outline("root: index\nchapters:\n- file: a\n", FILE)
    assert [(part.caption, [entry.file for entry in part.entries]) for part in outline.parts] == [("", ["a"])]


def test_a_course_may_be_its_root_alone() -> None:
    assert parse_outline("format: jb-book\nroot: index\n", FILE).parts == ()


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", None, "empty"),
        ("root: [\n", 2, "not YAML"),
        ("- a\n", 1, "not a mapping"),
        ("format: jb-book\n", 1, "no `root`"),
        ("root: a\nformat: jb-article\n", 2, "format is not jb-book"),
        ("root: a\nchapter:\n- file: b\n", 2, "`chapter` that is not understood"),
        ("root: a\nroot: b\n", 2, "`root` twice"),
        ("root: a\nparts:\n- caption: x\n", 3, "no `chapters`"),
        ("root: a\nchapters: b\n", 2, "`chapters` is not a list"),
        ("root: a\nchapters:\n- title: x\n", 3, "no `file`"),
        ("root: a\nchapters:\n- file:\n", 3, "`file` is not a text"),
        ("root: a\nparts: []\nchapters: []\n", 3, "side by side"),
    ],
)
def test_a_malformed_outline_is_named_with_its_line(text: str, line: int | None, what: str) -> None:
    with pytest.raises(OutlineError) as caught:
        parse_outline(text, FILE)
    assert what in caught.value.what
    assert caught.value.where is not None
    assert caught.value.where.line == line
    assert caught.value.todo


def test_a_missing_outline_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutlineError, match="there is no outline"):
        read_outline(tmp_path / "_toc.yml")


def test_an_outline_that_is_not_text_is_said(tmp_path: Path) -> None:
    file = tmp_path / "_toc.yml"
    file.write_bytes(b"root: \xff\xfe")
    with pytest.raises(OutlineError, match="not UTF-8"):
        read_outline(file)
