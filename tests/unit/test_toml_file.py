"""A TOML file becomes the values of a model, and what is wrong with it is said in words."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from lite_builder.errors import SettingsError
from lite_builder.toml_file import read_toml


class Shelf(BaseModel):
    books: int


def read(file: Path) -> Shelf:
    return read_toml(file, Shelf, SettingsError, what="this shelf cannot be used", todo="count again")


def test_the_values_are_those_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "shelf.toml"
    file.write_bytes(b"\xef\xbb\xbfbooks = 3\n")
    assert read(file) == Shelf(books=3)


@pytest.mark.parametrize(
    ("written", "what", "why"),
    [
        (b"books = ", "this is not TOML", "Invalid value"),
        (b"# \xff", "this file is not UTF-8 text", "0xff"),
        (b'books = "many"', "this shelf cannot be used", "books: Input should be a valid integer"),
        (b"", "this shelf cannot be used", "books: Field required"),
    ],
)
def test_what_is_wrong_is_told_with_the_file(tmp_path: Path, written: bytes, what: str, why: str) -> None:
    file = tmp_path / "shelf.toml"
    file.write_bytes(written)
    with pytest.raises(SettingsError) as told:
        read(file)
    assert what in str(told.value)
    assert why in str(told.value)
    assert "shelf.toml" in str(told.value)


def test_a_missing_file_is_for_the_caller_to_understand(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "shelf.toml")


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read(tmp_path)
