"""What is known of a built site?"""

from pathlib import Path, PurePosixPath

import pytest

from lite_builder.site.manifest import Manifest, SiteFile
from lite_builder.verify.diagnosis.site_facts import PYODIDE_LOCK, read_site_facts, shipped_by

LOCK = '{"info": {}, "packages": {"scikit-learn": {"name": "scikit-learn", "imports": ["sklearn"]}}}'


def manifest(*files: str) -> Manifest:
    entries = {file: SiteFile(size=1, sha256="") for file in files}
    return Manifest(made_by="", title="", notebooks=(), files=entries)


def test_packages_are_known_by_name_and_by_import() -> None:
    assert shipped_by(LOCK) == {"scikit-learn", "sklearn"}


@pytest.mark.parametrize(("text", "problem"), [("<!DOCTYPE html>", "Expecting value"), ("{}", "Field required")])
def test_what_is_no_list_of_packages_is_refused(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        shipped_by(text)


def test_files_are_those_that_notebooks_see(tmp_path: Path) -> None:
    (tmp_path / PYODIDE_LOCK).parent.mkdir(parents=True)
    (tmp_path / PYODIDE_LOCK).write_text(LOCK)
    facts = read_site_facts(tmp_path, manifest("index.html", "files/data/a.csv"))
    assert facts.files == {PurePosixPath("data/a.csv"): 1}
    assert "sklearn" in facts.shipped


def test_a_site_that_lost_its_list_ships_nothing(tmp_path: Path) -> None:
    assert read_site_facts(tmp_path, manifest()).shipped == frozenset()
