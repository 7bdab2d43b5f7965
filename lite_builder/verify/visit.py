"""What does a learner see who opens the landing page, or a notebook from there? One visit in a fresh profile.

A fresh profile has an empty storage and no service worker, so that a visit finds nothing of the one before: JupyterLite
keeps learners' edits in the browser.
"""

import asyncio
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

from lite_builder.browsers.engine import BrowserFailure, PageScript, RunningBrowser
from lite_builder.settings import TestSection
from lite_builder.site.server import SiteServer
from lite_builder.verify.onlooker import NotebookOnlooker, Onlooker
from lite_builder.verify.report import LANDING_PAGE, ForeignRequest, LandingRun, NotebookRun
from lite_builder.verify.session import NotebookSession
from lite_builder.verify.traffic import RefusingProxy

SETTLE_SECONDS = 0.5
"""How long a page is kept after its last cell, for requests that nothing waits for."""

POLL_SECONDS = 0.05

DRIVER = files("lite_builder.verify").joinpath("notebook_driver.js")


async def visit_landing_page(
    browser: RunningBrowser, server: SiteServer, proxy: RefusingProxy, limits: TestSection
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
        problem = _reason(error)
    return LandingRun(problem, onlooker.take(LANDING_PAGE))


async def visit_notebook(
    browser: RunningBrowser, server: SiteServer, proxy: RefusingProxy, session: NotebookSession
) -> tuple[NotebookRun, tuple[ForeignRequest, ...]]:
    """Click the link to the session's notebook on the landing page, run what it says, and say what happened.

    The second value are the foreign requests that the landing page made before the click. Nothing that the notebook
    does is raised, and nothing makes this wait longer than the limits say.
    """
    before: tuple[ForeignRequest, ...] = ()
    foreign: tuple[ForeignRequest, ...] = ()
    screenshot: bytes | None = None
    onlooker = NotebookOnlooker(proxy, server, session)
    functions: Mapping[str, Callable[[Any], object]] = {
        "liteBuilderTell": session.tell,
        "liteBuilderCode": session.code_of,
    }
    try:
        async with browser.tab(onlooker, PageScript(DRIVER.read_text(encoding="utf-8"), functions)) as tab:
            async with asyncio.timeout(session.limits.start_timeout):
                await tab.open(server.url)
                before = onlooker.take(LANDING_PAGE)
                if not await tab.click(f"a[data-notebook={_css_string(session.notebook.path)}]"):
                    session.did_not_open("the landing page has no link to it")
            await _wait_for_the_end(session)
            await asyncio.sleep(SETTLE_SECONDS)
            foreign = onlooker.take(session.notebook.path)
            if not session.result(foreign).ok:
                screenshot = await tab.picture()
    except (BrowserFailure, TimeoutError) as error:
        session.died(_reason(error))
    return session.result(foreign, screenshot), before


async def _wait_for_the_end(session: NotebookSession) -> None:
    while not session.ended:
        if session.seconds_left() == 0:
            session.time_is_up()
        await asyncio.sleep(min(POLL_SECONDS, session.seconds_left()))


def _css_string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _reason(error: BrowserFailure | TimeoutError) -> str:
    return str(error) if isinstance(error, BrowserFailure) else "the browser did not answer in time"
