"""Data sets come from their hosts (played by a server on loopback), from a folder or from the cache, or not at all."""

import gzip
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from rich.console import Console

from lite_builder.dataset_settings import DatasetsSection
from lite_builder.datasets.gather import Datasets, gather
from lite_builder.datasets.lock import DatasetsLock
from lite_builder.errors import LockError, Problems, SettingsError, UnreachableError, WrongBytesError
from lite_builder.packages.lock import Lock, LockedPackage, Release
from lite_builder.progress import Reporter
from lite_builder.store import Store
from tests.dataset_hosts import API, HEIGHTS, HEIGHTS_FILE, HOUSES_FILE, Hosts, hosts, houses_archive, openml_answers

RELEASE = Release(version="314.0.3", python="3.14.0", platform="emscripten", arch="wasm32", abi="2026_0")
HOUSES = houses_archive()
CLOSED = "http://127.0.0.1:9/{host}/{path}"
OPENML = f"""
_SEARCH_NAME = "{API}/list/data_name/{{}}/limit/2"
_DATA_INFO = "{API}/{{}}"
_DATA_FEATURES = "{API}/features/{{}}"
_DATA_QUALITIES = "{API}/qualities/{{}}"
"""


class Author:
    """A project of an author, with a scikit-learn whose source names our files."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.store = Store(home / "cache")
        self.lock = DatasetsLock()
        self.packages = self._packages(sha256(HOUSES).hexdigest())

    def _packages(self, checksum: str) -> Lock:
        metadata = f'RemoteFileMetadata(filename="cal_housing.tgz", url="{HOUSES_FILE}", checksum="{checksum}")'
        with self.store.scratch() as scratch:
            with zipfile.ZipFile(scratch / "wheel", "w") as wheel:
                wheel.writestr("sklearn/datasets/_california_housing.py", f"ARCHIVE = {metadata}\n")
                wheel.writestr("sklearn/datasets/_openml.py", OPENML)
            kept = self.store.put(scratch / "wheel")
        size = kept.stat().st_size
        package = LockedPackage(
            name="scikit-learn", version="1.8.0", file="s.whl", sha256=kept.name, size=size, sources=("x",)
        )
        return Lock(pyodide=RELEASE, core=(), packages=(package,))

    def gather(self, *, may_add: bool = True, **section: Any) -> Datasets:
        """Gather what a `[datasets]` with these keys names, and keep the lock."""
        settings = DatasetsSection.model_validate(section)
        quiet = Reporter(Console(quiet=True))
        found = gather(settings, self.home, self.packages, self.lock, self.store, quiet, may_add=may_add)
        self.lock = found.lock
        return found


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(tmp_path)


@pytest.fixture
def host() -> Iterator[Hosts]:
    with hosts({HOUSES_FILE: HOUSES, HEIGHTS_FILE: HEIGHTS.encode(), **openml_answers()}) as served:
        yield served


def test_data_sets_are_fetched_once_and_then_come_from_the_cache(author: Author, host: Hosts) -> None:
    section: dict[str, Any] = {
        "sklearn": ["fetch_california_housing"],
        "openml": [{"name": "three_plants", "version": 1}, {"data_id": 77}],
        "addresses": [HEIGHTS_FILE],
    }
    first = author.gather(mirror=host.mirror, **section)
    assert first.files[HOUSES_FILE].read_bytes() == HOUSES
    assert len(host.asked) == len(set(host.asked)) == len(first.files) == 7
    again = author.gather(mirror=CLOSED, may_add=False, **section)
    assert again == first


def test_a_retired_version_is_remembered_with_what_is_absent(author: Author, host: Hosts) -> None:
    search = f"{API}/list/data_name/three_plants/limit/2/data_version/1"
    host.files[f"{search}/status/deactivated"] = host.files.pop(search)
    section: dict[str, Any] = {"openml": [{"name": "three_plants", "version": 1}]}
    assert author.gather(mirror=host.mirror, **section).lock.absent == (search,)
    assert author.gather(mirror=CLOSED, may_add=False, **section).lock.absent == (search,)


def test_a_folder_of_the_author_is_looked_into_first(author: Author) -> None:
    folder = author.home / "_data"
    folder.mkdir()
    (folder / "cal_housing.tgz").write_bytes(HOUSES)
    for address, content in openml_answers().items():
        kept = folder / "openml" / "openml.org" / f"{urlsplit(address).path.lstrip('/')}.gz"
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(gzip.compress(content))
    section: dict[str, Any] = {"sklearn": ["california_housing"], "openml": [{"data_id": 77}]}
    assert len(author.gather(mirror=CLOSED, folder="_data", **section).files) == 5


def test_without_network_the_folder_is_named(author: Author) -> None:
    (author.home / "_data").mkdir()
    with pytest.raises(UnreachableError) as error:
        author.gather(mirror=CLOSED, folder="_data", sklearn=["california_housing"])
    said = str(error.value)
    assert "the data of fetch_california_housing is not in the cache, and its host does not give it" in said
    assert f"put cal_housing.tgz into {author.home / '_data'}" in said


def test_another_file_under_the_right_name_is_refused(author: Author) -> None:
    (author.home / "_data").mkdir()
    (author.home / "_data" / "cal_housing.tgz").write_bytes(houses_archive(rows=3))
    with pytest.raises(WrongBytesError) as error:
        author.gather(mirror=CLOSED, folder="_data", sklearn=["california_housing"])
    assert str(author.home / "_data" / "cal_housing.tgz") in str(error.value)
    assert sha256(HOUSES).hexdigest() in str(error.value)


def test_a_host_that_gives_other_bytes_than_locked_is_refused(author: Author, host: Hosts) -> None:
    author.gather(mirror=host.mirror, addresses=[HEIGHTS_FILE])
    author.store.path_of(author.lock.file[0].sha256).unlink()
    author.store = Store(author.store.root)
    host.files[HEIGHTS_FILE] = b"<html>Sign in</html>"
    with pytest.raises(WrongBytesError, match="datasets-lock.toml"):
        author.gather(mirror=host.mirror, may_add=False, addresses=[HEIGHTS_FILE])


def test_what_the_lock_lacks_is_an_error_in_a_build(author: Author, host: Hosts) -> None:
    with pytest.raises(LockError, match="lite-builder lock"):
        author.gather(mirror=host.mirror, may_add=False, sklearn=["california_housing"])
    assert host.asked == []


def test_all_that_is_wrong_is_said_together(author: Author, host: Hosts) -> None:
    with pytest.raises(Problems) as error:
        author.gather(mirror=host.mirror, openml=[{"name": "no_plants"}], addresses=["https://data.example.org/no.csv"])
    assert [type(problem) for problem in error.value.problems] == [SettingsError, SettingsError]


def test_a_folder_that_is_not_there_is_said(author: Author) -> None:
    with pytest.raises(SettingsError, match="_nowhere"):
        author.gather(folder="_nowhere", sklearn=["california_housing"])
