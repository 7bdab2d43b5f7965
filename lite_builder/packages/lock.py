"""Which files of Pyodide and PyPI does the site ship, byte for byte? The records of `content/pyodide-lock.toml`.

Written by `lite-builder lock`, committed by the author, read by every build.
"""

import tomllib
from pathlib import Path
from typing import Annotated, Literal

import tomli_w
from packaging.utils import canonicalize_name, is_normalized_name
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from lite_builder.disk import disk_errors
from lite_builder.errors import LockError, Place
from lite_builder.text_file import read_text_file

HEADER = """\
# The files of Pyodide and PyPI that the site ships: version, sha256, size in bytes, and where each may be had.
# Written by `lite-builder lock`, which also renews it; do not edit by hand. Commit it beside the course.

"""

RENEW = "run `lite-builder lock`"


def _normalised(name: str) -> str:
    if not is_normalized_name(name):
        raise ValueError(f"{name!r} is not a normalised package name; that would be {canonicalize_name(name)!r}")
    return name


def _plain_file_name(name: str) -> str:
    if "/" in name or "\\" in name or name.startswith("."):
        raise ValueError(f"{name!r} is not a plain file name")
    return name


Name = Annotated[str, Field(min_length=1), AfterValidator(_normalised)]
FileName = Annotated[str, Field(min_length=1), AfterValidator(_plain_file_name)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Bytes = Annotated[int, Field(gt=0)]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LockedFile(_Record):
    """One file: what it is called, its bytes, and where they may be had.

    `sources` are written `source` or `source:detail`: `pyodide-cdn`, `npm`, `pypi`, `kernel`, and
    `pypi-archive:open-webui==0.12.4:open_webui/frontend/pyodide/` (project, version, folder in its wheel).
    """

    file: FileName
    sha256: Sha256
    size: Bytes
    sources: tuple[str, ...] = Field(min_length=1)


class LockedPackage(LockedFile):
    """One package: a file which the browser's Python can import from, and what it needs."""

    name: Name
    version: str
    imports: tuple[str, ...] = ()
    depends: tuple[Name, ...] = ()


class Release(_Record):
    """The Pyodide release, as the `info` block of its own lock describes it."""

    version: str
    python: str
    platform: str
    arch: str
    abi: str


class Lock(_Record):
    """Everything that the site ships from Pyodide and PyPI."""

    format: Literal[1] = 1
    pyodide: Release
    core: tuple[LockedFile, ...]
    packages: tuple[LockedPackage, ...]

    @property
    def files(self) -> tuple[LockedFile, ...]:
        """Every file, the core first."""
        return self.core + self.packages

    def package(self, name: str) -> LockedPackage | None:
        """The package of this name, in any spelling, if it is there."""
        wanted = canonicalize_name(name)
        return next((package for package in self.packages if package.name == wanted), None)

    def providers(self) -> dict[str, str]:
        """For every name that can be imported, the package that it comes from."""
        return {name: package.name for package in self.packages for name in package.imports}


def read_lock(path: Path) -> Lock:
    """Read a lock. Raises `LockError` if it is missing or malformed, which says what is wrong in it."""
    try:
        data = tomllib.loads(read_text_file(path, "the lock", LockError))
    except FileNotFoundError as error:
        raise LockError(
            "there is no lock", where=Place(path), why="a build takes no file that is not in it", todo=RENEW
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise LockError("this is not TOML", where=Place(path), why=str(error), todo=RENEW) from error
    try:
        lock = Lock.model_validate({("packages" if key == "package" else key): value for key, value in data.items()})
    except ValidationError as error:
        wrong = [f"{_spot(item['loc'], data)}: {item['msg']}" for item in error.errors()]
        raise LockError("this lock cannot be used", where=Place(path), why="; ".join(wrong), todo=RENEW) from error
    if wrong := _contradictions(lock):
        raise LockError("this lock contradicts itself", where=Place(path), why="; ".join(wrong), todo=RENEW)
    return lock


def write_lock(lock: Lock, path: Path) -> None:
    """Write a lock, sorted by name, so that two locks compare well line by line. Raises `DiskFullError`."""
    core = sorted(lock.core, key=lambda file: file.file)
    packages = sorted(lock.packages, key=lambda package: package.name)
    data = {
        "format": lock.format,
        "pyodide": lock.pyodide.model_dump(mode="json"),
        "core": [file.model_dump(mode="json") for file in core],
        "package": [_name_first(package.model_dump(mode="json")) for package in packages],
    }
    text = HEADER + tomli_w.dumps(data)
    with disk_errors(path, "the lock cannot be written", todo="make room there, and allow yourself to write"):
        path.write_text(text, encoding="utf-8", newline="\n")


def _name_first(package: dict[str, object]) -> dict[str, object]:
    first = ("name", "version", "file", "sha256", "size", "imports", "depends", "sources")
    return {key: package[key] for key in first}


def _spot(location: tuple[int | str, ...], data: dict[str, object]) -> str:
    """Where in the file something is, by the name of the package rather than by its number."""
    if len(location) > 1 and location[0] == "packages" and isinstance(location[1], int):
        entries = data.get("package")
        entry = entries[location[1]] if isinstance(entries, list) else None
        name = entry.get("name", f"number {location[1] + 1}") if isinstance(entry, dict) else "?"
        return ".".join(["package", str(name), *map(str, location[2:])])
    return ".".join(map(str, location))


def _contradictions(lock: Lock) -> list[str]:
    names = [package.name for package in lock.packages]
    files = [file.file for file in lock.files]
    twice = [f"{name} is there twice" for name in sorted({name for name in names if names.count(name) > 1})]
    twice += [f"the file {file} is there twice" for file in sorted({file for file in files if files.count(file) > 1})]
    missing = sorted(
        {(package.name, need) for package in lock.packages for need in package.depends if need not in names}
    )
    return twice + [f"{name} needs {need}, which is not there" for name, need in missing]
