"""Which libraries does a built site have for its Python, and which Python is that? As the site's own files say."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError

from lite_builder.errors import NoSiteError, Place
from lite_builder.verify.diagnosis.site_facts import PYODIDE_LOCK


@dataclass(frozen=True)
class Shipped:
    """The versions of the site's packages, by name, and its Python: `3.14`."""

    versions: Mapping[str, str]
    python: str


class _Info(BaseModel):
    python: str


class _Package(BaseModel):
    version: str


class _PyodideLock(BaseModel):
    info: _Info
    packages: dict[str, _Package]


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
            todo="build the site again",
        ) from error


def shipped_by(pyodide_lock: str) -> Shipped:
    """As the text of a `pyodide-lock.json` says. Raises pydantic's `ValidationError` if it is not one."""
    lock = _PyodideLock.model_validate_json(pyodide_lock)
    python = ".".join(lock.info.python.split(".")[:2])
    return Shipped({name: package.version for name, package in lock.packages.items()}, python)
