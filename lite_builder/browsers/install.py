"""How does a machine without a browser get one? From its own distribution if that can be, else Playwright's own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from lite_builder.errors import NoBrowserError
from lite_builder.progress import Reporter

APT_UPDATE = ("apt-get", "update", "-q")
APT_INSTALL = ("apt-get", "install", "-q", "-y", "--no-install-recommends")


@dataclass(frozen=True)
class Supply:
    """Where a browser comes from: Debian's packages, else a module of Python and its arguments, and what else helps."""

    name: str
    packages: tuple[str, ...]
    otherwise: tuple[str, ...] = ()
    by_hand: str = ""

    @property
    def apt_command(self) -> str:
        """What a person types on Debian."""
        return f"sudo apt-get install {' '.join(self.packages)}"


CHROMIUM = Supply(
    "Chromium",
    ("chromium",),
    ("playwright", "install", "chromium"),
    f"elsewhere `{sys.executable} -m playwright install --with-deps chromium`; or install Google Chrome",
)
FIREFOX = Supply("Firefox", ("firefox-esr",), by_hand="elsewhere as its maker says, so that `firefox` is a command")
WEBKIT = Supply("WebKitGTK", ("webkit2gtk-driver", "xvfb"), by_hand="it exists for Linux only")


def install(supply: Supply, reporter: Reporter) -> None:
    """Install the browser by the first way that this machine allows. Raises `NoBrowserError` if none works.

    The distribution's packages come first, because they bring the shared libraries that a browser needs.
    """
    failures = []
    for title, commands in ways_to_install(supply):
        with reporter.step(title):
            failure = _run_all(commands)
        if not failure:
            return
        failures.append(failure)
    raise NoBrowserError(
        f"{supply.name} could not be installed",
        why="; ".join(failures) or "it comes with apt-get, which this machine lacks or which needs the administrator",
        todo=f"install it by hand: on Debian or Ubuntu `{supply.apt_command}`, {supply.by_hand}",
    )


def ways_to_install(supply: Supply) -> list[tuple[str, list[tuple[str, ...]]]]:
    """The ways that are open on this machine: a title, and the commands to run one after the other."""
    ways: list[tuple[str, list[tuple[str, ...]]]] = []
    rights = _rights()
    if shutil.which("apt-get") and rights is not None:
        commands = [(*rights, *APT_UPDATE), (*rights, *APT_INSTALL, *supply.packages)]
        ways.append((f"Installing {supply.name} with apt-get", commands))
    if supply.otherwise:
        ways.append((f"Installing Playwright's {supply.name}", [(sys.executable, "-m", *supply.otherwise)]))
    return ways


def _rights() -> tuple[str, ...] | None:
    """What to put before a command that needs the administrator's rights; None if we do not have them."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return ()
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ("sudo", "-n")
    return None


def _run_all(commands: Sequence[tuple[str, ...]]) -> str:
    """Run the commands; return what went wrong, as one line, or an empty string."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in commands:
        try:
            done = subprocess.run(command, capture_output=True, text=True, env=environment)
        except OSError as error:
            return f"`{' '.join(command)}`: {error}"
        if done.returncode:
            said = [line.strip() for line in (done.stderr + done.stdout).splitlines() if line.strip()]
            return f"`{' '.join(command)}`: {said[-1] if said else f'exit code {done.returncode}'}"
    return ""
