"""Whether a key is still as it was written."""

import subprocess
from pathlib import Path

import pytest

from lite_builder.errors import KeyFilesError, Problems
from lite_builder.publish.usb.checksums import check_key, write_checksums


@pytest.fixture
def key(tmp_path: Path) -> Path:
    folder = tmp_path / "Schlüssel #1"
    (folder / "site").mkdir(parents=True)
    (folder / "start.html").write_text("hello")
    (folder / "site" / "a b.js").write_bytes(b"\0\r\n")
    write_checksums(folder)
    return folder


def test_a_whole_key_passes_though_the_computer_has_put_files_of_its_own_there(key: Path) -> None:
    (key / ".DS_Store").write_bytes(b"x")
    assert check_key(key) == 2


def test_sha256sum_reads_the_list(key: Path) -> None:
    subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=key, check=True)


def test_what_is_missing_and_what_has_changed_is_told_together(key: Path) -> None:
    (key / "start.html").unlink()
    (key / "site" / "a b.js").write_bytes(b"\0\n")
    with pytest.raises(Problems) as caught:
        check_key(key)
    assert f"{key / 'start.html'}: this file is missing" in str(caught.value)
    assert f"{key / 'site' / 'a b.js'}: this file has changed" in str(caught.value)


def test_another_folder_is_no_key(tmp_path: Path) -> None:
    with pytest.raises(KeyFilesError, match="no USB key"):
        check_key(tmp_path)


def test_a_list_that_broke_off_is_damaged(key: Path) -> None:
    (key / "SHA256SUMS").write_text("0a0b")
    with pytest.raises(KeyFilesError, match="damaged"):
        check_key(key)
