"""What is known of a built site?"""

from pathlib import Path, PurePosixPath

from lite_builder.site.manifest import Manifest, SiteFile
from lite_builder.verify.diagnosis.site_facts import read_site_facts
from lite_builder.verify.shipped import PYODIDE_LOCK

PACKAGE = '{"version": "1.8.0", "imports": ["sklearn"]}'
LOCK = '{"info": {"python": "3.14.0"}, "packages": {"scikit-learn": ' + PACKAGE + "}}"


def manifest(*files: str) -> Manifest:
    entries = {file: SiteFile(size=1, sha256="") for file in files}
    return Manifest(made_by="", title="", notebooks=(), files=entries)


def test_files_are_those_that_notebooks_see(tmp_path: Path) -> None:
    (tmp_path / PYODIDE_LOCK).parent.mkdir(parents=True)
    (tmp_path / PYODIDE_LOCK).write_text(LOCK)
    facts = read_site_facts(tmp_path, manifest("index.html", "files/data/a.csv"))
    assert facts.files == {PurePosixPath("data/a.csv"): 1}
    assert "sklearn" in facts.shipped


def test_a_site_that_lost_its_list_ships_nothing(tmp_path: Path) -> None:
    assert read_site_facts(tmp_path, manifest()).shipped == frozenset()
