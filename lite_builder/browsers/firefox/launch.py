"""How is Firefox started? Headless, with a profile that is made for it and thrown away, and a port to drive it by."""

import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from subprocess import Popen
from tempfile import TemporaryDirectory

from lite_builder.browsers.engine import Launch
from lite_builder.browsers.firefox.connection import Connection, connected
from lite_builder.browsers.firefox.preferences import ENVIRONMENT, as_user_js, preferences
from lite_builder.browsers.firefox.tab import RunningFirefox
from lite_builder.browsers.installed import Browser
from lite_builder.browsers.process import first_answer, running, starting

LOG = "lite-builder.log"

ARGUMENTS = ("--headless", "--no-remote", "--width", "1280", "--height", "720", "--remote-debugging-port", "0")

CAPABILITIES = {"alwaysMatch": {"unhandledPromptBehavior": {"default": "dismiss"}}}
"""Nobody sits there to answer a dialog."""

ADDRESS_FILE = "WebDriverBiDiServer.json"
"""What Firefox writes into its profile once it listens: host and port."""


@asynccontextmanager
async def firefox_launcher(browser: Browser) -> AsyncIterator[Launch]:
    """What starts this Firefox, as often as is wanted."""

    @asynccontextmanager
    async def launch(proxy_port: int, own_host: str) -> AsyncIterator[RunningFirefox]:
        with TemporaryDirectory(prefix="lite-builder-firefox-", ignore_cleanup_errors=True) as folder:
            profile = Path(folder)
            wanted = as_user_js(preferences(proxy_port, own_host))
            (profile / "user.js").write_text(wanted, encoding="utf-8")
            command: list[str | Path] = [browser.path, *ARGUMENTS, "--profile", profile, "about:blank"]
            async with (
                running(command, ENVIRONMENT, profile / LOG) as process,
                _connected(browser, profile, process) as connection,
            ):
                yield RunningFirefox(connection, process)

    yield launch


@asynccontextmanager
async def _connected(browser: Browser, profile: Path, process: Popen[bytes]) -> AsyncIterator[Connection]:
    """The connection to it, in a session of the protocol. Raises `NoBrowserError`."""
    async with AsyncExitStack() as stack:
        async with starting(browser, "firefox", profile / LOG):
            address = await first_answer(process, lambda: _address(profile))
            connection = await stack.enter_async_context(connected(address))
            await connection.command("session.new", capabilities=CAPABILITIES)
        yield connection


async def _address(profile: Path) -> str | None:
    """Where it listens, once it does."""
    try:
        told = json.loads((profile / ADDRESS_FILE).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    return f"ws://{told['ws_host']}:{told['ws_port']}"
