"""Byte code made by the real Pyodide in the real Node: of the standard library and a few small wheels."""

import base64
import csv
import shutil
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from lite_builder.errors import NodeError
from lite_builder.packages.lock import Lock, read_lock
from lite_builder.packages.pyodide_lock import pyodide_lock_text
from lite_builder.site.precompiled.precompile import compiled_lock, precompile
from lite_builder.store import Store
from tests.course_projects import REPOSITORY

STDLIB = "python_stdlib.zip"


def lay_out(folder: Path, *packages: str) -> Lock:
    """Pyodide and some packages in a new folder, and their lock."""
    whole = read_lock(REPOSITORY / "content" / "pyodide-lock.toml")
    chosen = tuple(package for package in whole.packages if package.name in packages)
    lock = whole.model_copy(update={"packages": chosen})
    folder.mkdir()
    for file in lock.files:
        cached = Store.default().get(file.sha256)
        assert cached
        shutil.copyfile(cached, folder / file.file)
    (folder / "pyodide-lock.json").write_text(pyodide_lock_text(lock), encoding="utf-8")
    return lock


def say_nothing(done: int, total: int, name: str) -> None:
    pass


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Lock, Store]:
    """A folder whose archives have been compiled, their new lock, and the cache that knows them; do not change it."""
    place = tmp_path_factory.mktemp("compiled")
    store = Store(place / "cache")
    lock = lay_out(place / "pyodide", "six", "traitlets")
    return place / "pyodide", precompile(place / "pyodide", lock, store, say_nothing), store


def test_every_source_has_byte_code_where_python_looks_for_it(compiled: tuple[Path, Lock, Store]) -> None:
    folder, lock, _ = compiled
    for file in (STDLIB, *(package.file for package in lock.packages)):
        with zipfile.ZipFile(folder / file) as archive:
            names = set(archive.namelist())
        for source in (name for name in names if name.endswith(".py")):
            place, _, module = source.removesuffix(".py").rpartition("/")
            beside = f"{place}/__pycache__/{module}.cpython-314.pyc".lstrip("/")
            assert (f"{source}c" if file == STDLIB else beside) in names


def test_the_new_lock_and_the_records_tell_the_bytes(compiled: tuple[Path, Lock, Store]) -> None:
    folder, lock, store = compiled
    for file in lock.files:
        content = (folder / file.file).read_bytes()
        assert (file.sha256, file.size) == (sha256(content).hexdigest(), len(content))
    assert compiled_lock(lay_out(folder.parent / "again", "six", "traitlets"), store) == lock
    for package in lock.packages:
        with zipfile.ZipFile(folder / package.file) as wheel:
            record = next(name for name in wheel.namelist() if name.endswith("/RECORD"))
            rows = [row for row in csv.reader(wheel.read(record).decode().splitlines()) if row[1]]
            assert {row[0] for row in rows} | {record} == set(wheel.namelist())
            for name, digest, size in rows:
                found = base64.urlsafe_b64encode(sha256(wheel.read(name)).digest()).decode().rstrip("=")
                assert (digest, int(size)) == (f"sha256={found}", len(wheel.read(name)))


def test_the_bytes_do_not_depend_on_what_is_compiled_beside(compiled: tuple[Path, Lock, Store], tmp_path: Path) -> None:
    folder, lock, _ = compiled
    others = lay_out(tmp_path / "pyodide", "six", "traitlets", "parso", "decorator", "pure-eval")
    again = precompile(tmp_path / "pyodide", others, Store(tmp_path / "cache"), say_nothing)
    for file in (*lock.core, *lock.packages):
        assert (folder / file.file).read_bytes() == (tmp_path / "pyodide" / file.file).read_bytes()
        assert file in again.files


def test_what_was_compiled_once_is_not_compiled_again(compiled: tuple[Path, Lock, Store], tmp_path: Path) -> None:
    _, lock, store = compiled
    originals = lay_out(tmp_path / "pyodide", "six", "traitlets")
    (tmp_path / "pyodide" / "pyodide.mjs").write_text("throw new Error('it runs')", encoding="utf-8")
    assert precompile(tmp_path / "pyodide", originals, store, say_nothing) == lock


def test_a_pyodide_that_does_not_start_in_node_is_told(tmp_path: Path) -> None:
    lock = lay_out(tmp_path / "pyodide", "six")
    (tmp_path / "pyodide" / "pyodide.mjs").write_text("throw new Error('no sun')", encoding="utf-8")
    with pytest.raises(NodeError, match="(?s)no sun.*precompiled = false"):
        precompile(tmp_path / "pyodide", lock, Store(tmp_path / "cache"), say_nothing)
