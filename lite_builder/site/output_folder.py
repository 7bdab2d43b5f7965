"""How does a new site take the place of the old one without harm? Built beside it, swapped at the end.

A build that fails or is killed leaves the last good site. A folder that holds files which we did not make is refused.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout

from lite_builder.disk import disk_errors
from lite_builder.errors import FolderInUseError, ForeignFolderError, NoSiteError, Place
from lite_builder.project import MANIFEST_FILE
from lite_builder.site.manifest import read_manifest

_TODO_DISK = "make room (about 150 MB), or name with --output a folder that can be written; an old site is untouched"
_LEFT_BY_DESKTOPS = {".DS_Store", "Thumbs.db", "desktop.ini"}


@contextmanager
def replacing(output: Path, locks: Path) -> Iterator[Path]:
    """Yield an empty work folder beside `output`; when the block ends well, its `site` takes the place of `output`.

    Whatever else is in the work folder goes with it. `locks` is a folder for lock files. Raises `ForeignFolderError`,
    `FolderInUseError`, and `DiskFullError` where the block or the swap cannot write; whatever is raised, the site that
    stood in `output` stands there still.
    """
    # The site stands where a link leads, and the link stays.
    real = Path(os.path.realpath(output))
    work = real.with_name(f".{real.name}.new")
    old = real.with_name(f".{real.name}.old")
    with _held(real, locks), _writing(output):
        _finish_interrupted_swap(real, old)
        check_ours(output)
        shutil.rmtree(work, ignore_errors=True)
        try:
            work.mkdir(parents=True)
            yield work
            _swap(real, work / "site", old)
        finally:
            shutil.rmtree(work, ignore_errors=True)


def check_ours(output: Path) -> None:
    """Raise `ForeignFolderError` unless `output` is missing, empty, or holds a site of ours and nothing else.

    Raises `DiskFullError` where that cannot be told.
    """
    with _writing(output):
        _check_ours(output)


def _check_ours(output: Path) -> None:
    if not output.exists() or (output.is_dir() and not any(output.iterdir())):
        return
    try:
        known = read_manifest(output).files.keys() | {MANIFEST_FILE}
    except NoSiteError as error:
        raise ForeignFolderError(
            "this folder was not made by lite_builder",
            where=Place(output),
            why="building into it would replace what it holds",
            todo="name another folder with --output, or remove this one yourself",
        ) from error
    found = (file.relative_to(output).as_posix() for file in output.rglob("*") if not file.is_dir())
    foreign = sorted(path for path in found if path not in known and Path(path).name not in _LEFT_BY_DESKTOPS)
    if foreign:
        more = f" and {len(foreign) - 3} more" if len(foreign) > 3 else ""
        raise ForeignFolderError(
            f"this site holds files that lite_builder did not put there: {', '.join(foreign[:3])}{more}",
            where=Place(output),
            why="building into it would remove them",
            todo="move them elsewhere; what the site shall carry belongs into the course's folder",
        )


def _writing(output: Path) -> AbstractContextManager[None]:
    return disk_errors(output, "the site cannot be written", todo=_TODO_DISK)


@contextmanager
def _held(output: Path, locks: Path) -> Iterator[None]:
    locks.mkdir(parents=True, exist_ok=True)
    name = sha256(str(output).encode()).hexdigest()[:16]
    lock = FileLock(locks / f"{name}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise FolderInUseError(
            "another build is writing this folder", where=Place(output), todo="wait for it, or name another --output"
        ) from None
    try:
        yield
    finally:
        lock.release()


def _finish_interrupted_swap(output: Path, old: Path) -> None:
    if old.exists():
        if output.exists():
            shutil.rmtree(old)
        else:
            old.rename(output)


def _swap(output: Path, new: Path, old: Path) -> None:
    if output.exists():
        output.rename(old)
    new.rename(output)
    shutil.rmtree(old, ignore_errors=True)
