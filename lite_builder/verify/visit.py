"""What does a learner see who opens the landing page, or a notebook from there? One visit in a fresh browser context.

A fresh context has an empty storage and no service worker, so that a visit finds nothing of the one before: JupyterLite
keeps learners' edits in the browser.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, WebSocket, Worker
from playwright.async_api import Error as PlaywrightError

from lite_builder.settings import TestSection
from lite_builder.site.server import SiteServer
from lite_builder.verify.report import LANDING_PAGE, ForeignRequest, LandingRun, NotebookRun
from lite_builder.verify.session import NotebookSession
from lite_builder.verify.traffic import PAGE, SERVICE_WORKER, RefusingProxy, SeenRequest, foreign_requests, is_foreign

SETTLE_SECONDS = 0.5
"""How long a page is kept after its last cell, for requests that nothing waits for."""

ANSWER_SECONDS = 30
"""How long the browser may take to open or close a context before it counts as stuck."""

KILL_SECONDS = 60
"""How long a stuck browser may take to end. Playwright asks it to, and kills it after 30 seconds."""

PICTURE_SECONDS = 5
"""How long a page may take to be drawn."""

POLL_SECONDS = 0.05

DRIVER = files("lite_builder.verify").joinpath("notebook_driver.js")
KERNEL_WORKER = "pyodide-kernel"


class Traffic:
    """The foreign requests of one context, split at will by `take`."""

    def __init__(self, context: BrowserContext, proxy: RefusingProxy, own_host: str) -> None:
        self._proxy = proxy
        self._own_host = own_host
        self._seen: list[SeenRequest] = []
        proxy.take()
        context.on("request", self._on_request)
        context.on("page", lambda page: page.on("websocket", self._on_websocket))

    def take(self, notebook: str) -> tuple[ForeignRequest, ...]:
        """What was asked since the last call, in the name of this notebook."""
        seen, self._seen = self._seen, []
        return foreign_requests(seen, self._proxy.take(), notebook)

    def _on_request(self, request: Request) -> None:
        if is_foreign(request.url, self._own_host):
            asked_by = SERVICE_WORKER if request.service_worker else PAGE
            self._seen.append(SeenRequest(request.url, request.method, asked_by))

    def _on_websocket(self, socket: WebSocket) -> None:
        if is_foreign(socket.url, self._own_host):
            self._seen.append(SeenRequest(socket.url, "GET", PAGE))


async def visit_landing_page(
    browser: Browser, server: SiteServer, proxy: RefusingProxy, limits: TestSection
) -> LandingRun:
    """Open the landing page and look on until it asks for nothing more."""
    problem = ""
    foreign: tuple[ForeignRequest, ...] = ()
    try:
        async with fresh_context(browser) as context:
            context.set_default_timeout(limits.start_timeout * 1000)
            traffic = Traffic(context, proxy, server.host)
            async with asyncio.timeout(limits.start_timeout):
                page = await context.new_page()
                answer = await page.goto(server.url, wait_until="load")
            if answer is None or not answer.ok:
                problem = f"the server answered {answer.status if answer else 'nothing'}"
            await asyncio.sleep(SETTLE_SECONDS)
            foreign = traffic.take(LANDING_PAGE)
    except (PlaywrightError, TimeoutError) as error:
        problem = _reason(error)
    return LandingRun(problem, foreign)


async def visit_notebook(
    browser: Browser, server: SiteServer, proxy: RefusingProxy, session: NotebookSession
) -> tuple[NotebookRun, tuple[ForeignRequest, ...]]:
    """Click the link to the session's notebook on the landing page, run what it says, and say what happened.

    The second value are the foreign requests that the landing page made before the click. Nothing that the notebook
    does is raised, and nothing makes this wait longer than the limits say.
    """
    limits = session.limits
    before: tuple[ForeignRequest, ...] = ()
    foreign: tuple[ForeignRequest, ...] = ()
    screenshot: bytes | None = None
    browser.once("disconnected", lambda _: session.died("the browser ended"))
    try:
        async with fresh_context(browser) as context:
            context.set_default_timeout(limits.start_timeout * 1000)
            traffic = Traffic(context, proxy, server.host)
            async with asyncio.timeout(limits.start_timeout):
                await _listen(context, session, server)
                page = await context.new_page()
                await page.goto(server.url, wait_until="load")
                before = traffic.take(LANDING_PAGE)
                await _click_link(page, session)
            await _wait_for_the_end(session)
            await asyncio.sleep(SETTLE_SECONDS)
            foreign = traffic.take(session.notebook.path)
            if not session.result(foreign).ok:
                screenshot = await _screenshot(context)
    except (PlaywrightError, TimeoutError) as error:
        session.died(_reason(error))
    return session.result(foreign, screenshot), before


@asynccontextmanager
async def fresh_context(browser: Browser) -> AsyncIterator[BrowserContext]:
    """A context of its own. A browser that does not open or close it in time is ended as a whole.

    Raises Playwright's error, or `TimeoutError`.
    """
    try:
        context = await asyncio.wait_for(browser.new_context(), ANSWER_SECONDS)
    except TimeoutError:
        await _give_up(browser)
        raise
    try:
        yield context
    finally:
        try:
            await asyncio.wait_for(context.close(), ANSWER_SECONDS)
        except (PlaywrightError, TimeoutError):
            await _give_up(browser)


async def _give_up(browser: Browser) -> None:
    try:
        await asyncio.wait_for(browser.close(), KILL_SECONDS)
    except (PlaywrightError, TimeoutError):
        # Its process ends with Playwright's own.
        return


async def _listen(context: BrowserContext, session: NotebookSession, server: SiteServer) -> None:
    """Have the session told of everything that the context's pages and workers do."""

    def on_worker(worker: Worker) -> None:
        if KERNEL_WORKER in worker.url:
            worker.on("close", lambda _: session.is_dying("its worker ended"))

    def on_page(page: Page) -> None:
        page.on("worker", on_worker)
        page.on("crash", lambda _: session.died("the browser's tab crashed, as it does when memory runs out"))
        page.on("pageerror", lambda error: session.page_error(error.message))

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            session.console_error(message.text)
        elif message.type == "warning":
            session.console_warning(message.text)

    def on_response(response: Response) -> None:
        if response.url.startswith(server.url):
            path = unquote(urlsplit(response.url.removeprefix(server.url)).path)
            session.served(path, response.status, response.headers.get("content-type", ""))

    def on_tell(source: object, message: Mapping[str, Any]) -> int | None:
        return session.tell(message)

    def on_code(source: object, index: int) -> str | None:
        return session.code_of(index)

    context.on("page", on_page)
    context.on("console", on_console)
    context.on("response", on_response)
    await context.expose_binding("liteBuilderTell", on_tell)
    await context.expose_binding("liteBuilderCode", on_code)
    await context.add_init_script(DRIVER.read_text(encoding="utf-8"))


async def _click_link(page: Page, session: NotebookSession) -> None:
    link = page.locator(f"a[data-notebook={_css_string(session.notebook.path)}]").first
    if await link.count():
        await link.click()
    else:
        session.did_not_open("the landing page has no link to it")


async def _screenshot(context: BrowserContext) -> bytes | None:
    """The last page that was opened, as a JPEG image; None if it does not answer, held by an endless loop for one."""
    try:
        return await context.pages[-1].screenshot(type="jpeg", quality=60, timeout=PICTURE_SECONDS * 1000)
    except (PlaywrightError, IndexError):
        return None


async def _wait_for_the_end(session: NotebookSession) -> None:
    while not session.ended:
        if session.seconds_left() == 0:
            session.time_is_up()
        await asyncio.sleep(min(POLL_SECONDS, session.seconds_left()))


def _css_string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _reason(error: PlaywrightError | TimeoutError) -> str:
    if isinstance(error, PlaywrightError) and error.message:
        return error.message.splitlines()[0]
    return "the browser did not answer in time"
