"""Where does a browser sit that runs notebooks? At a place with a proxy of its own, and one tab that is kept.

A browser or a server that has ended is started again for the next visit.
"""

from collections.abc import Callable
from contextlib import AsyncExitStack

from lite_builder.browsers.engine import Launch, RunningBrowser
from lite_builder.settings import TestSection
from lite_builder.verify.notebook_tab import NotebookTab, Visit
from lite_builder.verify.origin import Origin
from lite_builder.verify.report import LandingRun
from lite_builder.verify.session import NotebookSession
from lite_builder.verify.traffic import RefusingProxy
from lite_builder.verify.visit import visit_landing_page


class Seat:
    """A place for one browser, which makes one visit at a time. `isolated` gives each visit a fresh profile."""

    def __init__(self, launch: Launch, proxy: RefusingProxy, server: Origin, *, isolated: bool = False) -> None:
        self._launch = launch
        self._proxy = proxy
        self._server = server
        self._isolated = isolated
        self._running: RunningBrowser | None = None
        self._tab: NotebookTab | None = None
        self._stack = AsyncExitStack()

    async def visit_landing_page(self, limits: TestSection) -> LandingRun:
        """Visit the landing page in a fresh profile. Raises `NoBrowserError`."""
        await self._close_tab()
        return await visit_landing_page(await self._browser(), self._server, self._proxy, limits)

    async def visit(self, session: Callable[[], NotebookSession], *, fresh: bool = False) -> Visit:
        """Visit the notebook of a session, in a `fresh` profile or in the tab that is kept. Raises `NoBrowserError`.

        The session is made when the browser is there, since its clock runs from then on.
        """
        if fresh:
            await self._close_tab()
        browser = await self._browser()
        tab = self._tab = self._tab or NotebookTab(browser, self._server, self._proxy)
        visit = await tab.visit(session())
        if self._isolated or not tab.sound:
            await self._close_tab()
        return visit

    async def close(self) -> None:
        """End the browser, if there is one."""
        await self._close_tab()
        self._running = None
        await self._stack.aclose()

    async def _browser(self) -> RunningBrowser:
        """The browser that sits here; a new one if the last one is dead, and so with the server."""
        self._server.revive()
        if self._running is None or not self._running.is_running:
            await self.close()
            self._running = await self._stack.enter_async_context(self._launch(self._proxy.port, self._server.host))
        return self._running

    async def _close_tab(self) -> None:
        tab, self._tab = self._tab, None
        if tab:
            await tab.close()
