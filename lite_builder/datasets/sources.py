"""Where are the bytes of a file on another host? In the cache, in the author's folder, else at the host itself."""

import gzip
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from lite_builder.datasets.lock import LockedRemote
from lite_builder.datasets.remote import Remote
from lite_builder.errors import Place, SettingsError, UnreachableError, WrongBytesError
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

    def locked(self, file: LockedRemote) -> Path:
        """The bytes that the lock names. Raises `UnreachableError`, `WrongBytesError` and `DiskFullError`."""
        if kept := self._store.get(file.sha256, file.size):
            return kept
        return self.first(Remote(file.address, file.name, file.sha256))

    def first(self, remote: Remote) -> Path:
        """The bytes of a file that need not be locked yet. Raises `NotThere` too, where the host has no such file."""
        if remote.sha256 and (kept := self._store.get(remote.sha256)):
            return kept
        with self._store.scratch() as scratch:
            into = scratch / remote.file_name
            origin = self._copy(remote, into) or self._fetch(remote, into)
            try:
                return self._store.put(into, remote.sha256)
            except WrongBytes as error:
                raise WrongBytesError(
                    f"{remote.file_name} is not the file that it should be",
                    where=Place(origin),
                    why=f"its sha256 is {sha256_of(into)}, and that of the right one is {remote.sha256}",
                    todo="put the right file there, or delete its entry in datasets-lock.toml if you trust this one",
                ) from error

    def _copy(self, remote: Remote, into: Path) -> Path | None:
        """Take the file from the author's folder, if it is there, and say from where."""
        if self._folder is None:
            return None
        if not self._folder.is_dir():
            raise SettingsError(
                "this folder is not there",
                where=Place(self._folder),
                why="[datasets] folder names it",
                todo="correct its name, seen from the folder of course.toml",
            )
        path = urlsplit(remote.address).path.lstrip("/")
        # Where scikit-learn keeps what OpenML answered: `openml` in its own data folder.
        packed = [self._folder / part / "openml.org" / f"{path}.gz" for part in ("", "openml")]
        # The answers of OpenML's interface are all called by the number of the data set.
        plain = [self._folder / remote.file_name] if "." in remote.file_name else []
        for file in (*plain, *packed):
            if file.is_file():
                content = file.read_bytes()
                into.write_bytes(gzip.decompress(content) if file in packed else content)
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
        named = "[datasets] folder" if self._folder is None else str(self._folder)
        return UnreachableError(
            f"{remote.file_name}, a file of a data set, is not in the cache, and its host does not give it",
            why=str(error),
            todo=f"connect to the network and try again, or put the file into {named}",
        )

    def _mirrored(self, address: str) -> str:
        parts = urlsplit(address)
        path = parts.path.lstrip("/") + (f"?{parts.query}" if parts.query else "")
        return self._mirror.format(host=parts.netloc, path=path) if self._mirror else address
