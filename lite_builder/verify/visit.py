"""What does a learner see who opens the landing page? One visit in a fresh profile."""

import asyncio

from lite_builder.browsers.engine import BrowserFailure, RunningBrowser
from lite_builder.settings import TestSection
from lite_builder.verify.notebook_run import LANDING_PAGE
from lite_builder.verify.onlooker import Onlooker
from lite_builder.verify.origin import Origin
from lite_builder.verify.report import LandingRun
from lite_builder.verify.traffic import RefusingProxy

SETTLE_SECONDS = 0.5
"""How long a page is kept after its last cell, for requests that nothing waits for."""


async def visit_landing_page(
    browser: RunningBrowser, server: Origin, proxy: RefusingProxy, limits: TestSection
) -> LandingRun:
    """Open the landing page and look on until it asks for nothing more."""
    problem = ""
    onlooker = Onlooker(proxy, server.host)
    try:
        async with browser.tab(onlooker) as tab:
            async with asyncio.timeout(limits.start_timeout):
                status = await tab.open(server.url)
            if status is not None and status >= 400:
                problem = f"the server answered {status}"
            await asyncio.sleep(SETTLE_SECONDS)
    except (BrowserFailure, TimeoutError) as error:
        problem = reason_of(error)
    return LandingRun(problem, onlooker.take(LANDING_PAGE))


def reason_of(error: BrowserFailure | TimeoutError) -> str:
    """What kept the browser from doing what it was asked to, in words."""
    return str(error) if isinstance(error, BrowserFailure) else "the browser did not answer in time"
