"""Which JupyterLab extensions travel inside the packages of the lock? Those that show what these packages put out.

A package that draws in the page (jupyterlab_widgets, plotly, anywidget) has its prebuilt extension in its wheel, from
which pip would install it. Taken from the very wheel that the site ships, it is always of the version that the
Python side speaks to.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lite_builder.packages.bundle import Bundle

_FILE = re.compile(r"[^/]+\.data/data/share/jupyter/labextensions/(?P<name>(?:@[^/]+/)?[^/]+)/(?P<path>.+)")
_LEFT_OUT = (".map", "/install.json")


@dataclass(frozen=True)
class WheelExtension:
    """An extension in a wheel: its name in JupyterLab, the wheel's sha256, and where the wheel is."""

    name: str
    sha256: str
    wheel: Path

    @property
    def identity(self) -> object:
        """Its name, and the wheel's bytes."""
        return [self.name, self.sha256]

    def copy_to(self, folder: Path) -> Path:
        """Unpack what learners need of it."""
        target = folder / self.name
        with zipfile.ZipFile(self.wheel) as wheel:
            for match in extension_files(wheel.namelist()):
                if match["name"] == self.name and ".." not in Path(match["path"]).parts:
                    file = target / match["path"]
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(wheel.read(match[0]))
        return target


def wheel_extensions(bundle: Bundle) -> tuple[WheelExtension, ...]:
    """The extensions in the wheels of the bundle, by their names."""
    return tuple(sorted(_extensions(bundle), key=lambda extension: extension.name))


def _extensions(bundle: Bundle) -> Iterator[WheelExtension]:
    for package in bundle.lock.packages:
        file = bundle.files[package.file]
        with zipfile.ZipFile(file) as wheel:
            names = {match["name"] for match in extension_files(wheel.namelist())}
        yield from (WheelExtension(name, package.sha256, file) for name in names)


def extension_files(members: Iterable[str]) -> list[re.Match[str]]:
    """Of a wheel's files those that belong to an extension: its `name`, and the `path` within it."""
    matches = (_FILE.fullmatch(member) for member in members if not member.endswith(_LEFT_OUT))
    return [match for match in matches if match]
