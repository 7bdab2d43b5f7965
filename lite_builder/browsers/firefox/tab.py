"""How is a page in Firefox opened, watched and spoken to? A tab in a user context, which has a storage of its own."""

import asyncio
from base64 import b64decode
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from subprocess import Popen
from typing import Any

from lite_builder.browsers.engine import BrowserFailure, PageScript, Watcher
from lite_builder.browsers.firefox.connection import GONE, Connection
from lite_builder.browsers.firefox.messages import EVENTS, Messages
from lite_builder.browsers.page_bridge import answers_to, bridged, read_call

ANSWER_SECONDS = 30
"""How long Firefox may take to open or close a tab before it counts as stuck."""

PICTURE_SECONDS = 5
"""How long a page may take to be drawn."""

PICTURE = {"type": "image/jpeg", "quality": 0.6}

_SCROLL = "(element) => element.scrollIntoView({block: 'center'})"


class RunningFirefox:
    """A Firefox that was started, and the connection to it."""

    def __init__(self, connection: Connection, process: Popen[bytes]) -> None:
        self._connection = connection
        self._process = process

    @property
    def is_running(self) -> bool:
        """False once its process or the connection to it has ended."""
        return self._connection.is_open and self._process.poll() is None

    @asynccontextmanager
    async def tab(self, watcher: Watcher, script: PageScript | None = None) -> AsyncIterator["FirefoxTab"]:
        """A tab in a user context of its own. A Firefox that does not open or close it in time is killed."""
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                created = await self._connection.command("browser.createUserContext")
        except TimeoutError:
            self._process.kill()
            raise
        user_context = created["userContext"]
        tab = FirefoxTab(self._connection, user_context, watcher, script)
        try:
            async with self._connection.listening(tab.on_event, lambda: watcher.crashed(GONE)):
                async with asyncio.timeout(ANSWER_SECONDS):
                    await tab.prepare()
                yield tab
        finally:
            await self._remove(user_context)

    async def _remove(self, context: str) -> None:
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                await self._connection.command("browser.removeUserContext", userContext=context)
        except (BrowserFailure, TimeoutError):
            self._process.kill()


class FirefoxTab:
    """A tab in Firefox, and those that are opened from it, all in one user context."""

    def __init__(self, connection: Connection, user_context: str, watcher: Watcher, script: PageScript | None) -> None:
        self._connection = connection
        self._user_context = user_context
        self._messages = Messages(watcher)
        self._script = script
        self._tabs: list[str] = []
        self._status: dict[str, int] = {}
        self._answers: set[asyncio.Task[None]] = set()

    async def prepare(self) -> None:
        """Have the tab opened, with the script in all pages of the user context."""
        mine = [self._user_context]
        await self._connection.command("session.subscribe", events=list(EVENTS), userContexts=mine)
        if self._script:
            await self._connection.command(
                "script.addPreloadScript",
                functionDeclaration=f"(post) => {{ {bridged(self._script, 'post')} }}",
                arguments=[{"type": "channel", "value": {"channel": self._user_context}}],
                userContexts=mine,
            )
        opened = await self._connection.command("browsingContext.create", type="tab", userContext=self._user_context)
        self._tabs = [opened["context"]]

    async def open(self, url: str) -> int | None:
        """Go there and wait until it is loaded. The status is known only if the page is not from the cache."""
        self._status.pop(url, None)
        await self._connection.command("browsingContext.navigate", context=self._tabs[0], url=url, wait="complete")
        return self._status.get(url)

    async def click(self, selector: str) -> bool:
        """Press the mouse's button on the first element of this selector, if there is one."""
        locator = {"type": "css", "value": selector}
        here = self._tabs[0]
        found = await self._connection.command(
            "browsingContext.locateNodes", context=here, locator=locator, maxNodeCount=1
        )
        if not found["nodes"]:
            return False
        element = {"sharedId": found["nodes"][0]["sharedId"]}
        await self._connection.command(
            "script.callFunction",
            functionDeclaration=_SCROLL,
            arguments=[element],
            target={"context": here},
            awaitPromise=False,
        )
        await self._connection.command("input.performActions", context=here, actions=[_press_on(element)])
        return True

    async def picture(self) -> bytes | None:
        """The newest page as a JPEG image; None if it does not answer, held by an endless loop for one."""
        try:
            async with asyncio.timeout(PICTURE_SECONDS):
                drawn = await self._connection.command(
                    "browsingContext.captureScreenshot", context=self._tabs[-1], format=PICTURE
                )
        except (BrowserFailure, TimeoutError):
            return None
        return b64decode(drawn["data"])

    def on_event(self, method: str, event: Mapping[str, Any]) -> None:
        """Take an event of the connection: a call of the script's functions, or something to watch for."""
        match method, event:
            case "script.message", {"data": {"value": text}, "source": {"realm": realm}}:
                answering = asyncio.create_task(self._answer(text, realm))
                self._answers.add(answering)
                answering.add_done_callback(self._answers.discard)
            case "browsingContext.contextCreated", {"originalOpener": str(), "context": context}:
                self._tabs.append(context)
            case "browsingContext.contextDestroyed", {"context": context} if context in self._tabs[1:]:
                self._tabs.remove(context)
            case "network.responseStarted", {"response": {"url": url, "status": status}}:
                self._status.setdefault(url, status)
        self._messages.tell(method, event)

    async def _answer(self, text: str, realm: str) -> None:
        """Answer a call. A page that is gone by then waits for nothing."""
        if self._script:
            answer = answers_to(self._script, [read_call(text)])
            with suppress(BrowserFailure):
                await self._connection.command(
                    "script.evaluate", expression=answer, target={"realm": realm}, awaitPromise=False
                )


def _press_on(element: Mapping[str, Any]) -> Mapping[str, Any]:
    moves = {"type": "pointerMove", "x": 0, "y": 0, "origin": {"type": "element", "element": element}}
    press, release = ({"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp"))
    return {"type": "pointer", "id": "mouse", "actions": [moves, press, release]}
