"""The interfaces of the site, each opened as a learner does it: from the landing page, in one click."""

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.pages import PATIENCE, browsing, opened_page


async def _look(site: Path, link: str) -> list[str]:
    """Click a link on the landing page; say which requests failed until the notebook was there."""
    failed: list[str] = []
    async with browsing(site) as (browser, url):
        page = await browser.new_page(viewport={"width": 1200, "height": 900})
        page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
        await page.goto(url)
        await _open(page, link)
        return [address.removeprefix(url) for address in failed]


async def _open(page: Page, link: str) -> None:
    await page.click(link)
    notebook = page.locator(".jp-Notebook")
    await expect(notebook).to_contain_text("A table from the folder of data", timeout=PATIENCE)
    await expect(page.locator("body")).to_contain_text("Python (Pyodide)", timeout=PATIENCE)


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["data-notebook", "data-lab"])
def test_a_notebook_opens_in_one_click_with_its_kernel_chosen(small_site: Path, kind: str) -> None:
    failed = asyncio.run(_look(small_site, f'a[{kind}="pages/table.ipynb"]'))
    assert failed == []


@pytest.mark.browser
def test_the_tree_lists_the_course(small_site: Path) -> None:
    async def listing() -> list[str]:
        async with opened_page(small_site, "tree/index.html") as page:
            files = page.locator(".jp-DirListing-content")
            await expect(files).to_contain_text("datasets", timeout=PATIENCE)
            return await files.locator(".jp-DirListing-itemText").all_inner_texts()

    assert asyncio.run(listing()) == ["datasets", "pages", "index.ipynb"]


@pytest.mark.browser
def test_the_landing_page_fits_a_phone(small_site: Path) -> None:
    async def overflow() -> float:
        async with opened_page(small_site, width=360, height=740) as page:
            width: float = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            return width

    assert asyncio.run(overflow()) <= 0
