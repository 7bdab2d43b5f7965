"""What does the site have, for one who asks why a notebook fails? Its files and what can be imported."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from pydantic import BaseModel

from lite_builder.site.manifest import Manifest

CONTENTS = "files/"
"""Where in a site the course's files are (JupyterLite's contents)."""

PYODIDE_LOCK = "static/pyodide/pyodide-lock.json"


@dataclass(frozen=True)
class SiteFacts:
    """The course's `files` as notebooks see them, with their sizes in bytes.

    `shipped` are the names of the packages, and of the top-level modules in them.
    """

    files: Mapping[PurePosixPath, int] = field(default_factory=dict)
    shipped: frozenset[str] = frozenset()


class _Package(BaseModel):
    imports: tuple[str, ...] = ()


class _PyodideLock(BaseModel):
    packages: dict[str, _Package]


def read_site_facts(folder: Path, manifest: Manifest) -> SiteFacts:
    """Look at a built site. One without Python's packages, as after a broken upload, has nothing that is shipped."""
    files = {
        PurePosixPath(path.removeprefix(CONTENTS)): file.size
        for path, file in manifest.files.items()
        if path.startswith(CONTENTS)
    }
    try:
        return SiteFacts(files, shipped_by((folder / PYODIDE_LOCK).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return SiteFacts(files)


def shipped_by(pyodide_lock: str) -> frozenset[str]:
    """The names of packages and modules in the text of a `pyodide-lock.json`. Raises `ValueError` if it is not one."""
    packages = _PyodideLock.model_validate(json.loads(pyodide_lock)).packages
    return frozenset(packages) | {module for package in packages.values() for module in package.imports}
