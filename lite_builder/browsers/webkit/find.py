"""Does this machine have WebKitGTK's driver, its MiniBrowser, and a screen for it? It cannot run without a screen."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from lite_builder.browsers.installed import VERSION_SECONDS, Browser
from lite_builder.browsers.webkit.display import virtual_display
from lite_builder.errors import NoBrowserError

DRIVER = "WebKitWebDriver"
XVFB = "Xvfb"
MINI_BROWSERS = ("lib/*/webkit*/MiniBrowser", "lib64/webkit*/MiniBrowser", "libexec/webkit*/MiniBrowser")
"""Where distributions put the browser that the driver starts, below /usr."""


@dataclass(frozen=True)
class Tools:
    """The executables of the driver and of the screen."""

    driver: Path
    xvfb: Path


def find_tools() -> Tools:
    """Find both. Raises `NoBrowserError` if one is missing."""
    found = {command: shutil.which(command) for command in (DRIVER, XVFB)}
    if missing := [command for command, path in found.items() if path is None]:
        raise NoBrowserError(
            "WebKitGTK is not found on this machine",
            why=" and ".join(missing) + (" is no command here" if len(missing) == 1 else " are no commands here"),
            todo="run `lite-builder doctor --install --browser webkit`; "
            "on Debian and Ubuntu that is `sudo apt-get install webkit2gtk-driver xvfb`",
        )
    return Tools(Path(found[DRIVER] or ""), Path(found[XVFB] or ""))


def find_webkit() -> Browser:
    """Find WebKitGTK. Raises `NoBrowserError` if it is not there."""
    tools = find_tools()
    return Browser("WebKitGTK", tools.driver, _version(tools))


def _version(tools: Tools) -> str:
    """What the browser says, which needs a screen even for that; the driver does not know its version."""
    browser = next((path for pattern in MINI_BROWSERS for path in sorted(Path("/usr").glob(pattern))), None)
    if browser is None:
        return ""
    with virtual_display(tools.xvfb) as display:
        try:
            said = subprocess.run(
                [browser, "--version"],
                env={**os.environ, "DISPLAY": display},
                capture_output=True,
                text=True,
                timeout=VERSION_SECONDS,
            ).stdout
        except (OSError, subprocess.TimeoutExpired):
            return ""
    return next((word for word in said.split() if word[0].isdigit() and "." in word), "")
