"""Which Firefox does this machine have? The one with long support that Debian packages, or any other."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from lite_builder.browsers.installed import Browser, version_of
from lite_builder.errors import NoBrowserError

COMMANDS = ("firefox-esr", "firefox")
USUAL_PLACES = (
    Path("/Applications/Firefox.app/Contents/MacOS/firefox"),
    Path("C:/Program Files/Mozilla Firefox/firefox.exe"),
)


def find_firefox() -> Browser:
    """Find the first Firefox. Raises `NoBrowserError` if there is none."""
    for path in _candidates():
        return Browser("Firefox", path, version_of(path))
    raise NoBrowserError(
        "Firefox is not found on this machine",
        why="none of " + ", ".join(COMMANDS) + " is a command here",
        todo="run `lite-builder doctor --install --browser firefox`; "
        "on Debian that is `sudo apt-get install firefox-esr`",
    )


def _candidates() -> Iterator[Path]:
    yield from (Path(found) for command in COMMANDS if (found := shutil.which(command)))
    yield from (path for path in USUAL_PLACES if path.is_file())
