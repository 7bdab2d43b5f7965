import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from lite_builder.packages.lock import Lock, LockedPackage, Release
from lite_builder.packages.pyodide_lock import pyodide_lock_text
from lite_builder.site.bundles.bundle_file import unpack
from lite_builder.site.bundles.bundles import bundle_hashes, bundle_packages, closure, groups_of
from lite_builder.site.bundles.shipped_files import shipped_files
from lite_builder.store import Store

RELEASE = Release(version="314.0.3", python="3.14.0", platform="emscripten", arch="wasm32", abi="2026_0")
HERE = "lib/python3.14/site-packages"


def wheel(folder: Path, name: str, *depends: str) -> LockedPackage:
    """A wheel with one module, and its byte code, in the folder; and its entry in a lock."""
    file = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(file, "w") as packed:
        for member in (f"{name}/__init__.py", f"{name}/__pycache__/__init__.cpython-314.pyc"):
            packed.writestr(zipfile.ZipInfo(member), f"{member} of {name}")
        packed.writestr(zipfile.ZipInfo(f"{name}-1.0.dist-info/METADATA"), f"Name: {name}\n")
    return LockedPackage(
        name=name,
        version="1.0",
        file=file.name,
        sha256=sha256(file.read_bytes()).hexdigest(),
        size=file.stat().st_size,
        imports=(name,),
        depends=depends,
        sources=("pypi",),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a site has its Python."""
    made = tmp_path / "site" / "static" / "pyodide"
    made.mkdir(parents=True)
    return made


@pytest.fixture
def lock(folder: Path) -> Lock:
    """A kernel, and two packages of which one needs the other and what the kernel has."""
    packages = [wheel(folder, "ipython", "traitlets"), wheel(folder, "traitlets")]
    packages += [wheel(folder, "numpy"), wheel(folder, "plotter", "numpy", "traitlets")]
    return Lock(pyodide=RELEASE, core=(), packages=tuple(packages))


def test_what_the_kernel_needs_travels_together(lock: Lock) -> None:
    groups = {group.name: [package.name for package in group.packages] for group in groups_of(lock)}
    assert groups == {"kernel": ["ipython", "traitlets"], "numpy-1.0": ["numpy"], "plotter-1.0": ["plotter"]}


def test_bundles_take_the_place_of_wheels(folder: Path, lock: Lock, tmp_path: Path) -> None:
    bundled = bundle_packages(folder, lock, Store(tmp_path / "cache"))
    files = {package.name: package.file for package in bundled.packages}
    assert files["ipython"] == files["traitlets"] != files["numpy"]
    assert not list(folder.glob("*.whl"))
    for package in bundled.packages:
        assert sha256((folder / package.file).read_bytes()).hexdigest() == package.sha256
    kernel = unpack((folder / files["ipython"]).read_bytes())
    assert f"{HERE}/traitlets/__pycache__/__init__.cpython-314.pyc" in kernel.files
    (later,) = (folders for name, folders in kernel.later.items() if name.startswith("traitlets"))
    assert later == {f"{HERE}/traitlets": {"__init__.py": len("traitlets/__init__.py of traitlets")}}


def test_bundles_come_from_the_cache_and_are_known(folder: Path, lock: Lock, tmp_path: Path) -> None:
    store = Store(tmp_path / "cache")
    first = bundle_packages(folder, lock, store)
    known = bundle_hashes(lock, store)
    assert {sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()} == known
    for package in lock.packages:
        (folder / package.file).write_bytes(b"nobody looks at it again")
    assert bundle_packages(folder, lock, store) == first


def test_what_a_site_ships_of_a_package_can_be_read(folder: Path, lock: Lock, tmp_path: Path) -> None:
    bundled = bundle_packages(folder, lock, Store(tmp_path / "cache"))
    (folder / "pyodide-lock.json").write_text(pyodide_lock_text(bundled), encoding="utf-8")
    files = shipped_files(tmp_path / "site", "numpy")
    assert files[f"{HERE}/numpy/__init__.py"] == b"numpy/__init__.py of numpy"
    assert shipped_files(tmp_path / "site", "pandas") == {}


def test_a_package_brings_what_it_needs(lock: Lock) -> None:
    assert closure(["plotter"], lock) == {"plotter", "numpy", "traitlets"}
