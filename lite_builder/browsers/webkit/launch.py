"""How is WebKitGTK started? Its driver on a screen that nobody sees; the driver then starts a browser for each tab."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from lite_builder.browsers.engine import Launch
from lite_builder.browsers.installed import Browser
from lite_builder.browsers.process import first_answer, running, starting
from lite_builder.browsers.webkit.display import virtual_display
from lite_builder.browsers.webkit.find import find_tools
from lite_builder.browsers.webkit.session import capabilities, client_of, new_session
from lite_builder.browsers.webkit.tab import RunningWebKit

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
            port, log = _free_port(), Path(folder) / LOG
            command: list[str | Path] = [browser.path, f"--port={port}", "--host=127.0.0.1"]
            screen = {"DISPLAY": display, "GDK_BACKEND": "x11"}
            async with running(command, screen, log) as process, client_of(port) as client:
                async with starting(browser, "webkit", log):
                    await first_answer(process, lambda: _listening(port))
                    # A browser that cannot start says so now, and not at each notebook.
                    await (await new_session(client, wanted)).end()
                yield RunningWebKit(client, process, wanted)

    yield launch


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


async def _listening(port: int) -> bool | None:
    """True once somebody listens there."""
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return None
    writer.close()
    return True
