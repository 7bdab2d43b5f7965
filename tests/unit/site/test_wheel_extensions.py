import zipfile
from pathlib import Path

from lite_builder.packages.bundle import Bundle
from lite_builder.packages.lock import Lock, LockedPackage, Release
from lite_builder.site.wheel_extensions import wheel_extensions

RELEASE = Release(version="314.0.3", python="3.14.0", platform="emscripten", arch="wasm32", abi="2026_0")
DATA = "drawing-1.0.data/data/share/jupyter/labextensions"


def bundle_of(file: Path, *members: str) -> Bundle:
    """A bundle of one wheel with these files in it."""
    with zipfile.ZipFile(file, "w") as wheel:
        for member in members:
            wheel.writestr(member, "{}")
    package = LockedPackage(name="drawing", version="1.0", file=file.name, sha256="0" * 64, size=1, sources=("pypi",))
    return Bundle(Lock(pyodide=RELEASE, core=(), packages=(package,)), {file.name: file})


def test_the_extension_of_a_package_is_unpacked_without_source_maps(tmp_path: Path) -> None:
    files = ("package.json", "static/main.js", "static/main.js.map", "install.json")
    bundle = bundle_of(
        tmp_path / "drawing.whl", "drawing/__init__.py", *(f"{DATA}/@us/drawing/{name}" for name in files)
    )
    (extension,) = wheel_extensions(bundle)
    folder = extension.copy_to(tmp_path / "unpacked")
    assert folder.parts[-2:] == ("@us", "drawing")
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert found == {"package.json", "static/main.js"}


def test_a_package_without_one_gives_none(tmp_path: Path) -> None:
    bundle = bundle_of(tmp_path / "plain.whl", "drawing/labextension/package.json", "drawing-1.0.dist-info/METADATA")
    assert wheel_extensions(bundle) == ()
