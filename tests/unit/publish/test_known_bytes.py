import zipfile
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path

from lite_builder.packages.lock import Lock, LockedPackage, Release
from lite_builder.publish.known_bytes import known_hashes

RELEASE = Release(version="314.0.3", python="3.14.0", platform="emscripten", arch="wasm32", abi="2026_0")
DRAWS = b"export default () => {};\n"
MEMBER = "drawing-1.0.data/data/share/jupyter/labextensions/drawing/static/main.js"


def site_with_wheel(site: Path) -> Lock:
    """A site with one wheel, which carries an extension, and its lock."""
    file = site / "static" / "pyodide" / "drawing-1.0-py3-none-any.whl"
    file.parent.mkdir(parents=True)
    digest = urlsafe_b64encode(sha256(DRAWS).digest()).rstrip(b"=").decode()
    with zipfile.ZipFile(file, "w") as wheel:
        wheel.writestr(MEMBER, DRAWS)
        wheel.writestr("drawing-1.0.dist-info/RECORD", f"{MEMBER},sha256={digest},{len(DRAWS)}\n")
    package = LockedPackage(
        name="drawing",
        version="1.0",
        file=file.name,
        sha256=sha256(file.read_bytes()).hexdigest(),
        size=file.stat().st_size,
        sources=("pypi",),
    )
    return Lock(pyodide=RELEASE, core=(), packages=(package,))


def test_an_extension_in_a_wheel_of_the_lock_is_known(tmp_path: Path) -> None:
    lock = site_with_wheel(tmp_path)
    assert {sha256(DRAWS).hexdigest(), lock.packages[0].sha256} <= known_hashes(lock, tmp_path)


def test_another_wheel_under_its_name_makes_nothing_known(tmp_path: Path) -> None:
    lock = site_with_wheel(tmp_path)
    with (tmp_path / "static" / "pyodide" / lock.packages[0].file).open("ab") as wheel:
        wheel.write(b"more")
    assert sha256(DRAWS).hexdigest() not in known_hashes(lock, tmp_path)
