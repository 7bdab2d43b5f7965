"""Wheels from PyPI: pure ones, and those that projects publish for the browser themselves (PEP 783)."""

from pathlib import Path

from lite_builder.packages.pip import Pip, wheel_options
from lite_builder.packages.sources.source import Came, NotThere, WantedFile
from lite_builder.store import Store


class Pypi:
    """Asks pip for exactly the wheel that is wanted."""

    name = "pypi"

    def __init__(self, pip: Pip, store: Store) -> None:
        self._pip = pip
        self._store = store

    def fetch(self, wanted: WantedFile, into: Path, came: Came) -> None:
        """Download one wheel. A wheel of another name than the one that is wanted counts as not there."""
        if wanted.project is None:
            raise NotThere("this is no package")
        with self._store.scratch() as scratch:
            wheel = self._pip.download(
                f"{wanted.project}=={wanted.version}",
                scratch,
                wheel_options(wanted.file),
                lambda done, _: came(wanted.file, done, wanted.size),
            )
            if wheel.name != wanted.file:
                raise NotThere(f"pip gives {wheel.name} instead")
            wheel.replace(into)
