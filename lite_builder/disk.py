"""What is wrong with the disk? Errors of the system, said so that a person can act on them."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lite_builder.errors import DiskFullError, Place

_MEANINGS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the disk does not take files of this size",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "the folder may not be written to",
    errno.EPERM: "the folder may not be written to",
    errno.ENOTDIR: "a file stands where a folder should be",
    errno.EEXIST: "a file stands where a folder should be",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "a link leads to itself",
}


@contextmanager
def disk_errors(folder: Path, what: str, *, todo: str, why: str = "") -> Iterator[None]:
    """Turn an error of the disk into a `DiskFullError`: `folder: what: the disk is full`. Other errors pass."""
    try:
        yield
    except OSError as error:
        if error.errno not in _MEANINGS:
            raise
        meaning = _MEANINGS[error.errno]
        raise DiskFullError(f"{what}: {meaning}", where=Place(folder), why=why or str(error), todo=todo) from error
