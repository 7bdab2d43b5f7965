"""Where do the site's packages run natively? In a virtual environment of the cache, with the versions of the site.

It is made once for a Python and a list of packages. What the native Python cannot have in the site's version it gets in
another one, and that is said.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import time

from packaging.utils import canonicalize_name

from lite_builder.errors import NativeRunError, UnreachableError
from lite_builder.progress import Reporter
from lite_builder.store import Store
from lite_builder.verify.native.comparison import PYTHON, VersionDifference
from lite_builder.verify.native.interpreter import Interpreter
from lite_builder.verify.native.site_packages import BrowserPython

FOLDER = "native"
RUNNERS = ("ipykernel>=6.29,<8", "nbclient>=0.10,<1")
"""What runs a notebook; the site's own packages do not have it."""

_MARK = "complete.json"
_UNUSED_SECONDS = 30 * 86400
_PIP = ("--only-binary=:all:", "--no-input", "--disable-pip-version-check", "--no-color", "--quiet")
_NOT_FOUND = re.compile(r"No matching distribution found for ([\w.-]+)")
_CONFLICT = re.compile(r"ResolutionImpossible|conflicting dependencies")
_UNREACHED = re.compile(r"connection broken by|Max retries exceeded|ConnectionError|timed out|ProxyError")


@dataclass(frozen=True)
class Environment:
    """An environment in `folder`, made with `interpreter`; `versions` are what it has not as in the browser."""

    folder: Path
    interpreter: Interpreter
    versions: tuple[VersionDifference, ...]

    @property
    def executable(self) -> Path:
        """Its Python."""
        return executable_in(self.folder)


def executable_in(folder: Path) -> Path:
    """The Python of a virtual environment."""
    return folder / "Scripts" / "python.exe" if sys.platform == "win32" else folder / "bin" / "python"


def native_environment(
    browser: BrowserPython, interpreter: Interpreter, store: Store, reporter: Reporter
) -> Environment:
    """The environment for a site's packages, from the cache or made now.

    Raises `NativeRunError`, `UnreachableError` and `DiskFullError`.
    """
    name = _digest(browser, interpreter)
    folder = store.folder(FOLDER) / name
    with store.lock(f"{FOLDER}-{name}"):
        if not (folder / _MARK).is_file():
            count = len(browser.packages)
            with reporter.step(f"Installing {count} packages for {interpreter}"):
                _make(folder, browser, interpreter)
        (folder / _MARK).touch()
    _sweep(folder.parent)
    installed = json.loads((folder / _MARK).read_text(encoding="utf-8"))
    native = {PYTHON: interpreter.version, **installed}
    return Environment(folder, interpreter, version_differences({PYTHON: browser.version, **browser.packages}, native))


def version_differences(browser: Mapping[str, str], native: Mapping[str, str]) -> tuple[VersionDifference, ...]:
    """What the browser has in another version than the native side, or what that has not at all."""
    pairs = [(name, version, native.get(name, "")) for name, version in browser.items()]
    return tuple(VersionDifference(*pair) for pair in pairs if pair[1] != pair[2])


def _digest(browser: BrowserPython, interpreter: Interpreter) -> str:
    parts = [str(interpreter.executable), interpreter.version, *RUNNERS]
    parts += [f"{name}=={version}" for name, version in sorted(browser.packages.items())]
    return sha256("\n".join(parts).encode()).hexdigest()[:16]


def _make(folder: Path, browser: BrowserPython, interpreter: Interpreter) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    # Our own pip installs into it, so that Pythons without pip will do, as Debian's.
    made = _run([interpreter.executable, "-m", "venv", "--without-pip", folder])
    if made.returncode:
        raise NativeRunError(
            f"no environment can be made with {interpreter.executable}",
            why=_last_line(made.stderr),
            todo="install its module venv (Debian: python3-venv), or name another Python with --native-python",
        )
    _install(executable_in(folder), dict(browser.packages))
    (folder / _MARK).write_text(json.dumps(_installed(executable_in(folder))), encoding="utf-8")


def _install(python: Path, wanted: dict[str, str | None]) -> None:
    """Install these versions; a package that has no such version for this Python, in any other, or else not."""
    while True:
        names = [name if version is None else f"{name}=={version}" for name, version in wanted.items()]
        done = _run([sys.executable, "-m", "pip", "--python", python, "install", *_PIP, *names, *RUNNERS])
        if not done.returncode:
            return
        missing = _NOT_FOUND.search(done.stderr)
        name = canonicalize_name(missing.group(1)) if missing else ""
        if name in wanted and not _UNREACHED.search(done.stderr):
            if wanted.pop(name) is not None:
                wanted[name] = None
        else:
            raise _failure(done.stderr)


def _failure(said: str) -> NativeRunError | UnreachableError:
    if _UNREACHED.search(said):
        return UnreachableError(
            "the packages for the native run cannot be fetched",
            why=_last_line(said),
            todo="run it once with a network, or with an index that pip is set up for: they are kept afterwards",
        )
    why = "its packages ask for each other in versions that exclude each other" if _CONFLICT.search(said) else ""
    return NativeRunError(
        "the site's packages cannot be installed natively",
        why=why or _last_line(said),
        todo="name another Python with --native-python, or leave out --compare",
    )


def _installed(python: Path) -> dict[str, str]:
    code = "import json, importlib.metadata as m; print(json.dumps({d.name: d.version for d in m.distributions()}))"
    found: dict[str, str] = json.loads(_run([python, "-I", "-c", code]).stdout)
    return {canonicalize_name(name): version for name, version in found.items()}


def _run(command: list[str | Path]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def _last_line(text: str) -> str:
    lines = [line.removeprefix("ERROR: ") for line in text.strip().splitlines() if not line.startswith("WARNING")]
    return lines[-1][:300] if lines else "it failed without a word"


def _sweep(parent: Path) -> None:
    """Remove the environments that nobody used for a month; one is a few hundred megabytes."""
    for mark in parent.glob(f"*/{_MARK}"):
        if mark.stat().st_mtime < time() - _UNUSED_SECONDS:
            shutil.rmtree(mark.parent, ignore_errors=True)
