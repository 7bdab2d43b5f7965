import zipfile
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from lite_builder.packages.lock import Lock, LockedPackage, Release
from lite_builder.publish.known_bytes import known_hashes
from lite_builder.site.bundles.bundles import bundle_packages
from lite_builder.store import CACHE_VARIABLE, Store

RELEASE = Release(version="314.0.3", python="3.14.0", platform="emscripten", arch="wasm32", abi="2026_0")
DRAWS = b"export default () => {};\n"
MEMBER = "drawing-1.0.data/data/share/jupyter/labextensions/drawing/static/main.js"


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lock:
    """A lock with one wheel, which carries an extension, and which is in the cache."""
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    file = tmp_path / "drawing-1.0-py3-none-any.whl"
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
    Store.default().put(file)
    return Lock(pyodide=RELEASE, core=(), packages=(package,))


def test_an_extension_in_a_wheel_of_the_lock_is_known(lock: Lock) -> None:
    assert {sha256(DRAWS).hexdigest(), lock.packages[0].sha256} <= known_hashes(lock)


def test_a_wheel_that_is_not_on_this_machine_makes_nothing_known(lock: Lock) -> None:
    Store.default().path_of(lock.packages[0].sha256).unlink()
    assert sha256(DRAWS).hexdigest() not in known_hashes(lock)


def test_a_bundle_that_was_made_here_is_known(lock: Lock, tmp_path: Path) -> None:
    wheel = Store.default().get(lock.packages[0].sha256)
    assert wheel
    (tmp_path / lock.packages[0].file).write_bytes(wheel.read_bytes())
    bundled = bundle_packages(tmp_path, lock, Store.default())
    assert bundled.packages[0].sha256 in known_hashes(lock)
