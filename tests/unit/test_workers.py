"""How the tests themselves are shared out, and what they build once for all."""

from pathlib import Path

import pytest

from tests.workers import build_once, unit_of


def test_a_file_of_tests_stays_together_and_each_page_of_a_site_stands_alone() -> None:
    assert unit_of("tests/browser/test_myst.py::test_pages[a::b]") == "tests/browser/test_myst.py"
    assert unit_of("_site::pages/table.ipynb") == "_site::pages/table.ipynb"


def test_a_folder_is_built_by_the_first_who_asks_for_it(tmp_path: Path) -> None:
    built: list[Path] = []
    for _ in range(2):
        build_once(tmp_path / "site", built.append)
    assert built == [tmp_path / "site"]


def test_what_was_left_unfinished_is_built_anew(tmp_path: Path) -> None:
    def build(folder: Path) -> None:
        folder.mkdir()
        if not built:
            built.append(folder)
            raise OSError("the disk is full")

    built: list[Path] = []
    with pytest.raises(OSError, match="full"):
        build_once(tmp_path / "site", build)
    assert build_once(tmp_path / "site", build).is_dir()
