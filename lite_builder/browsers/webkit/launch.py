"""How is WebKitGTK started? Its driver on a screen that nobody sees; the driver then starts a browser for each tab."""

import asyncio
import os
import socket
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from lite_builder.browsers.engine import BrowserFailure, Launch
from lite_builder.browsers.installed import Browser
from lite_builder.browsers.webkit.display import virtual_display
from lite_builder.browsers.webkit.find import find_tools
from lite_builder.browsers.webkit.session import capabilities, client_of, new_session
from lite_builder.browsers.webkit.tab import RunningWebKit, kill_group
from lite_builder.errors import NoBrowserError, Place

START_SECONDS = 60
END_SECONDS = 10
POLL_SECONDS = 0.05
LOG = "driver.log"


@asynccontextmanager
async def webkit_launcher(browser: Browser) -> AsyncIterator[Launch]:
    """What starts this WebKitGTK, as often as is wanted."""

    @asynccontextmanager
    async def launch(proxy_port: int, own_host: str) -> AsyncIterator[RunningWebKit]:
        wanted = capabilities(proxy_port, own_host)
        with (
            virtual_display(find_tools().xvfb) as display,
            TemporaryDirectory(prefix="lite-builder-webkit-", ignore_cleanup_errors=True) as folder,
        ):
            port = _free_port()
            async with _driver(browser, port, display, Path(folder)) as process, client_of(port) as client:
                running = RunningWebKit(client, process, wanted)
                try:
                    async with asyncio.timeout(START_SECONDS):
                        await _listening(port, process)
                        # A browser that cannot start says so now, and not at each notebook.
                        await (await new_session(client, wanted)).end()
                except (BrowserFailure, TimeoutError) as error:
                    raise NoBrowserError(
                        f"{browser} does not start",
                        where=Place(browser.path),
                        why=_last_words(Path(folder)) or str(error) or f"it says nothing for {START_SECONDS} seconds",
                        todo="start it by hand to see what it lacks, or install it anew: "
                        "`lite-builder doctor --install --browser webkit`",
                    ) from error
                yield running

    yield launch


@asynccontextmanager
async def _driver(browser: Browser, port: int, display: str, folder: Path) -> AsyncIterator[subprocess.Popen[bytes]]:
    with (folder / LOG).open("wb") as log:
        process = subprocess.Popen(
            [browser.path, f"--port={port}", "--host=127.0.0.1"],
            env={**os.environ, "DISPLAY": display, "GDK_BACKEND": "x11"},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            # The browsers that it starts are ended with it, as one group.
            start_new_session=True,
        )
    try:
        yield process
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            await asyncio.to_thread(process.wait, END_SECONDS)
        kill_group(process)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


async def _listening(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until it listens. Raises `BrowserFailure` if it ends before."""
    while process.poll() is None:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(POLL_SECONDS)
        else:
            writer.close()
            return
    raise BrowserFailure(f"it ends at once, with exit code {process.returncode}")


def _last_words(folder: Path) -> str:
    said = (folder / LOG).read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return said[-1].strip() if said else ""
