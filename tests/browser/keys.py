"""A key as a learner uses it: from a folder, in a browser that reaches nobody, with the keyboard and the mouse."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Locator, Page, async_playwright, expect

from lite_builder.browsers.chromium import find_chromium
from lite_builder.browsers.launch import launched, proxy_for
from lite_builder.verify.traffic import RefusingProxy
from tests.browser.pages import PATIENCE

NOBODY = "127.0.0.1:1"


@asynccontextmanager
async def browsing_files() -> AsyncIterator[Browser]:
    """A browser that reaches nobody; at its end it must not have tried to."""
    async with (
        RefusingProxy() as proxy,
        async_playwright() as playwright,
        launched(playwright, find_chromium(), proxy_for(proxy.port, NOBODY)) as browser,
    ):
        yield browser
        assert proxy.take() == []


async def open_notebook(
    browser: Browser | BrowserContext, key: Path, path: str, *, interface: str = "notebook"
) -> Page:
    """The page of a notebook, by a click on the landing page."""
    page = await browser.new_page()
    await page.set_viewport_size({"width": 1000, "height": 1600})
    page.set_default_timeout(PATIENCE)
    await page.goto((key / "start.html").as_uri())
    await page.click(f'a[data-{interface}="{path}"]')
    return page


async def run_new_cell(page: Page, code: str) -> None:
    """Run these lines in a new cell behind the first one, once Python is there."""
    await expect(page.locator("body")).to_contain_text("Python (Pyodide)", timeout=PATIENCE)
    await write_new_cell(page, code)
    await page.keyboard.press("Shift+Enter")


async def write_new_cell(page: Page, code: str) -> None:
    """Write these lines into a new cell behind the first one, once the notebook is there."""
    await cells_of(page).first.click()
    for key in ("Escape", "b", "Enter"):
        await page.keyboard.press(key)
    await page.keyboard.insert_text(code)


async def expect_output(page: Page, text: str) -> None:
    """Wait until the notebook that is shown has this text."""
    await expect(page.locator(".jp-Notebook:visible")).to_contain_text(text, timeout=PATIENCE)


def cells_of(page: Page) -> Locator:
    """The cells of the notebook that is shown."""
    return page.locator(".jp-Notebook:visible .jp-Cell")
