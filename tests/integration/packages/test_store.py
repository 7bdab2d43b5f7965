import os
import resource
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from lite_builder.errors import DiskFullError
from lite_builder.store import CACHE_VARIABLE, Store, WrongBytes

BYTES = b"whole" * 1000
HASH = sha256(BYTES).hexdigest()


def put(store: Store, content: bytes = BYTES) -> Path:
    with store.scratch() as scratch:
        file = scratch / "file"
        file.write_bytes(content)
        return store.put(file)


def in_process(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_keeps_a_file_under_its_hash(store: Store) -> None:
    put(store)

    kept = store.get(HASH, len(BYTES))

    assert kept is not None
    assert kept.read_bytes() == BYTES
    assert list((store.root / "scratch").iterdir()) == []


def test_the_folder_is_what_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    assert Store.default().root == tmp_path

    monkeypatch.delenv(CACHE_VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "of_the_user"))
    assert Store.default().root.name == "lite_builder"


def test_wrong_bytes_are_not_kept(store: Store) -> None:
    with store.scratch() as scratch:
        (scratch / "file").write_bytes(b"other")
        with pytest.raises(WrongBytes, match=HASH):
            store.put(scratch / "file", HASH)

    assert store.get(HASH) is None


@pytest.mark.parametrize("damaged", [BYTES[:-1], b"", BYTES[:-1] + b"!"])
def test_a_damaged_file_is_thrown_away(store: Store, damaged: bytes) -> None:
    put(store).write_bytes(damaged)
    fresh = Store(store.root)

    assert fresh.get(HASH, len(BYTES)) is None
    assert not fresh.path_of(HASH).exists()


def test_a_file_that_is_cut_later_in_the_same_process_is_noticed(store: Store) -> None:
    put(store)
    assert store.get(HASH, len(BYTES))

    store.path_of(HASH).write_bytes(BYTES[:-1])

    assert store.get(HASH, len(BYTES)) is None


def test_a_build_that_is_killed_half_way_leaves_nothing_that_counts(store: Store) -> None:
    code = """
import sys, time
from pathlib import Path
from lite_builder.store import Store
store = Store(Path(sys.argv[1]))
with store.lock(sys.argv[2]), store.scratch() as scratch:
    with (scratch / "file").open("wb") as half:
        half.write(b"whole" * 10)
        half.flush()
        print("half", flush=True)
        time.sleep(60)
"""
    with in_process(code, store.root, HASH) as build:
        assert build.stdout is not None
        assert build.stdout.readline() == "half\n"
        build.send_signal(signal.SIGKILL)

    assert store.get(HASH, len(BYTES)) is None
    with store.lock(HASH):
        put(store)
    assert store.get(HASH, len(BYTES))


def test_what_killed_builds_left_is_swept_after_a_day(store: Store) -> None:
    left = store.folder("scratch") / "left"
    fresh = store.folder("scratch") / "fresh"
    for folder in (left, fresh):
        folder.mkdir()
        (folder / "half").write_bytes(b"half")
    os.utime(left, (time.time() - 90000,) * 2)

    put(store)

    assert not left.exists()
    assert fresh.exists()


def test_two_builds_take_turns(store: Store) -> None:
    code = """
import sys, time
from pathlib import Path
from lite_builder.store import Store
with Store(Path(sys.argv[1])).lock("one"):
    print(time.monotonic(), flush=True)
    time.sleep(0.5)
    print(time.monotonic(), flush=True)
"""
    builds = [in_process(code, store.root) for _ in range(2)]
    spans = sorted(tuple(map(float, build.communicate(timeout=30)[0].split())) for build in builds)

    assert spans[0][1] <= spans[1][0]


def test_a_full_disk_is_named(store: Store) -> None:
    store.folder("scratch")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(DiskFullError) as raised:
            put(store)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert str(raised.value).startswith(
        f"{store.root}: the cache cannot be used: the disk does not take files of this size"
    )
    assert CACHE_VARIABLE in raised.value.todo
    assert store.get(HASH) is None


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets us mount no small disk")
    return folder


def test_a_disk_that_is_really_full_is_named(small_disk: Path) -> None:
    store = Store(small_disk / "cache")
    try:
        with pytest.raises(DiskFullError, match="the disk is full"):
            put(store, b"0" * 100_000)
        assert list((store.root / "scratch").iterdir()) == []
    finally:
        subprocess.run(["umount", str(small_disk)], check=True)


def test_a_cache_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")

    with pytest.raises(DiskFullError, match="a file stands where a folder should be"):
        put(Store(tmp_path / "file"))


def test_a_folder_that_may_not_be_written_to_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    me = os.geteuid()
    os.seteuid(65534 if me == 0 else me)  # root may write everywhere: be nobody for a while
    try:
        with pytest.raises(DiskFullError, match="may not be written to"):
            put(Store(tmp_path / "cache"))
    finally:
        os.seteuid(me)
        tmp_path.chmod(0o700)
