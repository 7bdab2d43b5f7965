"""Where is the site opened that is looked at? At a server of ours, or from a folder, as a USB key is."""

from pathlib import Path
from typing import Protocol


class Origin(Protocol):
    """What visits have to know; it is there while its `with` block runs. `site/server.py` has the one that serves."""

    @property
    def host(self) -> str:
        """Host and port that the browser may ask: `127.0.0.1:8000`."""

    @property
    def url(self) -> str:
        """The address of the landing page."""

    @property
    def is_serving(self) -> bool:
        """Whether the site can be opened at this moment."""

    def revive(self) -> None:
        """Be there again, at the same address."""

    def __enter__(self) -> "Origin": ...

    def __exit__(self, *error: object) -> None: ...


class KeyFolder:
    """A key in a folder, whose pages ask nobody; `start` is its landing page."""

    host = "key.invalid"

    def __init__(self, start: Path) -> None:
        self._start = start.absolute()

    def __enter__(self) -> "KeyFolder":
        return self

    def __exit__(self, *error: object) -> None:
        return

    @property
    def url(self) -> str:
        """The address of the landing page, as a double click opens it."""
        return self._start.as_uri()

    @property
    def is_serving(self) -> bool:
        """Whether the key is plugged in."""
        return self._start.is_file()

    def revive(self) -> None:
        """Nothing to be done: nobody serves."""
