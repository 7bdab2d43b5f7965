from pathlib import Path

import pytest

from lite_builder.course.outline.outline import Entry
from lite_builder.course.outline.outline_file import read_outline
from lite_builder.errors import OutlineError


def test_a_missing_outline_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutlineError, match="there is no outline"):
        read_outline(tmp_path / "_toc.yml")


def test_an_outline_that_is_not_text_is_said(tmp_path: Path) -> None:
    file = tmp_path / "_toc.yml"
    file.write_bytes(b"root: \xff\xfe")
    with pytest.raises(OutlineError, match="not UTF-8"):
        read_outline(file)


def test_each_format_is_known_by_its_name(tmp_path: Path) -> None:
    toc, myst = tmp_path / "_toc.yml", tmp_path / "myst.yml"
    toc.write_text("\ufeffroot: index\n", encoding="utf-8")
    myst.write_text("project:\n  toc:\n  - file: index.md\n", encoding="utf-8")
    assert read_outline(toc).root == Entry("index", None, 1)
    assert read_outline(myst).root == Entry("index.md", None, 3)


@pytest.mark.parametrize(
    ("config", "title"),
    [
        ("title: Trees\nauthor: A\n", "Trees"),
        ("title: [1]\n", None),
        ("- x\n", None),
        ("title: : x\n", None),
        (None, None),
    ],
)
def test_a_book_is_called_as_its_own_settings_say(tmp_path: Path, config: str | None, title: str | None) -> None:
    (tmp_path / "_toc.yml").write_text("root: index\n", encoding="utf-8")
    if config is not None:
        (tmp_path / "_config.yml").write_text(config, encoding="utf-8")
    assert read_outline(tmp_path / "_toc.yml").title == title


def test_an_outline_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutlineError, match="the outline cannot be read"):
        read_outline(tmp_path)
