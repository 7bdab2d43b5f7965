"""Who runs the notebooks? A site's server and some seats with browsers, started when needed."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from lite_builder.browsers.engines import DEFAULT, ENGINES
from lite_builder.settings import TestSection
from lite_builder.site.manifest import SiteNotebook, read_manifest
from lite_builder.site.server import Beside, SiteServer
from lite_builder.verify.diagnosis.diagnose import diagnosed
from lite_builder.verify.diagnosis.site_facts import read_site_facts
from lite_builder.verify.ledger import Expectation, expected_cells, settle
from lite_builder.verify.notebook_run import NotebookOutcome, NotebookRun
from lite_builder.verify.notebook_tab import Visit
from lite_builder.verify.origin import KeyFolder, Origin
from lite_builder.verify.report import LandingRun
from lite_builder.verify.retry import after_retry
from lite_builder.verify.seat import Seat
from lite_builder.verify.session import NotebookSession
from lite_builder.verify.stoppable import INTERRUPT_SECONDS
from lite_builder.verify.traffic import RefusingProxy

_AS_WHEN_THE_BROWSER_ENDS = frozenset({NotebookOutcome.DID_NOT_OPEN, NotebookOutcome.KERNEL_DIED})
_DRIVER_IS_GONE = "Connection closed while reading from the driver"


class SiteRunner:
    """Serves a site and visits it with up to `jobs` browsers at once: `async with SiteRunner(...) as runner`.

    `base` is the path below which the site is served, `beside` answers what is not below it, `ledger` is what is
    expected to fail, `engine` one of `ENGINES`, and `isolated` gives each notebook a browser profile of its own, as it
    has always where the engine is not the usual one. With `key`, the landing page of a key that was made of the site,
    nothing is served, and each notebook is opened from there. Raises `NoSiteError` and `NoBrowserError`.
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
        *,
        isolated: bool = False,
        key: Path | None = None,
    ) -> None:
        self.engine = ENGINES[engine]
        self.browser = self.engine.find()
        self.server: Origin = KeyFolder(key) if key else SiteServer(folder, base=base, beside=beside)
        self.limits = limits
        self._ledger = ledger
        self._isolated = isolated or engine != DEFAULT or key is not None
        self._facts = read_site_facts(folder, read_manifest(folder))
        self._jobs = max(1, jobs)
        self._free: asyncio.Queue[Seat] = asyncio.Queue()
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> "SiteRunner":
        asyncio.get_running_loop().set_exception_handler(_tell_unless_driver_is_gone)
        async with AsyncExitStack() as stack:
            stack.enter_context(self.server)
            launch = await stack.enter_async_context(self.engine.launcher(self.browser))
            for _ in range(self._jobs):
                proxy = await stack.enter_async_context(RefusingProxy())
                seat = Seat(launch, proxy, self.server, isolated=self._isolated)
                stack.push_async_callback(seat.close)
                self._free.put_nowait(seat)
            self._stack = stack.pop_all()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._stack.aclose()

    async def run_landing_page(self) -> LandingRun:
        """Visit the landing page."""
        async with self._seat() as seat:
            return await seat.visit_landing_page(self.limits)

    async def run_notebook(self, notebook: SiteNotebook) -> Visit:
        """Visit one notebook, and once more if something is wrong; the second value is as in `Visit`."""
        expected = expected_cells(self._ledger, notebook.path)
        return await self.run_with_retry(
            lambda: NotebookSession(notebook, self.limits, expected=expected),
            lambda run: settle(run, self._ledger),
        )

    async def run_with_retry(
        self, session: Callable[[], NotebookSession], settled: Callable[[NotebookRun], NotebookRun] = lambda run: run
    ) -> Visit:
        """Visit the notebook of a session. One that is not ok once it is `settled` is run again, in a fresh profile."""
        async with self._seat() as seat:
            run, asked = await seat.visit(session)
            run = settled(diagnosed(run, self._facts))
            if run.outcome in _AS_WHEN_THE_BROWSER_ENDS:
                await asyncio.sleep(INTERRUPT_SECONDS)
            if run.ok or not self.limits.retry:
                return run, asked
            second, asked_again = await seat.visit(session, fresh=True)
            return after_retry(run, settled(diagnosed(second, self._facts))), (*asked, *asked_again)

    async def run_session(self, session: Callable[[], NotebookSession]) -> Visit:
        """Visit the notebook of a session in a fresh profile, and not a second time whatever happens."""
        async with self._seat() as seat:
            run, asked = await seat.visit(session, fresh=True)
            return diagnosed(run, self._facts), asked

    @asynccontextmanager
    async def _seat(self) -> AsyncIterator[Seat]:
        seat = await self._free.get()
        try:
            yield seat
        finally:
            self._free.put_nowait(seat)


def _tell_unless_driver_is_gone(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Ctrl+C on a terminal reaches Playwright's driver, too, which ends before us; nobody waits for its answers."""
    if _DRIVER_IS_GONE not in str(context.get("exception")):
        loop.default_exception_handler(context)
