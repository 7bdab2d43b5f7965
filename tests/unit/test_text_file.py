"""A text file of the author, and what is said where it cannot be had."""

from pathlib import Path

import pytest

from lite_builder.errors import SettingsError
from lite_builder.text_file import read_text_file


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfcaf\xc3\xa9")
    assert read_text_file(tmp_path / "a.txt", "this file", SettingsError) == "café"


def test_other_encodings_and_unreadable_files_are_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    with pytest.raises(SettingsError, match=r"a\.txt: the menu is not UTF-8 text"):
        read_text_file(tmp_path / "a.txt", "the menu", SettingsError)
    with pytest.raises(SettingsError, match="the menu cannot be read"):
        read_text_file(tmp_path, "the menu", SettingsError)


def test_a_missing_file_is_for_the_caller_to_understand(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_text_file(tmp_path / "none.txt", "the menu", SettingsError)
