"""Who runs the notebooks? A site's server and some browsers, each with a proxy of its own, started when needed."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, TypeVar

from lite_builder.browsers.engine import Launch, RunningBrowser
from lite_builder.browsers.engines import DEFAULT, ENGINES
from lite_builder.settings import TestSection
from lite_builder.site.manifest import SiteNotebook
from lite_builder.site.server import Beside, SiteServer
from lite_builder.verify.diagnosis.diagnose import diagnosed
from lite_builder.verify.diagnosis.site_facts import read_site_facts
from lite_builder.verify.ledger import Expectation, expected_cells, settle
from lite_builder.verify.report import ForeignRequest, LandingRun, NotebookRun
from lite_builder.verify.session import NotebookSession
from lite_builder.verify.traffic import RefusingProxy
from lite_builder.verify.visit import visit_landing_page, visit_notebook

T = TypeVar("T")

_DRIVER_IS_GONE = "Connection closed while reading from the driver"


class SiteRunner:
    """Serves a site and visits it with up to `jobs` browsers at once: `async with SiteRunner(...) as runner`.

    `base` is the path below which the site is served, `beside` answers what is not below it, `ledger` is what is
    expected to fail, `engine` one of `ENGINES`. Raises `NoSiteError` and `NoBrowserError`.
    """

    def __init__(
        self,
        folder: Path,
        limits: TestSection,
        jobs: int = 1,
        base: str = "/",
        ledger: Sequence[Expectation] = (),
        beside: Beside | None = None,
        engine: str = DEFAULT,
    ) -> None:
        self.engine = ENGINES[engine]
        self.browser = self.engine.find()
        self.server = SiteServer(folder, base=base, beside=beside)
        self.limits = limits
        self._ledger = ledger
        self._facts = read_site_facts(folder, self.server.manifest)
        self._jobs = max(1, jobs)
        self._free: asyncio.Queue[_Seat] = asyncio.Queue()
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> "SiteRunner":
        asyncio.get_running_loop().set_exception_handler(_tell_unless_driver_is_gone)
        async with AsyncExitStack() as stack:
            stack.enter_context(self.server)
            launch = await stack.enter_async_context(self.engine.launcher(self.browser))
            for _ in range(self._jobs):
                proxy = await stack.enter_async_context(RefusingProxy())
                seat = _Seat(launch, proxy, self.server.host)
                stack.push_async_callback(seat.close)
                self._free.put_nowait(seat)
            self._stack = stack.pop_all()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._stack.aclose()

    async def run_landing_page(self) -> LandingRun:
        """Visit the landing page."""
        return await self._seated(
            lambda seat, browser: visit_landing_page(browser, self.server, seat.proxy, self.limits)
        )

    async def run_notebook(self, notebook: SiteNotebook) -> tuple[NotebookRun, tuple[ForeignRequest, ...]]:
        """Visit one notebook; the second value is what the landing page asked of others on the way."""
        expected = expected_cells(self._ledger, notebook.path)
        run, asked = await self.run_session(lambda: NotebookSession(notebook, self.limits, expected=expected))
        return settle(run, self._ledger), asked

    async def run_session(
        self, session: Callable[[], NotebookSession]
    ) -> tuple[NotebookRun, tuple[ForeignRequest, ...]]:
        """Visit the notebook of the session, which is made when its turn comes, since its clock runs from then on."""
        run, asked_on_the_way = await self._seated(
            lambda seat, browser: visit_notebook(browser, self.server, seat.proxy, session())
        )
        return diagnosed(run, self._facts), asked_on_the_way

    async def _seated(self, visit: "Callable[[_Seat, RunningBrowser], Awaitable[T]]") -> T:
        seat = await self._free.get()
        try:
            return await visit(seat, await seat.running())
        finally:
            self._free.put_nowait(seat)


class _Seat:
    """A place for one browser at a time, and the proxy that it is launched with."""

    def __init__(self, launch: Launch, proxy: RefusingProxy, own_host: str) -> None:
        self.proxy = proxy
        self._launch = launch
        self._own_host = own_host
        self._running: RunningBrowser | None = None
        self._stack = AsyncExitStack()

    async def running(self) -> RunningBrowser:
        """The browser that sits here; a new one if the last one is dead."""
        if self._running is None or not self._running.is_running:
            await self.close()
            self._running = await self._stack.enter_async_context(self._launch(self.proxy.port, self._own_host))
        return self._running

    async def close(self) -> None:
        """End the browser, if there is one."""
        self._running = None
        await self._stack.aclose()


def _tell_unless_driver_is_gone(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Ctrl+C on a terminal reaches Playwright's driver, too, which ends before us; nobody waits for its answers."""
    if _DRIVER_IS_GONE not in str(context.get("exception")):
        loop.default_exception_handler(context)
