"""Which Python does a built site have, with which packages? As the site's own files say, not the project."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from lite_builder.errors import NoSiteError, Place
from lite_builder.site.lab import LOCK_FILE, PYODIDE_FOLDER

PYODIDE_LOCK = f"{PYODIDE_FOLDER}/{LOCK_FILE}"
"""Where in a site Pyodide finds what there is to load."""


class Package(BaseModel):
    """A package of the site. Its `package_type` is `package` unless it is a library for other packages."""

    model_config = ConfigDict(frozen=True)

    version: str
    imports: tuple[str, ...] = ()
    package_type: str = "package"


class _Info(BaseModel):
    python: str


class _PyodideLock(BaseModel):
    info: _Info
    packages: dict[str, Package]


@dataclass(frozen=True)
class Shipped:
    """The site's Python, such as `3.14.0`, and its packages by name."""

    python: str
    packages: Mapping[str, Package]

    @property
    def versions(self) -> dict[str, str]:
        """The version of each package."""
        return {name: package.version for name, package in self.packages.items()}

    @property
    def names(self) -> frozenset[str]:
        """The names of the packages, and of the top-level modules in them."""
        return frozenset(self.packages) | {name for package in self.packages.values() for name in package.imports}


def read_shipped(site: Path) -> Shipped:
    """What is shipped in the site in this folder. Raises `NoSiteError` where that cannot be told."""
    file = site / PYODIDE_LOCK
    try:
        return shipped_by(file.read_text(encoding="utf-8"))
    except (OSError, ValidationError, UnicodeDecodeError) as error:
        raise NoSiteError(
            "this site does not say which packages it ships",
            where=Place(file),
            why=str(error).splitlines()[0],
            todo="build it again, with this version of lite_builder",
        ) from error


def shipped_by(pyodide_lock: str) -> Shipped:
    """As the text of a `pyodide-lock.json` says. Raises pydantic's `ValidationError` if it is not one."""
    lock = _PyodideLock.model_validate_json(pyodide_lock)
    return Shipped(lock.info.python, lock.packages)
