"""Which Python and which packages of a site's kernel can a native environment have, too?"""

from dataclasses import dataclass
from pathlib import Path

from lite_builder.verify.shipped import read_shipped

BROWSER_ONLY = frozenset({"ipykernel", "lite-builder-runtime", "micropip", "piplite", "pyodide-kernel"})
"""What makes a kernel of the browser's Python; the ipykernel among them is JupyterLite's stand-in for the real one."""


@dataclass(frozen=True)
class BrowserPython:
    """The version of Python, and those of the packages that exist outside of the browser, too, by name."""

    version: str
    packages: dict[str, str]


def read_browser_python(site: Path) -> BrowserPython:
    """What the site in this folder ships. Raises `NoSiteError` where that cannot be told."""
    shipped = read_shipped(site)
    return BrowserPython(
        shipped.python,
        {
            name: package.version
            for name, package in sorted(shipped.packages.items())
            if package.package_type == "package" and name not in BROWSER_ONLY
        },
    )
