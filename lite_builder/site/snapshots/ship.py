"""How does a snapshot travel to the learner's browser? As one file, and one bundle of what it does not hold: its files.

Its libraries and its data come at once. Its Python code is in the memory, so the files of it stay in the bundles of
the packages, and come from there when they are first read.
"""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel

from lite_builder.packages.lock import Lock
from lite_builder.shelf import Shelf
from lite_builder.site.bundles.bundle_file import Bundle, Folders, folders, pack, unpack
from lite_builder.site.bundles.bundles import SUFFIX as BUNDLE_SUFFIX
from lite_builder.site.snapshots.make import MadeSnapshot
from lite_builder.site.snapshots.profiles import Profile
from lite_builder.store import Store

SUFFIX = ".snapshot"
_SHIPPED = "shipped-snapshots"

_OF_EACH_START = ("pyodide_kernel/", "lite_builder_runtime/", "piplite/")
"""Modules that run in each kernel, since what they make is about this page."""


class ShippedSnapshot(BaseModel, frozen=True):
    """What `bundles.json` says of a snapshot: its file, and the bundle of its files.

    The sizes are those of each when it is unpacked; `bytes` and `files_bytes` are what travels.
    """

    id: str
    file: str
    bytes: int
    size: int
    files: str
    files_bytes: int
    files_size: int


def ship_snapshot(folder: Path, bundled: Lock, made: MadeSnapshot, store: Store) -> ShippedSnapshot:
    """Write the snapshot into `folder`, beside the bundles of `bundled`, and a bundle of its files."""
    files = _kept_or_packed(folder, bundled, made.profile, store)
    for content in (made.content, files):
        Shelf.of(store, _SHIPPED).put(sha256(content).hexdigest(), b"")
    shipped = ShippedSnapshot(
        id=made.id,
        file=f"{made.profile.name}-{_digest(made.content)}{SUFFIX}",
        bytes=len(made.content),
        size=_unpacked_size(made.content),
        files=f"{made.profile.name}-snapshot-{_digest(files)}{BUNDLE_SUFFIX}",
        files_bytes=len(files),
        files_size=_unpacked_size(files),
    )
    (folder / shipped.file).write_bytes(made.content)
    (folder / shipped.files).write_bytes(files)
    return shipped


def snapshot_hashes(store: Store) -> frozenset[str]:
    """The sha256 of each file that this machine has shipped of a snapshot: nothing of an author's is in them."""
    return Shelf.of(store, _SHIPPED).names()


def _kept_or_packed(folder: Path, bundled: Lock, profile: Profile, store: Store) -> bytes:
    bundles = sorted({package.file for package in bundled.packages if package.name in profile.packages})
    shelf = Shelf.of(store, "snapshot-files")
    # The names hold a digest of the bytes.
    name = sha256("\n".join([*bundles, _digest(Path(__file__).read_bytes())]).encode()).hexdigest()
    if (kept := shelf.get(name)) is not None:
        return kept
    packed = pack(_files(folder, bundles))
    shelf.put(name, packed)
    return packed


def _files(folder: Path, bundles: Iterable[str]) -> Bundle:
    first: dict[str, bytes] = {}
    later: dict[str, Folders] = {}
    for name in bundles:
        bundle = unpack((folder / name).read_bytes())
        first |= {path: content for path, content in bundle.files.items() if not _is_code(path)}
        code = {path: len(content) for path, content in bundle.files.items() if _is_code(path)}
        later |= {**_named(name, folders(code)), **bundle.later}
    return Bundle(first, later)


def _named(name: str, found: Folders) -> dict[str, Folders]:
    return {name: found} if found else {}


def _is_code(path: str) -> bool:
    """Whether the file is in the memory already: Python code, but for what runs in each kernel."""
    return path.endswith((".py", ".pyc")) and not any(f"/{start}" in path for start in _OF_EACH_START)


def _unpacked_size(content: bytes) -> int:
    """How many bytes gzip packed: the last four of its own say it (RFC 1952)."""
    return int.from_bytes(content[-4:], "little")


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:12]
