"""What is asked of a source, and what it may answer."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from lite_builder.packages.lock import Lock, LockedFile, LockedPackage
from lite_builder.store import NotThere, Unreachable

__all__ = ["Came", "NotThere", "Source", "Unreachable", "WantedFile", "wanted_files"]

Came = Callable[[str, int, int | None], None]
"""Called while bytes come: the name of what is coming, the bytes so far, and the bytes in all if known."""


@dataclass(frozen=True)
class WantedFile:
    """A file to be had: its name, its bytes if they are known, and the sources that may be asked.

    `project` and `version` are those of a package on PyPI; a file of Pyodide's core has no project. `pyodide` is the
    version of the Pyodide release that the file is for.
    """

    file: str
    pyodide: str
    sources: tuple[str, ...]
    sha256: str | None = None
    size: int | None = None
    project: str | None = None
    version: str = ""

    def detail(self, source: str) -> str | None:
        """What the lock says about `source` for this file, perhaps nothing (""); None if it may not be asked."""
        for entry in self.sources:
            name, _, detail = entry.partition(":")
            if name == source:
                return detail
        return None


class Source(Protocol):
    """One place where files may be had. Its bytes are checked by whoever asks."""

    @property
    def name(self) -> str:
        """As it is written in the lock and in `[packages] sources`."""

    def fetch(self, wanted: WantedFile, into: Path, came: Came) -> None:
        """Write the file to `into`. Raises `Unreachable`, `NotThere`, or `OSError` of the disk."""


def wanted_files(lock: Lock) -> tuple[WantedFile, ...]:
    """Every file of a lock, as it is asked for."""
    return tuple(wanted_file(file, lock.pyodide.version) for file in lock.files)


def wanted_file(file: LockedFile, pyodide: str) -> WantedFile:
    """One file of a lock, as it is asked for."""
    package = file if isinstance(file, LockedPackage) else None
    return WantedFile(
        file=file.file,
        pyodide=pyodide,
        sources=file.sources,
        sha256=file.sha256,
        size=file.size,
        project=package.name if package else None,
        version=package.version if package else pyodide,
    )
