"""Pyodide's own distribution, over HTTP, file by file."""

from pathlib import Path
from urllib.parse import quote

from lite_builder.packages.sources.source import Came, WantedFile
from lite_builder.store import Web


class PyodideCdn:
    """Asks `[packages] cdn` for a file of the release that is wanted."""

    name = "pyodide-cdn"

    def __init__(self, address: str, web: Web) -> None:
        self._address = address
        self._web = web

    def fetch(self, wanted: WantedFile, into: Path, came: Came) -> None:
        """Download one file."""
        folder = self._address.replace("{version}", wanted.pyodide).rstrip("/")
        self._web.download(f"{folder}/{quote(wanted.file)}", into, lambda done: came(wanted.file, done, wanted.size))
