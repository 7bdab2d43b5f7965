"""How does one notebook run after another? Each with a kernel of its own, in a tab that is kept while sound.

The first is opened as learners do it, by a click on the landing page, in a profile that nobody used before. The next
ones take its place in the page (see notebook_driver.js), which spares the start of JupyterLite and the compilation of
Python's WebAssembly. They share neither kernel nor storage with it.
"""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from importlib.resources import files
from time import monotonic
from typing import Any

from lite_builder.browsers.engine import BrowserFailure, PageScript, RunningBrowser, Tab
from lite_builder.verify.notebook_run import LANDING_PAGE, ForeignRequest, NotebookRun
from lite_builder.verify.onlooker import NotebookOnlooker
from lite_builder.verify.origin import Origin
from lite_builder.verify.session import NotebookSession
from lite_builder.verify.traffic import RefusingProxy
from lite_builder.verify.visit import SETTLE_SECONDS, reason_of

POLL_SECONDS = 0.05

REST_SECONDS = 5.0
"""How long a page may take to look around after a notebook that worked."""

MOST_VISITS = 20
"""How many notebooks a tab shows. What a page gathers over time is thrown away with it."""

MOST_MEMORY = 1_000_000_000
"""A kernel that has needed more, in bytes, is not kept beside the next one."""

DRIVER = files("lite_builder.verify").joinpath("notebook_driver.js")
KERNEL_AT_REST = files("lite_builder.verify").joinpath("kernel_at_rest.py")
AT_REST = -1
JAVASCRIPT = "application/javascript"

Visit = tuple[NotebookRun, tuple[ForeignRequest, ...]]
"""A notebook's run, and the foreign requests that the landing page made before the click."""


class NotebookTab:
    """A tab for notebooks, opened at the first visit. Close it at the end, and once it is not `sound` any more."""

    def __init__(self, browser: RunningBrowser, server: Origin, proxy: RefusingProxy) -> None:
        self._browser = browser
        self._server = server
        self._onlooker = NotebookOnlooker(proxy, server)
        self._stack = AsyncExitStack()
        self._tab: Tab | None = None
        self._session: NotebookSession | None = None
        self._next: NotebookSession | None = None
        self._visits = 0
        self._rests = False
        self.sound = True

    async def visit(self, session: NotebookSession) -> Visit:
        """Open the session's notebook, run what it says, and say what happened.

        Nothing that the notebook does is raised, and nothing makes this wait longer than the session's limits say.
        """
        self._visits += 1
        self.sound = self._rests = False
        self._session = session
        self._onlooker.watch(session)
        before: tuple[ForeignRequest, ...] = ()
        foreign: tuple[ForeignRequest, ...] = ()
        screenshot: bytes | None = None
        try:
            async with asyncio.timeout(session.limits.start_timeout):
                tab, before = await self._open(session)
            await self._wait_for_the_end(session)
            await asyncio.sleep(SETTLE_SECONDS)
            if session.result().ok:
                await self._wait_for_rest()
            foreign = self._onlooker.take(session.notebook.path)
            if not session.result(foreign).ok:
                screenshot = await tab.picture()
        except (BrowserFailure, TimeoutError) as error:
            session.died(reason_of(error))
        run = session.result(foreign, screenshot)
        self.sound = self.sound and self._visits < MOST_VISITS and leaves_page_sound(run)
        return run, before

    async def close(self) -> None:
        """Close the tab."""
        self._session = None
        try:
            await self._stack.aclose()
        except BrowserFailure:
            # It is gone already.
            return

    async def _open(self, session: NotebookSession) -> tuple[Tab, tuple[ForeignRequest, ...]]:
        if self._tab:
            self._next = session
            return self._tab, ()
        functions: Mapping[str, Callable[[Any], object]] = {
            "liteBuilderTell": self._tell,
            "liteBuilderCode": self._code_of,
            "liteBuilderNext": self._take_next,
        }
        script = PageScript(DRIVER.read_text(encoding="utf-8"), functions)
        self._tab = await self._stack.enter_async_context(self._browser.tab(self._onlooker, script))
        await self._tab.open(self._server.url)
        before = self._onlooker.take(LANDING_PAGE)
        if not await self._tab.click(f"a[data-notebook={_css_string(session.notebook.path)}]"):
            session.no_link()
        return self._tab, before

    async def _wait_for_the_end(self, session: NotebookSession) -> None:
        while not session.ended:
            if not self._server.is_serving:
                session.died("the server of the site ended")
            if session.seconds_left() == 0:
                session.time_is_up()
            await asyncio.sleep(min(POLL_SECONDS, session.seconds_left()))

    async def _wait_for_rest(self) -> None:
        """Until the page has told what the notebook left behind, or for so long that it has to be closed."""
        end = monotonic() + REST_SECONDS
        while not self._rests and monotonic() < end:
            await asyncio.sleep(POLL_SECONDS)

    def _tell(self, message: Mapping[str, Any]) -> int | None:
        match message:
            case {"event": "kernel retires"}:
                self._onlooker.expect_worker_to_end()
            case {"event": "rests", "left": left, "pending": pending}:
                self._rests = True
                self.sound = not left and not pending
                self._onlooker.tell_of_pending(pending)
            case _ if self._session:
                return self._session.tell(message)
        return None

    def _code_of(self, index: int) -> str | None:
        if index == AT_REST:
            return (
                f"(lambda there: exec({KERNEL_AT_REST.read_text(encoding='utf-8')!r}, there) or there['tell']())({{}})"
            )
        return self._session.code_of(index) if self._session else None

    def _take_next(self, _: None) -> Mapping[str, str] | None:
        session, self._next = self._next, None
        return {"path": session.notebook.path, "landing": self._server.url} if session else None


def leaves_page_sound(run: NotebookRun) -> bool:
    """Whether the page may show another notebook: this one worked, needs little memory and ran nothing in the page."""
    outputs = [output for cell in run.evidence.cells for output in cell.get("outputs", ())]
    in_page = any(JAVASCRIPT in output.get("data", ()) for output in outputs)
    return run.ok and not in_page and run.memory is not None and run.memory <= MOST_MEMORY


def _css_string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
