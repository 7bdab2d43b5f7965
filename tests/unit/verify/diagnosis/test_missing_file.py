"""Which file is missing, and does the site have one that is meant?"""

from pathlib import PurePosixPath

import pytest

from lite_builder.verify.diagnosis.catalogue import FileKind
from lite_builder.verify.diagnosis.missing_file import MissingFile, find_missing_file
from lite_builder.verify.notebook_run import PythonError

FILES = {PurePosixPath("data/heights.csv"), PurePosixPath("data/it's.csv"), PurePosixPath("pages/a.ipynb")}


def missing(message: str, name: str = "FileNotFoundError") -> MissingFile | None:
    return find_missing_file(PythonError(name, message, ""), "pages/a.ipynb", FILES)


@pytest.mark.parametrize(
    ("spelt", "kind", "meant"),
    [
        ("../data/weights.csv", "absent", ""),
        ("../data/heights.csv", "there", "../data/heights.csv"),
        ("../Data/Heights.csv", "misspelt", "../data/heights.csv"),
        ("..\\data\\heights.csv", "misspelt", "../data/heights.csv"),
        ("/drive/data/heights.csv", "there", "../data/heights.csv"),
        ("/drive/Data/heights.csv", "misspelt", "../data/heights.csv"),
        ("/home/me/data/heights.csv", "absent", ""),
        ("C:\\data\\heights.csv", "absent", ""),
        ("../data/it's.csv", "there", "../data/it's.csv"),
        ("data/heights.csv", "absent", ""),
    ],
)
def test_a_file_is_looked_up_from_the_notebooks_folder(spelt: str, kind: FileKind, meant: str) -> None:
    found = missing(f"[Errno 44] No such file or directory: {spelt!r}")
    assert found == MissingFile(spelt, kind, meant)


def test_of_two_names_the_first_is_meant() -> None:
    found = missing("[Errno 44] No such file or directory: '../data/a.csv' -> '../data/b.csv'")
    assert found
    assert found.spelt == "../data/a.csv"


def test_numpy_has_words_of_its_own() -> None:
    found = missing("../data/Heights.csv not found.")
    assert found
    assert found.kind == "misspelt"


def test_other_errors_name_no_file() -> None:
    assert missing("[Errno 44] No such file or directory: 'a'", name="OSError") is None
    assert missing("somebody said so") is None
    assert find_missing_file(None, "pages/a.ipynb", FILES) is None
