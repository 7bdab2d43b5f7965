"""How does a key travel as one file? A zip of its folder, which is unpacked before start.html is opened."""

import zipfile
from pathlib import Path

from lite_builder.errors import ForeignFolderError, Place
from lite_builder.publish.usb.checksums import FILE as CHECKSUMS

_TIME = (1980, 1, 2, 0, 0, 0)
"""Any fixed time: equal keys give equal bytes."""


def write_zip(key: Path, file: Path) -> int:
    """Write the folder `key` as a zip with one folder of the zip's name; gives the number of files.

    A zip that was written before is replaced. Raises `ForeignFolderError` for another file of this name.
    """
    if file.exists() and not _is_ours(file):
        raise ForeignFolderError(
            "this file was not made by `lite-builder export usb`",
            where=Place(file),
            why="it would be overwritten",
            todo="name a file that does not exist yet",
        )
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f".{file.name}.unfinished")
    paths = sorted(path for path in key.rglob("*") if path.is_file())
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for path in paths:
                entry = zipfile.ZipInfo(f"{file.stem}/{path.relative_to(key).as_posix()}", _TIME)
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, compresslevel=1)
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
    return len(paths)


def _is_ours(file: Path) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            return any(name.endswith(f"/{CHECKSUMS}") for name in archive.namelist())
    except (zipfile.BadZipFile, OSError):
        return False
