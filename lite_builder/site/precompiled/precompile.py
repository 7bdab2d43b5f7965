"""Has every archive of the site its byte code? What is not on the shelf is compiled by the site's Pyodide, in Node."""

import json
import os
import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TypeVar

from lite_builder.packages.lock import Lock, LockedFile
from lite_builder.shelf import Shelf
from lite_builder.site.precompiled.archive import read_byte_code, with_byte_code
from lite_builder.site.precompiled.node import node_lines
from lite_builder.store import Store

AT_ONCE = 4
"""At most so many Nodes run side by side: each takes half a gigabyte."""

Came = Callable[[int, int, str], None]
"""Called with how many archives are done, of how many, and which was the last."""

File = TypeVar("File", bound=LockedFile)

_HERE = Path(__file__).parent


def precompile(folder: Path, lock: Lock, store: Store, came: Came) -> Lock:
    """Put byte code into the archives of `lock`, which lie in `folder` beside Pyodide; gives the lock of the new bytes.

    Raises `NodeError`, and `DiskFullError` where there is no room for what is half made.
    """
    shelf = _shelf(store)
    ready, missing = _kept(_archives(lock), lock, shelf)
    if missing:
        with store.lock("precompiled"), store.scratch() as scratch:
            # Another build may have compiled them while this one waited.
            newer, missing = _kept(missing, lock, shelf)
            ready |= newer
            for file, content in _compiled(missing, folder, scratch, came):
                shelf.put(_name(file, lock), content)
                ready[file.file] = content
    # Only now, since Pyodide itself runs from these files.
    for name, content in ready.items():
        (folder / name).write_bytes(content)
    return _with_new_bytes(lock, ready)


def compiled_lock(lock: Lock, store: Store) -> Lock:
    """The lock of the archives with their byte code, as far as they were compiled on this machine before."""
    ready, _ = _kept(_archives(lock), lock, _shelf(store))
    return _with_new_bytes(lock, ready)


def _with_new_bytes(lock: Lock, ready: dict[str, bytes]) -> Lock:
    return lock.model_copy(
        update={
            "core": tuple(_renewed(file, ready) for file in lock.core),
            "packages": tuple(_renewed(package, ready) for package in lock.packages),
        }
    )


def _archives(lock: Lock) -> list[LockedFile]:
    return [file for file in lock.files if file.file.endswith((".whl", "stdlib.zip"))]


def _kept(files: Sequence[LockedFile], lock: Lock, shelf: Shelf) -> tuple[dict[str, bytes], list[LockedFile]]:
    """What is on the shelf, by file, and the files that are not."""
    found = {file.file: content for file in files if (content := shelf.get(_name(file, lock))) is not None}
    return found, [file for file in files if file.file not in found]


def _compiled(
    files: Sequence[LockedFile], folder: Path, scratch: Path, came: Came
) -> Iterator[tuple[LockedFile, bytes]]:
    """Each file with its byte code; `came` is called from several threads."""
    by_name = {file.file: file for file in files}
    shares = _shares({name: _work(folder / name) for name in by_name}, min(AT_ONCE, os.cpu_count() or 1))
    done = count(1)

    def compile_share(names: Sequence[str]) -> list[tuple[LockedFile, bytes]]:
        program = (str(_HERE / name) for name in ("compile.mjs", "byte_code.py"))
        compiled = []
        for name in node_lines(*program, str(folder), str(scratch), *names):
            byte_code = read_byte_code((scratch / f"{name}.zip").read_bytes())
            compiled.append((by_name[name], with_byte_code((folder / name).read_bytes(), byte_code)))
            came(next(done), len(files), name)
        return compiled

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for compiled in pool.map(compile_share, shares):
            yield from compiled


def _shares(work: dict[str, int], count: int) -> list[list[str]]:
    """The files, dealt out to at most `count` places such that all end at about the same time, the largest first."""
    shares: list[list[str]] = [[] for _ in range(min(count, len(work)))]
    for name in sorted(work, key=lambda name: (-work[name], name)):
        min(shares, key=lambda share: sum(work[other] for other in share)).append(name)
    return shares


def _work(archive: Path) -> int:
    with zipfile.ZipFile(archive) as opened:
        return sum(member.file_size for member in opened.infolist() if member.filename.endswith(".py"))


def _renewed(file: File, ready: dict[str, bytes]) -> File:
    content = ready.get(file.file)
    if content is None:
        return file
    return file.model_copy(update={"sha256": sha256(content).hexdigest(), "size": len(content)})


def _shelf(store: Store) -> Shelf:
    return Shelf.of(store, "precompiled")


def _name(file: LockedFile, lock: Lock) -> str:
    """The name on the shelf: all that the byte code is made from, and what makes it."""
    parts = [file.file, file.sha256, sorted(core.sha256 for core in lock.core), _maker()]
    return sha256(json.dumps(parts).encode()).hexdigest()


@cache
def _maker() -> str:
    """A digest of this folder, the code that makes archives."""
    files = sorted(file for file in _HERE.iterdir() if file.is_file())
    return sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
