"""Files as commands name them."""

from pathlib import Path

import pytest

from lite_builder.cli.paths import as_written, place_as_written
from lite_builder.errors import Place


def test_what_lies_below_here_is_named_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert as_written(tmp_path / "_site" / "index.html") == Path("_site/index.html")
    assert as_written(tmp_path.parent / "elsewhere") == tmp_path.parent / "elsewhere"


def test_a_place_without_a_line_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert place_as_written(Place(tmp_path / "page.md", 3)) == "page.md:3"
    assert place_as_written(Place(tmp_path / "page.md")) == "page.md:?"
