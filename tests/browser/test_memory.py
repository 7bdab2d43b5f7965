"""Ten notebooks, opened one after another in the same tab: what one has held is given back before long."""

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.pages import PATIENCE, browsing, in_notebook, run_all_cells
from tests.browser.processes import memory_of, tab_processes

pytestmark = [
    pytest.mark.browser,
    pytest.mark.full,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the browser's memory in /proc"),
]

PAGES = {"pages/table.ipynb": "spread: 31", "pages/linear_algebra.ipynb": "libraries"}


def test_ten_notebooks_take_no_more_memory_than_three(small_site: Path) -> None:
    held = asyncio.run(memory_after_each(small_site, [*PAGES] * 5))
    assert max(held[3:]) < 1.25 * max(held[:3]), held


async def memory_after_each(site: Path, paths: list[str]) -> list[int]:
    """Bytes that the browser's tabs hold after all cells of each of these notebooks have run."""
    held = []
    async with browsing(site) as (browser, url):
        host = url.split("/")[2]
        page = await browser.new_page()
        page.set_default_timeout(PATIENCE)
        for path in paths:
            await page.goto(url + in_notebook(path))
            await run_all_cells(page)
            await expect(page.locator(".jp-OutputArea-output").last).to_contain_text(PAGES[path], timeout=PATIENCE)
            held.append(sum(map(memory_of, tab_processes(host))))
    return held
