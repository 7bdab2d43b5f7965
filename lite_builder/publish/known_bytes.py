"""Which files of a site come, byte for byte, from published packages, and so hold nothing of the author's?

They are known by their sha256: files of the lock, JupyterLite's app, and front-end extensions, both installed ones and
those in wheels of the lock.
"""

import base64
import csv
import tarfile
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import Distribution, distribution, distributions
from io import StringIO

from lite_builder.packages.lock import Lock, LockedPackage
from lite_builder.site.bundles.bundles import bundle_hashes
from lite_builder.site.packed_wasm import packed_hashes
from lite_builder.site.precompiled.precompile import compiled_lock
from lite_builder.site.pyodide_patches.apply import patched_hashes
from lite_builder.site.snapshots.ship import snapshot_hashes
from lite_builder.store import Store

_APP = "jupyterlite-core"
_EXTENSIONS = "share/jupyter/labextensions/"


def known_hashes(lock: Lock | None) -> frozenset[str]:
    """The sha256, in hexadecimal, of each file that a site may hold and that was published before by somebody else.

    An archive of the lock is known, too, with the byte code that this machine has made from it and as a bundle or in
    a snapshot, its WebAssembly is, packed, and so is Pyodide with our changes.
    """
    packages = lock.packages if lock else ()
    locked = frozenset(file.sha256 for file in lock.files) if lock else frozenset()
    if lock:
        store = Store.default()
        compiled = compiled_lock(lock, store)
        locked |= frozenset(file.sha256 for file in compiled.files) | patched_hashes(lock, store)
        locked |= frozenset(packed for file in lock.core for packed in packed_hashes(file.sha256, store))
        locked |= bundle_hashes(lock, store) | bundle_hashes(compiled, store) | snapshot_hashes(store)
    extensions = (digest for package in distributions() for digest in _extension_hashes(package))
    in_wheels = (digest for package in packages for digest in _wheel_extension_hashes(package, Store.default()))
    return frozenset((*locked, *_app_hashes(), *extensions, *in_wheels))


def _app_hashes() -> Iterator[str]:
    app = distribution(_APP)
    for file in app.files or ():
        if file.suffix == ".tgz":
            with tarfile.open(str(app.locate_file(file))) as archive:
                for member in archive:
                    if content := archive.extractfile(member):
                        yield sha256(content.read()).hexdigest()


def _extension_hashes(package: Distribution) -> Iterator[str]:
    for file in package.files or ():
        if _EXTENSIONS in file.as_posix() and file.hash and file.hash.mode == "sha256":
            yield _in_hexadecimal(file.hash.value)


def _wheel_extension_hashes(package: LockedPackage, store: Store) -> Iterator[str]:
    """The extension files in a wheel of the lock that is on this machine, by its record (PEP 427)."""
    wheel = store.get(package.sha256) if package.file.endswith(".whl") else None
    if wheel is None:
        return
    with zipfile.ZipFile(wheel) as opened:
        record = next(name for name in opened.namelist() if name.endswith(".dist-info/RECORD"))
        rows = csv.reader(StringIO(opened.read(record).decode("utf-8")))
        for path, digest, *_ in (row for row in rows if len(row) > 1):
            if _EXTENSIONS in path and digest.startswith("sha256="):
                yield _in_hexadecimal(digest.removeprefix("sha256="))


def _in_hexadecimal(digest: str) -> str:
    return base64.urlsafe_b64decode(digest + "=" * (-len(digest) % 4)).hex()
