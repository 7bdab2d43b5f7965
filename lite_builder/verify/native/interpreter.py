"""Which Python of this machine is nearest to the browser's? Looked for on PATH, in pyenv's folders, and our own."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lite_builder.errors import NativeRunError, Place

_ASK = "import sys; print(sys.implementation.name, sys.maxsize > 2**32, '.'.join(map(str, sys.version_info[:3])))"
_OLDEST = (3, 11)
"""What nbclient, ipykernel and the packages that a site ships need at least."""

_ANSWER_SECONDS = 20


@dataclass(frozen=True)
class Interpreter:
    """A Python on this machine: its executable and its version, such as 3.13.0."""

    executable: Path
    version: str

    def __str__(self) -> str:
        return f"Python {self.version}"


def find_interpreter(browser_version: str, named: Path | None = None) -> Interpreter:
    """The Python that the person named, else the one whose version is nearest to the browser's.

    Raises `NativeRunError` where there is none, or the one that is named will not do.
    """
    if named is not None:
        found = examine(Path(shutil.which(named) or named).absolute())
        if found is None:
            raise NativeRunError(
                "notebooks cannot run in this Python",
                where=Place(named),
                why="it does not start, is no 64-bit CPython, or is older than 3.11",
                todo="name another with --native-python, or none: then the best one that is found is taken",
            )
        return found
    interpreters = [found for path in _candidates() if (found := examine(path))]
    if not interpreters:
        raise NativeRunError(
            "there is no Python on this machine to compare the browser with",
            why="a 64-bit CPython of version 3.11 or newer is looked for on PATH and in pyenv's folders",
            todo="install one, best the browser's own version, or name it with --native-python",
        )
    return nearest(interpreters, browser_version)


def nearest(interpreters: Iterable[Interpreter], version: str) -> Interpreter:
    """The one whose version is nearest; of two that are as near the newer one."""
    wanted = _numbers(version)

    def distance(interpreter: Interpreter) -> tuple[int, int, int, int]:
        major, minor, patch = _numbers(interpreter.version)
        return abs(major - wanted[0]), abs(minor - wanted[1]), -minor, -patch

    return min(interpreters, key=distance)


def examine(executable: Path) -> Interpreter | None:
    """The Python at this path, or None if it does not start or will not do."""
    try:
        asked = subprocess.run(
            [executable, "-I", "-c", _ASK], capture_output=True, text=True, timeout=_ANSWER_SECONDS, check=True
        )
        name, is_wide, version = asked.stdout.split()
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    will_do = name == "cpython" and is_wide == "True" and _numbers(version)[:2] >= _OLDEST
    return Interpreter(executable, version) if will_do else None


def _candidates() -> Iterator[Path]:
    seen: set[Path] = set()
    for path in (*_pyenv(), *_on_path(), Path(sys.executable)):
        # Only the folder is resolved: the executable of a virtual environment is a link out of it.
        if path.parent.resolve() not in seen or path.name != "python":
            seen.add(path.parent.resolve())
            yield path


def _on_path() -> Iterator[Path]:
    for minor in range(20, _OLDEST[1] - 1, -1):
        if found := shutil.which(f"python3.{minor}"):
            yield Path(found)


def _pyenv() -> Iterator[Path]:
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from sorted((root / "versions").glob("3.*/bin/python"))


def _numbers(version: str) -> tuple[int, int, int]:
    major, minor, patch, *_ = [*map(int, re.findall(r"\d+", version)), 0, 0, 0]
    return major, minor, patch
