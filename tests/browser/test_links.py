"""The links in a notebook, clicked as a learner does it: each opens what it names, in a tab of its own."""

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import async_playwright, expect

from lite_builder.browsers.chromium import find_chromium
from lite_builder.browsers.launch import launched
from lite_builder.site.server import SiteServer

PATIENCE = 90_000
"""Milliseconds that an interface may take to open on a busy machine."""


@pytest.mark.browser
def test_links_from_one_notebook_open_another_and_a_file(small_site: Path) -> None:
    asyncio.run(_click_links(small_site))


async def _click_links(site: Path) -> None:
    with SiteServer(site) as server:
        async with async_playwright() as playwright, launched(playwright, find_chromium()) as browser:
            page = await browser.new_page()
            await page.goto(f"{server.url}notebooks/index.html?path=index.ipynb")
            for link, place, text in (
                ("the table", ".jp-Notebook", "A table from the folder of data"),
                ("a module", ".jp-FileEditor", "def spread"),
            ):
                async with page.expect_popup(timeout=PATIENCE) as opened:
                    await page.locator(".jp-RenderedMarkdown a", has_text=link).click(timeout=PATIENCE)
                await expect((await opened.value).locator(place)).to_contain_text(text, timeout=PATIENCE)
