"""A browser that looks at a site as learners do, while nobody but the site may be asked for anything."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright, expect

from lite_builder.browsers.chromium import find_chromium
from lite_builder.browsers.launch import launched, proxy_for
from lite_builder.site.server import LOOPBACK, SiteServer
from lite_builder.verify.traffic import RefusingProxy

PATIENCE = 120_000
"""Milliseconds that an interface or Python may take to start on a busy machine."""

FROM_SNAPSHOT = "bool(__import__('lite_builder_runtime.waking').waking._generators)"
"""Python by which a kernel tells whether it started from a snapshot."""


@asynccontextmanager
async def browsing(site: Path, host: str = LOOPBACK) -> AsyncIterator[tuple[Browser, str]]:
    """A browser, and the address of the site, served by this name; at its end no other host must have been asked."""
    with SiteServer(site) as server:
        async with (
            RefusingProxy() as proxy,
            async_playwright() as playwright,
            launched(
                playwright, find_chromium(), proxy_for(proxy.port, server.host.replace(LOOPBACK, host))
            ) as browser,
        ):
            yield browser, server.url.replace(LOOPBACK, host)
            assert proxy.take() == []


@asynccontextmanager
async def opened_page(
    site: Path, address: str = "", *, width: int = 1000, height: int = 1600, host: str = LOOPBACK
) -> AsyncIterator[Page]:
    """The page at this address of the site, in a window of this size."""
    async with browsing(site, host) as (browser, url):
        page = await browser.new_page(viewport={"width": width, "height": height})
        page.set_default_timeout(PATIENCE)
        await page.goto(url + address)
        yield page


def in_notebook(path: str) -> str:
    """The address of a notebook in the Notebook interface."""
    return f"notebooks/index.html?path={path}"


async def until(page: Page, asked: str) -> None:
    """Wait until this async function answers yes: Playwright's `wait_for_function` takes its promise for a yes."""
    async with asyncio.timeout(PATIENCE / 1000):
        await page.evaluate(
            f"(async () => {{ while (!(await ({asked})())) await new Promise((r) => setTimeout(r, 50)); }})()"
        )


async def run_all_cells(page: Page) -> None:
    """Run the cells of the notebook as a person does, once Python is there."""
    await expect(page.locator("body")).to_contain_text("Python (Pyodide)", timeout=PATIENCE)
    await page.get_by_role("menuitem", name="Run", exact=True).click()
    await page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


async def ran_table(browser: Browser, address: str) -> Page:
    """A page with `pages/table` of the small course, served at this address, whose cells ran as they should."""
    page = await browser.new_page()
    page.set_default_timeout(PATIENCE)
    await page.goto(address + in_notebook("pages/table.ipynb"))
    await run_all_cells(page)
    await expect(page.locator(".jp-OutputArea-output").last).to_have_text("spread: 31", timeout=PATIENCE)
    return page
