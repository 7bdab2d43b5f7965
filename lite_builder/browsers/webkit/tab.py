"""How is a page in WebKitGTK opened, watched and spoken to? By looking into it again and again.

The driver tells nothing by itself: a script is put into each page once it is there, and asked for what it has to say.
"""

import asyncio
from base64 import b64decode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from subprocess import Popen
from typing import Any

import httpx

from lite_builder.browsers.engine import BrowserFailure, PageScript, Watcher
from lite_builder.browsers.page_bridge import answers_to, bridged, read_call
from lite_builder.browsers.process import START_SECONDS, kill_group
from lite_builder.browsers.webkit.session import ELEMENT, Session, SessionGone, new_session

END_SECONDS = 30
"""How long a browser may take to end before it counts as stuck."""

PICTURE_SECONDS = 5
"""How long a page may take to be drawn."""

POLL_SECONDS = 0.1

_CALLS = "return globalThis.liteBuilderCalls?.splice(0) ?? null"
_POST = "(text) => globalThis.liteBuilderCalls.push(text)"


class RunningWebKit:
    """A driver of WebKitGTK that was started. Each tab is in a browser of its own."""

    def __init__(self, client: httpx.AsyncClient, process: Popen[bytes], wanted: dict[str, Any]) -> None:
        self._client = client
        self._process = process
        self._wanted = wanted

    @property
    def is_running(self) -> bool:
        """False once the driver's process has ended."""
        return self._process.poll() is None

    @asynccontextmanager
    async def tab(self, watcher: Watcher, script: PageScript | None = None) -> AsyncIterator["WebKitTab"]:
        """A tab in a browser with an empty profile. If it does not start or end in time, the driver is killed."""
        try:
            async with asyncio.timeout(START_SECONDS):
                session = await new_session(self._client, self._wanted)
        except TimeoutError:
            self._kill()
            raise
        looking = asyncio.create_task(_look(session, watcher, script)) if script else None
        try:
            yield WebKitTab(session)
        finally:
            if looking:
                looking.cancel()
            await self._end(session)

    async def _end(self, session: Session) -> None:
        try:
            async with asyncio.timeout(END_SECONDS):
                await session.end()
        except SessionGone:
            return
        except (BrowserFailure, TimeoutError):
            self._kill()

    def _kill(self) -> None:
        kill_group(self._process)
        self._process.wait()


class WebKitTab:
    """A tab in WebKitGTK, and those that are opened from it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def open(self, url: str) -> int | None:
        """Go there and wait until it is loaded. The status is what the page itself knows of it."""
        await self._session.post("url", url=url)
        status = await self._session.run("return performance.getEntriesByType('navigation')[0]?.responseStatus ?? null")
        return status if isinstance(status, int) and status else None

    async def click(self, selector: str) -> bool:
        """Click the first element of this selector, if there is one."""
        found = await self._session.post("elements", using="css selector", value=selector)
        if not found:
            return False
        await self._session.post(f"element/{found[0][ELEMENT]}/click")
        return True

    async def picture(self) -> bytes | None:
        """The page as a PNG image; None if it does not answer, held by an endless loop for one."""
        try:
            async with asyncio.timeout(PICTURE_SECONDS):
                return b64decode(await self._session.get("screenshot"))
        except (BrowserFailure, TimeoutError):
            return None


async def _look(session: Session, watcher: Watcher, script: PageScript) -> None:
    """Answer the calls of the script, and put it into each new page, until the tab is gone."""
    start = f"globalThis.liteBuilderCalls = [];\n{bridged(script, _POST)}"
    while True:
        try:
            calls = await session.run(_CALLS)
            if calls is None:
                await session.run(start)
            elif calls:
                await session.run(answers_to(script, [read_call(text) for text in calls]))
        except SessionGone:
            watcher.crashed("the browser ended, or its tab crashed")
            return
        except BrowserFailure:
            # Between two pages there is nothing to look into.
            pass
        await asyncio.sleep(POLL_SECONDS)
