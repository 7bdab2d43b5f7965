"""Where are the bytes, and are they whole? The only door to the cache on this machine and to downloads over HTTP.

Files are kept under their sha256. They enter by one rename, after their hash was checked, so that a build that is
killed leaves nothing that could be taken for a whole file.
"""

import hashlib
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

from filelock import FileLock
from platformdirs import user_cache_path

from lite_builder.disk import disk_errors

if TYPE_CHECKING:  # loaded at the first download, which most builds are without
    import httpx

CACHE_VARIABLE = "LITE_BUILDER_CACHE"
CONNECT_SECONDS = 5.0
READ_SECONDS = 15.0
CHUNK = 1 << 20

Advance = Callable[[int], None]
"""Called with the number of bytes that have come so far."""


class Unreachable(Exception):  # noqa: N818 - an answer of the outside world, told apart from errors of a person
    """Nobody answers at all: it is of no use to ask the same host again."""


class NotThere(Exception):  # noqa: N818 - an answer, as above
    """Somebody answers, and has no such file, or does not give it to us (HTTP `status` 401 and 403)."""

    def __init__(self, text: str, status: int = 404) -> None:
        self.status = status
        super().__init__(text)


class WrongBytes(Exception):  # noqa: N818 - an answer, as above
    """The bytes are not those of the sha256 that was asked for."""


class Store:
    """The cache: whole files by their sha256, and folders for what was made from them."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        self._verified: set[str] = set()

    @classmethod
    def default(cls) -> "Store":
        """The cache of this user: the folder in `LITE_BUILDER_CACHE`, else where the system keeps caches."""
        named = os.environ.get(CACHE_VARIABLE)
        return cls(Path(named).expanduser().absolute() if named else user_cache_path("lite_builder"))

    def folder(self, name: str) -> Path:
        """A folder of the cache, made if need be, for one kind of thing. Raises `DiskFullError`."""
        folder = self.root / name
        with self._writing():
            folder.mkdir(parents=True, exist_ok=True)
        return folder

    def path_of(self, sha256: str) -> Path:
        """Where the file of this hash is or would be."""
        return self.root / "sha256" / sha256[:2] / sha256

    def get(self, sha256: str, size: int | None = None) -> Path | None:
        """The file of this hash, or None if it is not here; a damaged one is thrown away.

        Its size is compared each time, its bytes are hashed at the first use in this process.
        """
        file = self.path_of(sha256)
        with self._writing():
            try:
                here = file.stat().st_size
            except FileNotFoundError:
                return None
            if (size is None or here == size) and (sha256 in self._verified or sha256_of(file) == sha256):
                self._verified.add(sha256)
                return file
            self._verified.discard(sha256)
            file.unlink(missing_ok=True)
        return None

    def put(self, file: Path, sha256: str | None = None) -> Path:
        """Take `file` in, which is moved away from where it is (a folder from `scratch`), and say where it is now.

        Raises `WrongBytes` if it is not the file of `sha256`, and `DiskFullError`.
        """
        with self._writing():
            found = sha256_of(file)
            if sha256 is not None and found != sha256:
                raise WrongBytes(f"sha256 {found}, where {sha256} was to come")
            kept = self.path_of(found)
            kept.parent.mkdir(parents=True, exist_ok=True)
            _flush(file)
            file.replace(kept)
        self._verified.add(found)
        return kept

    def _writing(self) -> AbstractContextManager[None]:
        todo = f"make room there, or name another folder in {CACHE_VARIABLE}"
        return disk_errors(self.root, "the cache cannot be used", todo=todo)

    @contextmanager
    def lock(self, name: str) -> Iterator[None]:
        """Let one build at a time work on what `name` stands for; the system frees it if the build is killed."""
        locks = self.folder("locks")
        with self._writing():
            lock = FileLock(locks / f"{name}.lock")
            lock.acquire()
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder for half-made files, on the same disk as the cache; it is gone afterwards."""
        parent = self.folder("scratch")
        _sweep(parent)
        with self._writing():
            folder = Path(tempfile.mkdtemp(dir=parent))
        try:
            with self._writing():
                yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


class Web:
    """Downloads over HTTP, through the proxy that the environment names, if any. Safe to share between threads."""

    def __init__(self) -> None:
        self._client: httpx.Client | None = None
        self._guard = threading.Lock()

    def download(self, url: str, into: Path, advance: Advance) -> None:
        """Write what is at `url` to the file `into`. Raises `Unreachable`, `NotThere`, or `OSError` of the disk."""
        import httpx

        try:
            with self._open().stream("GET", url) as response:
                if response.status_code in (401, 403, 404, 410, 412):
                    raise NotThere(f"HTTP {response.status_code} for {url}", response.status_code)
                response.raise_for_status()
                with into.open("wb") as out:
                    for chunk in response.iter_bytes(CHUNK):
                        out.write(chunk)
                        advance(out.tell())
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Unreachable(f"{url}: {error or type(error).__name__}") from error

    def close(self) -> None:
        """End all connections."""
        with self._guard:
            if self._client is not None:
                self._client.close()
                self._client = None

    def _open(self) -> "httpx.Client":
        # Made at the first download: a build with a full cache loads no certificates and opens nothing.
        import httpx

        with self._guard:
            if self._client is None:
                timeout = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
                self._client = httpx.Client(timeout=timeout, follow_redirects=True)
            return self._client


def sha256_of(file: Path) -> str:
    """The sha256 of a file, in hexadecimal."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _flush(file: Path) -> None:
    # Without this a power cut can leave the new name with no bytes behind it.
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def _sweep(parent: Path) -> None:
    """Remove what builds that were killed have left: no build works for a day in one scratch folder."""
    for left in parent.iterdir():
        try:
            if left.stat().st_mtime < time() - 86400:
                shutil.rmtree(left, ignore_errors=True)
        except FileNotFoundError:
            continue
