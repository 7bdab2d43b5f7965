from pathlib import Path

import pytest

from lite_builder.datasets.lock import DatasetsLock, LockedRemote, read_datasets_lock, write_datasets_lock
from lite_builder.errors import LockError

ONE = LockedRemote(address="https://a.example.org/1", name="one.csv", sha256="1" * 64, size=1)
TWO = LockedRemote(address="https://a.example.org/2", name="two.csv", sha256="2" * 64, size=2)


def test_what_was_written_is_read_again_in_the_order_of_addresses(tmp_path: Path) -> None:
    file = tmp_path / "datasets-lock.toml"
    write_datasets_lock(DatasetsLock(absent=("https://b", "https://a"), file=(TWO, ONE)), file)
    assert read_datasets_lock(file) == DatasetsLock(absent=("https://a", "https://b"), file=(ONE, TWO))


def test_without_data_sets_there_is_no_file(tmp_path: Path) -> None:
    file = tmp_path / "datasets-lock.toml"
    write_datasets_lock(DatasetsLock(file=(ONE,)), file)
    write_datasets_lock(DatasetsLock(), file)
    assert not file.exists()
    assert read_datasets_lock(file) == DatasetsLock()


@pytest.mark.parametrize("text", ["format = 2\n", "[[file]]\naddress = 'x'\n", "= 3", "[[file]]\nname = '../x'\n"])
def test_a_lock_that_cannot_be_used_is_said(tmp_path: Path, text: str) -> None:
    file = tmp_path / "datasets-lock.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LockError, match="datasets-lock.toml"):
        read_datasets_lock(file)
