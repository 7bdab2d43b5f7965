"""Which Chromium does this machine have? Looks in the usual places, in a fixed order.

The order: what `LITE_BUILDER_BROWSER` names, Debian's Chromium, Google Chrome, Microsoft Edge, Playwright's own.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from lite_builder.browsers.installed import Browser as Browser
from lite_builder.browsers.installed import version_of
from lite_builder.errors import NoBrowserError, Place

BROWSER_VARIABLE = "LITE_BUILDER_BROWSER"

COMMANDS = (
    ("Chromium", ("chromium", "chromium-browser")),
    ("Google Chrome", ("google-chrome-stable", "google-chrome")),
    ("Microsoft Edge", ("microsoft-edge-stable", "microsoft-edge")),
)
"""What the browsers are called on a command line, in the order in which they are tried."""

USUAL_PLACES = (
    ("Chromium", "/Applications/Chromium.app/Contents/MacOS/Chromium"),
    ("Google Chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    ("Microsoft Edge", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
    ("Google Chrome", "{PROGRAMFILES}/Google/Chrome/Application/chrome.exe"),
    ("Google Chrome", "{LOCALAPPDATA}/Google/Chrome/Application/chrome.exe"),
    ("Microsoft Edge", "{PROGRAMFILES(X86)}/Microsoft/Edge/Application/msedge.exe"),
)
"""Where macOS and Windows put browsers that are not on the PATH."""

PLAYWRIGHT_FOLDERS = ("{PLAYWRIGHT_BROWSERS_PATH}", "~/.cache/ms-playwright", "~/Library/Caches/ms-playwright")
PLAYWRIGHT_PATTERNS = ("chromium-*/chrome-*/chrome", "chromium-*/chrome-*/*.app/Contents/MacOS/*")
"""Where `playwright install chromium` puts its own, on Linux and on macOS."""


def find_chromium() -> Browser:
    """Find the first browser of the Chromium family. Raises `NoBrowserError` if there is none."""
    named = os.environ.get(BROWSER_VARIABLE)
    candidates = [_named_by_the_environment(named)] if named else _candidates()
    for name, path in candidates:
        return Browser(name, path, version_of(path))
    raise NoBrowserError(
        "no Chromium, Chrome or Edge is found on this machine",
        why="the notebooks are run in a real browser, the way learners run them",
        todo=f"run `lite-builder doctor --install`, or set {BROWSER_VARIABLE} to the browser's executable",
    )


def _named_by_the_environment(named: str) -> tuple[str, Path]:
    path = shutil.which(named)
    if path is None:
        raise NoBrowserError(
            "this is not a program that can be started",
            where=Place(named),
            why=f"the environment variable {BROWSER_VARIABLE} names it",
            todo=f"correct {BROWSER_VARIABLE}, or unset it to have the browser found",
        )
    names = {command: name for name, commands in COMMANDS for command in commands}
    return names.get(Path(path).stem, Path(path).stem), Path(path)


def _candidates() -> Iterator[tuple[str, Path]]:
    for name, commands in COMMANDS:
        for command in commands:
            if found := shutil.which(command):
                yield name, Path(found)
    for name, place in USUAL_PLACES:
        if (path := _expand(place)) and path.is_file():
            yield name, path
    for folder in PLAYWRIGHT_FOLDERS:
        if root := _expand(folder):
            for pattern in PLAYWRIGHT_PATTERNS:
                # Folders end in a build number; the newest comes last.
                yield from (("Chromium", path) for path in sorted(root.glob(pattern), reverse=True))


def _expand(place: str) -> Path | None:
    """Fill in `~` and an environment variable in braces; None if the variable is not set."""
    if place.startswith("{"):
        variable, rest = place[1:].split("}", 1)
        value = os.environ.get(variable)
        return Path(value + rest) if value else None
    return Path(place).expanduser()
