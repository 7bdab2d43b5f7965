"""Wheels from PyPI, or from whatever index pip is set up for on this machine: the only place where pip downloads."""

import errno
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from packaging.utils import InvalidWheelFilename, parse_wheel_filename

from lite_builder.packages.lock import Release
from lite_builder.store import NotThere, Unreachable

OPTIONS = (
    "--no-deps",
    "--only-binary=:all:",
    "--no-input",
    "--no-cache-dir",
    "--disable-pip-version-check",
    "--no-color",
    "--retries=1",
    "--timeout=10",
    "--progress-bar=raw",
)

_BROKEN = re.compile(
    r"connection broken by|Max retries exceeded|too many \d+ error|timed out|ProxyError|CERTIFICATE_VERIFY_FAILED"
    r"|NewConnectionError|ConnectionError|Connection aborted|5\d\d (Server|Internal|Bad|Service|Gateway)"
)
_DISK = re.compile(r"No space left on device|Disk quota exceeded|\[Errno (28|27|122)\]")
_PROGRESS = re.compile(r"Progress (\d+) of (\d+)")


def browser_options(release: Release) -> tuple[str, ...]:
    """Options by which pip picks wheels for the browser's Python, compiled (PEP 783) or pure."""
    major, minor = release.python.split(".")[:2]
    return (
        f"--python-version={major}.{minor}",
        "--implementation=cp",
        f"--abi=cp{major}{minor}",
        "--abi=abi3",
        "--abi=none",
        f"--platform=pyemscripten_{release.abi}_{release.arch}",
    )


def wheel_options(file: str) -> tuple[str, ...]:
    """Options by which pip picks the wheel of this file name and no other build of the same version.

    A newer wheel of the same version, for instance the first compiled one, is not what the lock names.
    """
    try:
        tag = max(parse_wheel_filename(file)[3], key=str)
    except InvalidWheelFilename as error:
        raise NotThere(str(error)) from error
    implementation, version = tag.interpreter[:2], tag.interpreter[2:]
    return (
        f"--implementation={implementation}",
        f"--python-version={version[:1]}.{version[1:] or 0}",
        f"--abi={tag.abi}",
        f"--platform={tag.platform}",
        "--ignore-requires-python",
    )


class Pip:
    """Runs `pip download`. Once nothing has come and no index answers, it is not run again."""

    def __init__(self) -> None:
        self._answered = False
        self._unreachable = ""
        self._first = threading.Lock()

    def download(
        self, requirement: str, into: Path, options: Sequence[str], came: Callable[[int, int | None], None]
    ) -> Path:
        """Download the newest wheel that satisfies `requirement` into the folder `into`, and say which file it is.

        Raises `NotThere` with pip's reason, `Unreachable`, or `OSError` where the disk is full.
        """
        if self._answered:
            return self._run(requirement, into, options, came)
        with self._first:
            if self._unreachable:
                raise Unreachable(self._unreachable)
            return self._run(requirement, into, options, came)

    def _run(
        self, requirement: str, into: Path, options: Sequence[str], came: Callable[[int, int | None], None]
    ) -> Path:
        before = set(into.glob("*.whl"))
        command = [sys.executable, "-m", "pip", "download", *OPTIONS, *options, f"--dest={into}", requirement]
        # pip's own half-made files lie where ours do: one disk to fill, one folder to clean.
        environment = os.environ | {"TMPDIR": str(into), "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
        with (into / "pip.log").open("w+", encoding="utf-8") as log:
            with subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, text=True, env=environment
            ) as process:
                for line in process.stdout or ():
                    if progress := _PROGRESS.match(line):
                        came(int(progress[1]), int(progress[2]) or None)
            log.seek(0)
            said = log.read()
        if process.returncode:
            raise self._failure(said)
        self._answered = True
        return (set(into.glob("*.whl")) - before).pop()

    def _failure(self, said: str) -> Exception:
        if _DISK.search(said):
            return OSError(errno.ENOSPC, f"pip: {_reason(said)}")
        if _BROKEN.search(said) and not self._answered:
            self._unreachable = f"pip: {_connection(said)}"
            return Unreachable(self._unreachable)
        self._answered = True
        return NotThere(f"pip: {_reason(said)}")


def _connection(said: str) -> str:
    """What pip says about the connection that it could not make."""
    line = next(line for line in said.splitlines() if _BROKEN.search(line))
    broken = re.search(r"connection broken by '(.*)': (\S+)", line)
    return _short(f"{broken[2]}: {broken[1]}" if broken else line)


def _reason(said: str) -> str:
    """The first error in what pip said, without its long list of versions."""
    errors = [line.removeprefix("ERROR: ") for line in said.splitlines() if line.startswith("ERROR: ")]
    telling = [line for line in errors if not line.startswith("Ignored the following")]
    return _short((telling or errors or said.strip().splitlines() or ["it failed without a word"])[0])


def _short(line: str) -> str:
    versions = re.search(r"\(from versions: (.*)\)", line)
    if versions and versions[1].count(",") > 4:
        newest = ", ".join(versions[1].split(", ")[-3:])
        line = line.replace(versions[0], f"(there are {versions[1].count(',') + 1} versions, the last {newest})")
    return line if len(line) <= 300 else line[:297] + "..."
