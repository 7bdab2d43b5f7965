"""How is Firefox started? Headless, with a profile that is made for it and thrown away, and a port to drive it by."""

import asyncio
import json
import os
import subprocess
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from lite_builder.browsers.engine import BrowserFailure, Launch
from lite_builder.browsers.firefox.connection import Connection, connected
from lite_builder.browsers.firefox.preferences import ENVIRONMENT, as_user_js, preferences
from lite_builder.browsers.firefox.tab import RunningFirefox
from lite_builder.browsers.installed import Browser
from lite_builder.errors import NoBrowserError, Place

Process = subprocess.Popen[bytes]

START_SECONDS = 60
END_SECONDS = 20

LOG = "lite-builder.log"

ARGUMENTS = ("--headless", "--no-remote", "--width", "1280", "--height", "720", "--remote-debugging-port", "0")

CAPABILITIES = {"alwaysMatch": {"unhandledPromptBehavior": {"default": "dismiss"}}}
"""Nobody sits there to answer a dialog."""

ADDRESS_FILE = "WebDriverBiDiServer.json"
"""What Firefox writes into its profile once it listens: host and port."""

POLL_SECONDS = 0.05


@asynccontextmanager
async def firefox_launcher(browser: Browser) -> AsyncIterator[Launch]:
    """What starts this Firefox, as often as is wanted."""

    @asynccontextmanager
    async def launch(proxy_port: int, own_host: str) -> AsyncIterator[RunningFirefox]:
        with TemporaryDirectory(prefix="lite-builder-firefox-", ignore_cleanup_errors=True) as folder:
            profile = Path(folder)
            wanted = as_user_js(preferences(proxy_port, own_host))
            (profile / "user.js").write_text(wanted, encoding="utf-8")
            async with _process(browser, profile) as process, _connected(browser, profile, process) as connection:
                yield RunningFirefox(connection, process)

    yield launch


@asynccontextmanager
async def _process(browser: Browser, profile: Path) -> AsyncIterator[Process]:
    environment = {**os.environ, **ENVIRONMENT}
    with (profile / LOG).open("wb") as log:
        process = subprocess.Popen(
            [browser.path, *ARGUMENTS, "--profile", profile, "about:blank"],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            # Ctrl+C on a terminal is for us, who then end it.
            start_new_session=True,
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            await asyncio.to_thread(process.wait, END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()


@asynccontextmanager
async def _connected(browser: Browser, profile: Path, process: Process) -> AsyncIterator[Connection]:
    """The connection to it, in a session of the protocol. Raises `NoBrowserError`."""
    async with AsyncExitStack() as stack:
        try:
            async with asyncio.timeout(START_SECONDS):
                connection = await stack.enter_async_context(connected(await _address(profile, process)))
                await connection.command("session.new", capabilities=CAPABILITIES)
        except (BrowserFailure, TimeoutError) as error:
            raise NoBrowserError(
                f"{browser} does not start",
                where=Place(browser.path),
                why=_last_words(profile) or str(error) or f"it says nothing for {START_SECONDS} seconds",
                todo="start it by hand to see what it lacks, or install it anew: "
                "`lite-builder doctor --install --browser firefox`",
            ) from error
        yield connection


async def _address(profile: Path, process: Process) -> str:
    """Where it listens, once it does. Raises `BrowserFailure` if it ends before."""
    file = profile / ADDRESS_FILE
    while process.poll() is None:
        try:
            told = json.loads(file.read_text(encoding="utf-8"))
            return f"ws://{told['ws_host']}:{told['ws_port']}"
        except (FileNotFoundError, json.JSONDecodeError):
            await asyncio.sleep(POLL_SECONDS)
    raise BrowserFailure(f"it ends at once, with exit code {process.returncode}")


def _last_words(profile: Path) -> str:
    """The last line that it wrote before it ended."""
    said = (profile / LOG).read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return said[-1].strip() if said else ""
