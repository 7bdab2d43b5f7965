"""What is known of a file on another host before it is fetched?"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True)
class Remote:
    """A file on another host: its address, and if they are known the name and sha256 that its loader gives it."""

    address: str
    name: str = ""
    sha256: str | None = None

    @property
    def file_name(self) -> str:
        """A plain name for the file."""
        named = self.name or unquote(PurePosixPath(urlsplit(self.address).path).name)
        return re.sub(r"[^\w.-]+", "_", named).lstrip(".") or "index"


Ask = Callable[[Remote], bytes | None]
"""Gives the file's bytes, or None where the host says that it has no such file."""
