import gzip
import json
from hashlib import sha256
from pathlib import Path

from lite_builder.datasets.gather import NO_DATASETS, Datasets
from lite_builder.datasets.lock import DatasetsLock, LockedRemote
from lite_builder.site.dataset_files import FOLDER, write_dataset_files


def datasets_of(folder: Path, address: str, content: bytes) -> Datasets:
    (folder / "kept").write_bytes(content)
    locked = LockedRemote(address=address, name="data.arff", sha256=sha256(content).hexdigest(), size=len(content))
    return Datasets(DatasetsLock(absent=("https://a.example.org/none",), file=(locked,)), {address: folder / "kept"})


def test_text_is_packed_and_found_by_its_address(tmp_path: Path) -> None:
    content = b"1,2,3\n" * 100
    table = json.loads(
        write_dataset_files(datasets_of(tmp_path, "https://a.example.org/1", content), tmp_path / "site")
    )
    entry = table["files"]["https://a.example.org/1"]
    assert (entry["packed"], entry["sha256"]) == (True, sha256(content).hexdigest())
    assert gzip.decompress((tmp_path / "site" / FOLDER / entry["file"]).read_bytes()) == content
    assert table["absent"] == ["https://a.example.org/none"]


def test_what_is_packed_already_stays_as_it_is(tmp_path: Path) -> None:
    content = gzip.compress(b"1,2,3\n" * 100, mtime=0)
    table = json.loads(
        write_dataset_files(datasets_of(tmp_path, "https://a.example.org/1", content), tmp_path / "site")
    )
    entry = table["files"]["https://a.example.org/1"]
    assert not entry["packed"]
    assert (tmp_path / "site" / FOLDER / entry["file"]).read_bytes() == content


def test_a_course_without_data_sets_has_no_folder_for_them(tmp_path: Path) -> None:
    assert json.loads(write_dataset_files(NO_DATASETS, tmp_path)) == {"files": {}, "absent": []}
    assert list(tmp_path.iterdir()) == []
