"""Which Python and which packages does the site's kernel have? Read from the built site, not from the project."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError

from lite_builder.errors import NoSiteError, Place
from lite_builder.verify.diagnosis.site_facts import PYODIDE_LOCK

BROWSER_ONLY = frozenset({"ipykernel", "lite-builder-runtime", "micropip", "piplite", "pyodide-kernel"})
"""What makes a kernel of the browser's Python; the ipykernel among them is JupyterLite's stand-in for the real one."""


@dataclass(frozen=True)
class BrowserPython:
    """The version of Python, and those of the packages that exist outside of the browser, too, by name."""

    version: str
    packages: dict[str, str]


class _Info(BaseModel):
    python: str


class _Package(BaseModel):
    version: str
    package_type: str = "package"


class _PyodideLock(BaseModel):
    info: _Info
    packages: dict[str, _Package]


def read_browser_python(site: Path) -> BrowserPython:
    """What the site in this folder ships. Raises `NoSiteError` where that cannot be read."""
    file = site / PYODIDE_LOCK
    try:
        lock = _PyodideLock.model_validate_json(file.read_bytes())
    except (OSError, ValidationError) as error:
        raise NoSiteError(
            "it cannot be read which packages this site ships",
            where=Place(file),
            why=str(error).splitlines()[0],
            todo="build the site again with this version of lite_builder",
        ) from error
    return BrowserPython(
        lock.info.python,
        {
            name: package.version
            for name, package in sorted(lock.packages.items())
            if package.package_type == "package" and name not in BROWSER_ONLY
        },
    )
