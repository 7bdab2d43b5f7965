"""How is a page in Chromium opened, watched and spoken to? Through Playwright, as far as a visit needs it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from functools import partial
from typing import Any

from playwright.async_api import Browser as PlaywrightBrowser
from playwright.async_api import BrowserContext, Dialog, Page, Request, Response, WebSocket, Worker, async_playwright
from playwright.async_api import Error as PlaywrightError

from lite_builder.browsers.chromium import Browser
from lite_builder.browsers.engine import BrowserFailure, Launch, PageScript, Watcher
from lite_builder.browsers.launch import launched, proxy_for

ANSWER_SECONDS = 30
"""How long the browser may take to open or close a context before it counts as stuck."""

KILL_SECONDS = 60
"""How long a stuck browser may take to end. Playwright asks it to, and kills it after 30 seconds."""

PICTURE_SECONDS = 5
"""How long a page may take to be drawn."""


@asynccontextmanager
async def chromium_launcher(browser: Browser) -> AsyncIterator[Launch]:
    """What starts this Chromium, as often as is wanted."""

    @asynccontextmanager
    async def launch(proxy_port: int, own_host: str) -> AsyncIterator[RunningChromium]:
        async with launched(playwright, browser, proxy_for(proxy_port, own_host)) as running:
            yield RunningChromium(running)

    async with async_playwright() as playwright:
        yield launch


class RunningChromium:
    """A Chromium that Playwright has started."""

    def __init__(self, browser: PlaywrightBrowser) -> None:
        self._browser = browser

    @property
    def is_running(self) -> bool:
        """False once the connection to it has ended."""
        return self._browser.is_connected()

    @asynccontextmanager
    async def tab(self, watcher: Watcher, script: PageScript | None = None) -> AsyncIterator["ChromiumTab"]:
        """A page in a context of its own. A browser that does not open or close it in time is ended as a whole."""

        def on_end(_: PlaywrightBrowser) -> None:
            watcher.crashed("the browser ended")

        self._browser.on("disconnected", on_end)
        try:
            with _failures():
                async with _fresh_context(self._browser) as context:
                    # How long a visit waits is the visit's to say.
                    context.set_default_timeout(0)
                    _watch(context, watcher)
                    async with asyncio.timeout(ANSWER_SECONDS):
                        if script:
                            await _add_script(context, script)
                        page = await context.new_page()
                    yield ChromiumTab(context, page)
        finally:
            self._browser.remove_listener("disconnected", on_end)


class ChromiumTab:
    """A page in Chromium, and those that are opened from it."""

    def __init__(self, context: BrowserContext, page: Page) -> None:
        self._context = context
        self._page = page

    async def open(self, url: str) -> int | None:
        """Go there and wait until it is loaded."""
        with _failures():
            answer = await self._page.goto(url, wait_until="load")
        return answer.status if answer else None

    async def click(self, selector: str) -> bool:
        """Click the first element of this selector, if there is one."""
        with _failures():
            found = self._page.locator(selector).first
            if not await found.count():
                return False
            await found.click()
        return True

    async def picture(self) -> bytes | None:
        """The newest page as a JPEG image; None if it does not answer, held by an endless loop for one."""
        try:
            return await self._context.pages[-1].screenshot(type="jpeg", quality=60, timeout=PICTURE_SECONDS * 1000)
        except (PlaywrightError, IndexError):
            return None


@asynccontextmanager
async def _fresh_context(browser: PlaywrightBrowser) -> AsyncIterator[BrowserContext]:
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


async def _give_up(browser: PlaywrightBrowser) -> None:
    try:
        await asyncio.wait_for(browser.close(), KILL_SECONDS)
    except (PlaywrightError, TimeoutError):
        # Its process ends with Playwright's own.
        return


def _watch(context: BrowserContext, watcher: Watcher) -> None:
    """Have the watcher told of everything that the context's pages and workers do."""

    def on_request(request: Request) -> None:
        watcher.request(request.url, request.method, by_service_worker=request.service_worker is not None)

    def on_response(response: Response) -> None:
        watcher.response(response.url, response.status, response.headers.get("content-type", ""))

    def on_websocket(socket: WebSocket) -> None:
        watcher.request(socket.url, "GET")

    def on_worker(worker: Worker) -> None:
        worker.on("close", lambda _: watcher.worker_ended(worker.url))

    async def on_dialog(dialog: Dialog) -> None:
        watcher.console("warning", f"a dialog was opened and closed: {dialog.type}({dialog.message!r})")
        with suppress(PlaywrightError):
            await dialog.dismiss()

    def on_page(page: Page) -> None:
        page.on("websocket", on_websocket)
        page.on("worker", on_worker)
        page.on("crash", lambda _: watcher.crashed("the browser's tab crashed, as it does when memory runs out"))
        page.on("pageerror", lambda error: watcher.page_error(error.message))

    context.on("request", on_request)
    context.on("response", on_response)
    context.on("console", lambda message: watcher.console(message.type, message.text))
    context.on("page", on_page)
    context.on("dialog", on_dialog)


async def _add_script(context: BrowserContext, script: PageScript) -> None:
    def answer(function: Callable[[Any], object], source: object, argument: Any) -> object:
        return function(argument)

    for name, function in script.functions.items():
        await context.expose_binding(name, partial(answer, function))
    await context.add_init_script(script.source)


@contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except PlaywrightError as error:
        raise BrowserFailure((error.message or "the browser did not answer").splitlines()[0]) from error
