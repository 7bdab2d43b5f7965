"""Snapshots made and restored by the real Pyodide in the real Node, without a browser."""

import gzip
import json
import shutil
import time
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from lite_builder.errors import NodeError
from lite_builder.packages.lock import Lock, read_lock
from lite_builder.packages.pyodide_lock import pyodide_lock_text
from lite_builder.site.bundles.bundles import closure
from lite_builder.site.precompiled.node import node_lines
from lite_builder.site.pyodide_patches.apply import patched
from lite_builder.site.pyodide_patches.speed import FILE
from lite_builder.site.runtime_wheel import runtime_wheel
from lite_builder.site.snapshots.make import make_snapshot, snapshot_id
from lite_builder.site.snapshots.profiles import Profile, profiles
from lite_builder.store import Store
from tests.course_projects import REPOSITORY

BOOT = REPOSITORY / "lite_builder" / "site" / "assets" / "boot"


@dataclass(frozen=True)
class Snapshots:
    """Pyodide with wheels in a folder, the same unpacked in another, and a snapshot of scikit-learn and micropip."""

    pyodide: Path
    packages: Path
    lock: Lock
    profile: Profile
    store: Store
    file: Path

    def run(self, *cells: str) -> list[object]:
        """What each cell prints as JSON, in a fresh Python that starts from the snapshot."""
        program = str(Path(__file__).parent / "restore.mjs")
        arguments = (str(path) for path in (BOOT, self.pyodide, self.packages, self.file))
        return [json.loads(line) for line in node_lines(program, *arguments, *cells)]


@pytest.fixture(scope="module")
def snapshots(tmp_path_factory: pytest.TempPathFactory) -> Snapshots:
    """The snapshot of a profile that has scikit-learn's linear models and micropip, made once; do not change it."""
    place = tmp_path_factory.mktemp("snapshots")
    folder, packages, store = place / "pyodide", place / "packages", Store(place / "cache")
    runtime, wheel = runtime_wheel()
    whole = read_lock(REPOSITORY / "content" / "pyodide-lock.toml")
    whole = whole.model_copy(update={"packages": (*whole.packages, runtime)})
    names = tuple(sorted(closure((runtime.name, "scikit-learn", "micropip"), whole)))
    lock = whole.model_copy(update={"packages": tuple(entry for entry in whole.packages if entry.name in names)})
    folder.mkdir()
    for file in lock.files:
        if file.file == runtime.file:
            (folder / file.file).write_bytes(wheel)
        else:
            cached = Store.default().get(file.sha256)
            assert cached
            shutil.copyfile(cached, folder / file.file)
        if file.file.endswith(".whl"):
            with zipfile.ZipFile(folder / file.file) as archive:
                archive.extractall(packages)
    (folder / FILE).write_bytes(patched((folder / FILE).read_bytes(), lock))
    (folder / "pyodide-lock.json").write_text(pyodide_lock_text(lock), encoding="utf-8")
    profile = Profile("test", names, ("numpy", "sklearn.linear_model", "micropip"))
    made = place / "snapshot"
    made.write_bytes(make_snapshot(folder, lock, profile, store).content)
    return Snapshots(folder, packages, lock, profile, store, made)


def test_compiled_packages_work_after_a_restore(snapshots: Snapshots) -> None:
    imported, fitted, values = snapshots.run(
        "import sys; json.dumps('sklearn.linear_model' in sys.modules)",
        "from sklearn.linear_model import LogisticRegression as Model\n"
        "json.dumps(Model().fit([[0], [1], [2], [3]], [0, 0, 1, 1]).predict([[-1], [4]]).tolist())",
        "import numpy\njson.dumps(numpy.linalg.svd([[3.0, 0.0], [0.0, 2.0]])[1].tolist())",
    )
    assert imported is True
    assert fitted == [0, 1]
    assert values == [3.0, 2.0]


def test_what_was_not_imported_can_be_imported(snapshots: Snapshots) -> None:
    (closure, forest, trace) = snapshots.run(
        "import ctypes\nkind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)\njson.dumps(kind(lambda x: x + 1)(4))",
        "from sklearn.ensemble import RandomForestClassifier as Model\n"
        "json.dumps(Model(random_state=0).fit([[0], [1], [2], [3]], [0, 0, 1, 1]).predict([[-1], [4]]).tolist())",
        "import sklearn.utils, traceback\n"
        "try:\n    sklearn.utils.check_array([[float('nan')]])\n"
        "except ValueError:\n    shown = traceback.format_exc()\n"
        "json.dumps(shown)",
    )
    assert closure == 5
    assert forest == [0, 1]
    assert "raise ValueError(msg_err)" in str(trace)


