from pathlib import Path

import pytest

from lite_builder.errors import NoSiteError
from lite_builder.project import MANIFEST_FILE
from lite_builder.site.manifest import Manifest, SiteNotebook, list_files, read_manifest, write_manifest


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "x.txt").write_text("x", encoding="utf-8")
    (tmp_path / "a.txt").write_text("aa", encoding="utf-8")
    notebook = SiteNotebook(path="m/é.ipynb", title="É", module="M")
    manifest = Manifest(made_by="t", title="T", notebooks=(notebook,), files=list_files(tmp_path))
    write_manifest(tmp_path, manifest)
    assert read_manifest(tmp_path) == manifest
    assert [(path, file.size) for path, file in list_files(tmp_path).items()] == [("a.txt", 2), ("b/x.txt", 1)]


def test_no_manifest_means_no_site(tmp_path: Path) -> None:
    with pytest.raises(NoSiteError, match="no site of lite_builder"):
        read_manifest(tmp_path)


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"\xff", b'{"format": 2}'])
def test_a_manifest_that_cannot_be_read_is_named(tmp_path: Path, text: bytes) -> None:
    (tmp_path / MANIFEST_FILE).write_bytes(text)
    with pytest.raises(NoSiteError, match=MANIFEST_FILE):
        read_manifest(tmp_path)
