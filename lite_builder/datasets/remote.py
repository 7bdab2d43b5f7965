"""What is known of a file on another host before it is fetched?"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True)
class Remote:
    """A file on another host: its address, and if they are known the name and sha256 that its loader gives it.

    `of` is what it is fetched for, in words: a loader, or a data set of OpenML.
    """

    address: str
    name: str = ""
    sha256: str | None = None
    of: str = ""

    @property
    def file_name(self) -> str:
        """A plain name for the file."""
        named = self.name or unquote(PurePosixPath(urlsplit(self.address).path).name)
        return re.sub(r"[^\w.-]+", "_", named).lstrip(".") or "index"

    @property
    def places(self) -> tuple[str, ...]:
        """Where it may lie in a folder of the author: under its own name, or packed where scikit-learn keeps it.

        The answers of OpenML's interface are all called by the number of the data set, and have the second place alone.
        """
        path = urlsplit(self.address).path.lstrip("/")
        plain = (self.file_name,) if "." in self.file_name else ()
        kept = (f"openml.org/{path}.gz", f"openml/openml.org/{path}.gz") if self.is_of_openml else ()
        return (*plain, *kept)

    @property
    def is_of_openml(self) -> bool:
        """Whether OpenML is the host."""
        return f".{urlsplit(self.address).hostname}".endswith(".openml.org")


Ask = Callable[[Remote], bytes | None]
"""Gives the file's bytes, or None where the host says that it has no such file."""