def test_each_kernel_draws_other_numbers_in_an_environment_of_its_own(snapshots: Snapshots) -> None:
    draw = (
        "import random, numpy, os, uuid\n"
        "json.dumps([random.random(), numpy.random.rand(), numpy.random.default_rng().random(), str(uuid.uuid4())])"
    )
    told = "json.dumps([os.environ['HOME'], [name for name in os.environ if name.startswith('PYTHON')]])"
    first, second = snapshots.run(draw, told), snapshots.run(draw, told)
    assert isinstance(first[0], list)
    assert isinstance(second[0], list)
    assert not set(first[0]) & set(second[0])
    assert first[1] == ["/home/learner", ["PYTHONINSPECT"]]  # which Pyodide itself sets


def test_a_snapshot_has_the_same_bytes_on_every_machine_and_at_any_time(
    snapshots: Snapshots, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = Path(shutil.copytree(snapshots.pyodide, tmp_path / "another machine", copy_function=shutil.copyfile))
    machine = {"TZ": "Asia/Tokyo", "LANG": "de_DE.UTF-8", "HOME": "/nonexistent", "USER": "other", "TMPDIR": "/var/tmp"}
    for name, value in machine.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    again = make_snapshot(elsewhere, snapshots.lock, snapshots.profile, Store(tmp_path / "cache"))
    made = snapshots.file.read_bytes()
    assert sha256(again.content).digest() == sha256(made).digest()
    assert str(snapshots.pyodide).encode() not in gzip.decompress(made)


def test_each_kernel_knows_its_own_site_and_the_time(snapshots: Snapshots) -> None:
    base, now, since_start = snapshots.run(
        "from micropip import _compat\njson.dumps(_compat.compatibility_layer.lockfile_base_url)",
        "import time\njson.dumps(time.time())",
        "import logging\njson.dumps(logging.makeLogRecord({}).relativeCreated)",
    )
    assert base == f"{snapshots.pyodide}/"
    assert abs(time.time() - float(str(now))) < 60
    assert 0 <= float(str(since_start)) < 60_000


def test_a_snapshot_that_was_made_before_is_taken_from_the_cache(snapshots: Snapshots, tmp_path: Path) -> None:
    (bare := tmp_path / "bare").mkdir()
    for file in snapshots.lock.core:
        shutil.copyfile(snapshots.pyodide / file.file, bare / file.file)
    kept = make_snapshot(bare, snapshots.lock, snapshots.profile, snapshots.store)
    assert kept.content == snapshots.file.read_bytes()


def test_a_change_of_pyodide_or_of_a_package_asks_for_another_snapshot(snapshots: Snapshots, tmp_path: Path) -> None:
    name = snapshot_id(snapshots.pyodide, snapshots.lock, snapshots.profile)
    other = Path(shutil.copytree(snapshots.pyodide, tmp_path / "pyodide"))
    (other / FILE).write_bytes((other / FILE).read_bytes() + b"\n")
    assert snapshot_id(other, snapshots.lock, snapshots.profile) != name
    packages = tuple(
        entry.model_copy(update={"sha256": "0" * 64}) if entry.name == "numpy" else entry
        for entry in snapshots.lock.packages
    )
    changed = snapshots.lock.model_copy(update={"packages": packages})
    assert snapshot_id(snapshots.pyodide, changed, snapshots.profile) != name


def test_what_holds_a_file_open_comes_into_no_snapshot(snapshots: Snapshots, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(snapshots.pyodide, tmp_path / "pyodide"))
    with zipfile.ZipFile(folder / "holds.whl", "w") as wheel:
        wheel.writestr("holds.py", "file = open(__file__)\n")
    (runtime,) = (entry for entry in snapshots.lock.packages if entry.name == "lite-builder-runtime")
    holds = runtime.model_copy(update={"name": "holds", "file": "holds.whl"})
    lock = snapshots.lock.model_copy(update={"packages": (runtime, holds)})
    with pytest.raises(NodeError, match=r"open: .*holds\.py"):
        make_snapshot(folder, lock, Profile("open", (runtime.name, "holds"), ("holds",)), snapshots.store)


def test_a_damaged_snapshot_does_not_start(snapshots: Snapshots, tmp_path: Path) -> None:
    damaged = tmp_path / "snapshot"
    content = bytearray(snapshots.file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    damaged.write_bytes(content)
    with pytest.raises(NodeError):
        Snapshots(**{**vars(snapshots), "file": damaged}).run("json.dumps(1)")


def test_profiles_grow_from_the_kernel_to_the_whole_stack(snapshots: Snapshots) -> None:
    found = profiles(read_lock(REPOSITORY / "content" / "pyodide-lock.toml"))
    assert [profile.name for profile in found] == ["kernel", "numpy", "stack"]
    assert set(found[0].packages) < set(found[1].packages) < set(found[2].packages)
    assert "pandas" not in profiles(snapshots.lock)[-1].packages
