import json

from lite_builder.packages.lock import Lock, LockedPackage, Release
from lite_builder.packages.pyodide_lock import pyodide_lock_text

NUMPY = LockedPackage(
    name="numpy",
    version="2.4.3",
    file="numpy-2.4.3-cp314-cp314-pyemscripten_2026_0_wasm32.whl",
    sha256="a" * 64,
    size=5,
    imports=("numpy",),
    sources=("pyodide-cdn",),
)
LIBGEOS = LockedPackage(
    name="libgeos", version="3.12.1", file="libgeos-3.12.1.zip", sha256="b" * 64, size=5, sources=("pyodide-cdn",)
)


def lock(*packages: LockedPackage) -> Lock:
    release = Release(version="314.0.3", python="3.14.0", platform="emscripten_5_0_3", arch="wasm32", abi="2026_0")
    return Lock(pyodide=release, core=(), packages=packages)


def test_has_the_form_of_the_official_file() -> None:
    assert json.loads(pyodide_lock_text(lock(NUMPY))) == {
        "info": {"abi_version": "2026_0", "arch": "wasm32", "platform": "emscripten_5_0_3", "python": "3.14.0"},
        "packages": {
            "numpy": {
                "depends": [],
                "file_name": "numpy-2.4.3-cp314-cp314-pyemscripten_2026_0_wasm32.whl",
                "imports": ["numpy"],
                "install_dir": "site",
                "name": "numpy",
                "package_type": "package",
                "sha256": "a" * 64,
                "unvendored_tests": False,
                "version": "2.4.3",
            }
        },
    }


def test_a_shared_library_is_no_python_package() -> None:
    entry = json.loads(pyodide_lock_text(lock(LIBGEOS)))["packages"]["libgeos"]

    assert (entry["install_dir"], entry["package_type"]) == ("dynlib", "shared_library")


def test_the_order_of_the_packages_makes_no_difference() -> None:
    assert pyodide_lock_text(lock(NUMPY, LIBGEOS)) == pyodide_lock_text(lock(LIBGEOS, NUMPY))
