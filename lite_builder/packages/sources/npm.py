"""Pyodide's core and its official lock, from the npm package `pyodide`, through the `npm` command."""

import json
import shutil
import subprocess
import tarfile
import zlib
from pathlib import Path

from lite_builder.packages.sources.source import Came, NotThere, Unreachable, WantedFile
from lite_builder.store import Store

PROJECT = "pyodide"
MEMBERS = "package/"
SECONDS = 300
IDLE_SECONDS = 10


class Npm:
    """Fetches the package once with `npm pack`, keeps it in the cache, and reads files out of it."""

    name = "npm"

    def __init__(self, store: Store) -> None:
        self._store = store

    def fetch(self, wanted: WantedFile, into: Path, came: Came) -> None:
        """Take one file out of the package. Raises `Unreachable` also where there is no `npm` command."""
        package = self._store.folder("npm") / f"{PROJECT}-{wanted.pyodide}.tgz"
        with self._store.lock(package.name):
            if not _is_whole(package):
                came(f"{PROJECT}@{wanted.pyodide} from npm", 0, None)
                self._pack(wanted.pyodide, package)
        with tarfile.open(package) as archive:
            try:
                member = archive.extractfile(MEMBERS + wanted.file)
            except KeyError:
                member = None
            if member is None:
                raise NotThere(f"{PROJECT}@{wanted.pyodide} holds no {wanted.file}")
            with member, into.open("wb") as out:
                shutil.copyfileobj(member, out)

    def _pack(self, version: str, package: Path) -> None:
        npm = shutil.which("npm")
        if npm is None:
            raise Unreachable("there is no npm command on this machine")
        with self._store.scratch() as scratch:
            options = ["--json", "--ignore-scripts", "--fetch-retries=0", f"--fetch-timeout={IDLE_SECONDS * 1000}"]
            command = [npm, "pack", f"{PROJECT}@{version}", *options, "--cache", str(scratch / "cache")]
            try:
                run = subprocess.run(command, cwd=scratch, capture_output=True, text=True, timeout=SECONDS, check=False)
            except (OSError, subprocess.TimeoutExpired) as error:
                raise Unreachable(f"npm: {error}") from error
            if run.returncode:
                raise _answer(run.stdout, run.stderr)
            for made in scratch.glob("*.tgz"):
                made.replace(package)


def _is_whole(package: Path) -> bool:
    try:
        with tarfile.open(package) as archive:
            return bool(archive.getmembers())
    except (OSError, EOFError, zlib.error, tarfile.TarError):
        return False


def _answer(out: str, err: str) -> Exception:
    """What npm's own words mean. Its error codes: E404 and ETARGET say that there is no such version."""
    try:
        error = json.loads(out)["error"]
        code, summary = str(error["code"]), str(error["summary"])
    except (ValueError, KeyError, TypeError):
        code, summary = "", (err.strip().splitlines() or ["npm failed without a word"])[0]
    if code == "ENOSPC":
        return OSError(28, summary)
    if code in {"E404", "ETARGET"}:
        return NotThere(summary)
    return Unreachable(f"npm: {summary}")
