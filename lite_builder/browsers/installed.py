"""What is known of a browser that is installed on this machine? Its name, its executable and its version."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

VERSION_SECONDS = 30


@dataclass(frozen=True)
class Browser:
    """A browser that is installed: what people call it, its executable, its version (empty if it does not say)."""

    name: str
    path: Path
    version: str = ""

    def __str__(self) -> str:
        return f"{self.name} {self.version}".strip()


def version_of(path: Path) -> str:
    """The version that the program says it is: `156.0.8078.79` of `Chromium 156.0.8078.79 built on Debian`."""
    try:
        said = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=VERSION_SECONDS).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return next((word for word in said.split() if word[0].isdigit() and "." in word), "")
