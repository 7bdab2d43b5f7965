import zipfile
from pathlib import Path

import pytest

from lite_builder.dataset_settings import LOADERS
from lite_builder.datasets.remote import Remote
from lite_builder.datasets.sklearn_remotes import _LOADERS, openml_templates, sklearn_remotes
from lite_builder.errors import LockError

HOUSES = """
ARCHIVE = RemoteFileMetadata(
    filename="houses.tgz",
    url="https://data.example.org/files/1",
    checksum="aaa",
)
"""
PEOPLE = """
ARCHIVE = RemoteFileMetadata(filename="lfw.tgz", url="https://data.example.org/2", checksum="bbb")
FUNNELED_ARCHIVE = RemoteFileMetadata(filename="funneled.tgz", url="https://data.example.org/3", checksum="ccc")
TARGETS = (
    RemoteFileMetadata(filename="a.txt", url="https://data.example.org/4", checksum="ddd"),
    RemoteFileMetadata(filename="b.txt", url="https://data.example.org/5", checksum="eee"),
)
"""


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    file = tmp_path / "scikit_learn-1.8.0.whl"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("sklearn/datasets/_california_housing.py", HOUSES)
        packed.writestr("sklearn/datasets/_lfw.py", PEOPLE)
        packed.writestr("sklearn/datasets/_covtype.py", "ARCHIVE = somewhere_else()")
        packed.writestr("sklearn/datasets/_openml.py", '_SEARCH_NAME = "api/v1/json"\n')
    return file


def test_a_loader_says_where_its_file_is(wheel: Path) -> None:
    assert sklearn_remotes("california_housing", wheel) == (
        Remote("https://data.example.org/files/1", "houses.tgz", "aaa", "the data of fetch_california_housing"),
    )


def test_a_loader_may_need_several_files_and_leave_others(wheel: Path) -> None:
    assert [remote.name for remote in sklearn_remotes("lfw_people", wheel)] == ["funneled.tgz", "a.txt", "b.txt"]


@pytest.mark.parametrize("loader", ["covtype", "olivetti_faces"])
def test_a_scikit_learn_that_says_it_elsewhere_is_named(wheel: Path, loader: str) -> None:
    with pytest.raises(LockError, match="the locked scikit-learn does not say"):
        sklearn_remotes(loader, wheel)


def test_so_is_one_with_other_addresses_of_openml(wheel: Path) -> None:
    with pytest.raises(LockError, match="fetch_openml"):
        openml_templates(wheel)


def test_every_loader_that_settings_take_is_known() -> None:
    assert sorted(_LOADERS) == sorted(LOADERS)
