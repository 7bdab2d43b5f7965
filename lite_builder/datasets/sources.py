"""Where are the bytes of a file on another host? In the cache, in the author's folder, else at the host itself."""

import gzip
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from lite_builder.datasets.lock import LockedRemote
from lite_builder.datasets.remote import Remote
from lite_builder.errors import Place, UnreachableError, WrongBytesError
from lite_builder.project import DATASETS_LOCK_FILE
from lite_builder.store import NotThere, Store, Unreachable, Web, WrongBytes, sha256_of

Came = Callable[[str, int], None]
"""Called while bytes come: the name of the file, and how many there are so far."""


class Sources:
    """Asks them in that order; each file ends in the cache."""

    def __init__(self, store: Store, web: Web, folder: Path | None, mirror: str, came: Came) -> None:
        self._store = store
        self._web = web
        self._folder = folder
        self._mirror = mirror
        self._came = came

    def locked(self, file: LockedRemote, remote: Remote) -> Path:
        """The bytes that the lock names. Raises `UnreachableError`, `WrongBytesError` and `DiskFullError`."""
        if kept := self._store.get(file.sha256, file.size):
            return kept
        todo = (
            f"put the right file there; if you trust this one, delete its entry in {DATASETS_LOCK_FILE} and lock again"
        )
        return self._bring(replace(remote, sha256=file.sha256), todo)

    def first(self, remote: Remote) -> Path:
        """The bytes of a file that need not be locked yet. Raises `NotThere` too, where the host has no such file."""
        if remote.sha256 and (kept := self._store.get(remote.sha256)):
            return kept
        return self._bring(remote, "put the right file there, or let it be fetched from its own host")

    def _bring(self, remote: Remote, todo: str) -> Path:
        with self._store.scratch() as scratch:
            into = scratch / remote.file_name
            origin = self._copy(remote, into) or self._fetch(remote, into)
            try:
                return self._store.put(into, remote.sha256)
            except WrongBytes as error:
                raise WrongBytesError(
                    f"this is not the right {remote.file_name}",
                    where=Place(origin),
                    why=f"its sha256 is {sha256_of(into)}, and that of the right one is {remote.sha256}",
                    todo=todo,
                ) from error

    def _copy(self, remote: Remote, into: Path) -> Path | None:
        """Take the file from the author's folder, if it is there, and say from where."""
        if self._folder is None:
            return None
        for place in remote.places:
            file = self._folder / place
            if file.is_file():
                content = file.read_bytes()
                into.write_bytes(content if place == remote.file_name else gzip.decompress(content))
                return file
        return None

    def _fetch(self, remote: Remote, into: Path) -> str:
        address = self._mirrored(remote.address)
        try:
            self._web.download(address, into, lambda done: self._came(remote.file_name, done))
        except Unreachable as error:
            raise self._not_had(remote, error) from error
        except NotThere as error:
            if remote.sha256 or error.status in (401, 403):
                raise self._not_had(remote, error) from error
            raise
        return address

    def _not_had(self, remote: Remote, error: Exception) -> UnreachableError:
        folder = self._folder or "the folder of [datasets] folder"
        return UnreachableError(
            f"{remote.of or remote.file_name} is not in the cache, and its host does not give it",
            why=str(error),
            todo=f"connect to the network and try again, or {_by_hand(remote)} into {folder}",
        )

    def _mirrored(self, address: str) -> str:
        parts = urlsplit(address)
        path = parts.path.lstrip("/") + (f"?{parts.query}" if parts.query else "")
        return self._mirror.format(host=parts.netloc, path=path) if self._mirror else address


def _by_hand(remote: Remote) -> str:
    if remote.is_of_openml:
        return "copy the folder openml of your own scikit_learn_data, which has it after a call at home,"
    return f"put {remote.file_name}"
