"""A key as one file."""

import zipfile
from pathlib import Path

import pytest

from lite_builder.errors import ForeignFolderError
from lite_builder.publish.usb.checksums import check_key, write_checksums
from lite_builder.publish.usb.key_zip import write_zip


@pytest.fixture
def key(tmp_path: Path) -> Path:
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "start.html").write_text("hello")
    write_checksums(folder)
    return folder


def test_the_unpacked_zip_is_the_key(key: Path, tmp_path: Path) -> None:
    file = tmp_path / "out" / "Kurs 1.zip"
    assert write_zip(key, file) == 2
    with zipfile.ZipFile(file) as archive:
        archive.extractall(tmp_path / "unpacked")
    assert check_key(tmp_path / "unpacked" / "Kurs 1") == 1


def test_a_zip_that_was_written_before_is_replaced_by_the_same_bytes(key: Path, tmp_path: Path) -> None:
    file = tmp_path / "key.zip"
    write_zip(key, file)
    before = file.read_bytes()
    write_zip(key, file)
    assert file.read_bytes() == before


def test_a_file_of_others_is_not_overwritten(key: Path, tmp_path: Path) -> None:
    file = tmp_path / "thesis.zip"
    file.write_text("my thesis")
    with pytest.raises(ForeignFolderError):
        write_zip(key, file)
    assert file.read_text() == "my thesis"
