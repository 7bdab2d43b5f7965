"""How does a machine without a browser get one? From its own distribution if that can be, else Playwright's own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from lite_builder.errors import NoBrowserError
from lite_builder.progress import Reporter

APT_UPDATE = ("apt-get", "update", "-q")
APT_INSTALL = ("apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium")


def install_chromium(reporter: Reporter) -> None:
    """Install Chromium by the first way that this machine allows. Raises `NoBrowserError` if none works.

    The distribution's packages come first, because its Chromium brings the shared libraries that it needs.
    """
    failures = []
    for title, commands in ways_to_install():
        with reporter.step(title):
            failure = _run_all(commands)
        if not failure:
            return
        failures.append(failure)
    raise NoBrowserError(
        "Chromium could not be installed",
        why="; ".join(failures),
        todo="install it by hand: on Debian or Ubuntu `sudo apt-get install chromium`, elsewhere "
        f"`{sys.executable} -m playwright install --with-deps chromium`; or install Google Chrome",
    )


def ways_to_install() -> list[tuple[str, list[tuple[str, ...]]]]:
    """The ways that are open on this machine: a title, and the commands to run one after the other."""
    ways: list[tuple[str, list[tuple[str, ...]]]] = []
    rights = _rights()
    if shutil.which("apt-get") and rights is not None:
        commands = [(*rights, *APT_UPDATE), (*rights, *APT_INSTALL)]
        ways.append(("Installing Chromium with apt-get", commands))
    ways.append(("Installing Playwright's Chromium", [(sys.executable, "-m", "playwright", "install", "chromium")]))
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
