"""Which bytes stand for which address of another host? The records of `datasets-lock.toml`.

Written by `lite-builder lock` beside the packages' lock, committed by the author, read by every build.
"""

from pathlib import Path
from typing import Annotated, Literal

import tomli_w
from pydantic import BaseModel, ConfigDict, Field

from lite_builder.disk import disk_errors
from lite_builder.errors import LockError
from lite_builder.packages.lock import RENEW, FileName, Sha256
from lite_builder.toml_file import read_toml

HEADER = """\
# The files of other hosts that the site ships for the notebooks' data sets: address, sha256, and size in bytes.
# Written by `lite-builder lock`; delete what is to be fetched anew. Commit it beside the course.

"""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LockedRemote(_Record):
    """One file: where notebooks ask for it, a name without a folder, and its bytes."""

    address: str
    name: FileName
    sha256: Sha256
    size: Annotated[int, Field(ge=0)]


class DatasetsLock(_Record):
    """Everything that the site answers in the place of other hosts; `absent` is what these say they do not have."""

    format: Literal[1] = 1
    absent: tuple[str, ...] = ()
    file: tuple[LockedRemote, ...] = ()

    def find(self, address: str) -> LockedRemote | None:
        """The file at an address, if it is locked."""
        return next((file for file in self.file if file.address == address), None)


def read_datasets_lock(path: Path) -> DatasetsLock:
    """Read the lock. Raises `LockError` if it is malformed; one that does not exist is empty."""
    try:
        return read_toml(path, DatasetsLock, LockError, what="this lock cannot be used", todo=f"delete it, and {RENEW}")
    except FileNotFoundError:
        return DatasetsLock()


def write_datasets_lock(lock: DatasetsLock, path: Path) -> None:
    """Write the lock, sorted by address; an empty one has no file. Raises `DiskFullError`."""
    ordered = lock.model_copy(
        update={"absent": tuple(sorted(lock.absent)), "file": tuple(sorted(lock.file, key=lambda file: file.address))}
    )
    with disk_errors(path, "the lock cannot be written", todo="make room there, and allow yourself to write"):
        if lock.file or lock.absent:
            path.write_text(HEADER + tomli_w.dumps(ordered.model_dump(mode="json")), encoding="utf-8", newline="\n")
        else:
            path.unlink(missing_ok=True)
