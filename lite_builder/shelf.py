"""What was made before, and would take time to make again? Bytes by name in a folder of the cache.

Each stands behind its own sha256, and comes into its place by one rename: a reader finds it whole or not at all, also
after a crash and beside other builds. What nobody took for a month is thrown away.
"""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import time

from lite_builder.errors import UserError
from lite_builder.store import Store

UNUSED_SECONDS = 30 * 86400


class Shelf:
    """One kind of thing that can be made again. A disk that cannot be written to, or read, is no harm here."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @classmethod
    def of(cls, store: Store, kind: str) -> "Shelf":
        """The shelf of this name in the cache."""
        with suppress(UserError):
            return cls(store.folder(kind))
        return cls(store.root / kind)

    def get(self, name: str) -> bytes | None:
        """The bytes of this name, or None if they are not here or damaged."""
        file = self._folder / name
        try:
            seal, _, content = file.read_bytes().partition(b"\n")
            os.utime(file)
        except OSError:
            return None
        return content if seal == _seal(content) else None

    def names(self) -> frozenset[str]:
        """What is here, whole or not."""
        with suppress(OSError):
            return frozenset(file.name for file in self._folder.iterdir())
        return frozenset()

    def put(self, name: str, content: bytes) -> None:
        """Keep these bytes under this name, in the place of those that are there."""
        with suppress(OSError):
            with NamedTemporaryFile(dir=self._folder, prefix="new-", delete=False) as new:
                new.write(_seal(content) + b"\n")
                new.write(content)
            Path(new.name).replace(self._folder / name)
            self._sweep()

    def _sweep(self) -> None:
        for file in self._folder.iterdir():
            with suppress(FileNotFoundError):
                if file.stat().st_mtime < time() - UNUSED_SECONDS:
                    file.unlink()


def _seal(content: bytes) -> bytes:
    return sha256(content).hexdigest().encode()
