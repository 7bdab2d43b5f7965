"""Figures of plotly are drawn, controls of ipywidgets move, and nobody but the site is asked."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect

from lite_builder.browsers.chromium import find_chromium
from lite_builder.browsers.launch import launched, proxy_for
from lite_builder.site.server import SiteServer
from lite_builder.verify.traffic import RefusingProxy
from tests.command_line import run_lite_builder
from tests.course_projects import copy_project

PATIENCE = 120_000
"""Milliseconds that Python may take on a busy machine, from its start to the last cell's output."""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project("interactive", tmp_path_factory.mktemp("interactive") / "project")
    built = run_lite_builder(project, "build")
    assert built.returncode == 0, built.stderr
    return project / "_site"


@asynccontextmanager
async def run_notebook(site: Path, notebook: str) -> AsyncIterator[Page]:
    """The page of a notebook whose cells are all running; at its end no other host must have been asked."""
    with SiteServer(site) as server:
        async with (
            RefusingProxy() as proxy,
            async_playwright() as playwright,
            launched(playwright, find_chromium(), proxy_for(proxy.port, server.host)) as browser,
        ):
            page = await browser.new_page(viewport={"width": 1000, "height": 2200})
            page.set_default_timeout(PATIENCE)
            await page.goto(server.url)
            await page.click(f'a[data-notebook="{notebook}"]')
            await expect(page.locator("body")).to_contain_text("Python (Pyodide)", timeout=PATIENCE)
            await page.get_by_role("menuitem", name="Run", exact=True).click()
            await page.get_by_text("Run All Cells", exact=True).click()
            yield page
            assert proxy.take() == []


def test_plotly_draws_its_figures(site: Path) -> None:
    async def look() -> None:
        async with run_notebook(site, "pages/figures.ipynb") as page:
            drawn = page.locator(".js-plotly-plot")
            await expect(drawn).to_have_count(4, timeout=PATIENCE)
            for flowers in (await drawn.all())[:3]:
                await expect(flowers.locator("svg .scatterlayer path.point")).to_have_count(150, timeout=PATIENCE)
            await expect(drawn.nth(3).locator("svg .bars path")).to_have_count(3, timeout=PATIENCE)

    asyncio.run(look())


def test_controls_answer_to_the_keyboard(site: Path) -> None:
    async def look() -> None:
        async with run_notebook(site, "pages/controls.ipynb") as page:
            slider = page.get_by_role("slider")
            await expect(page.get_by_text("3 squared is 9")).to_be_visible(timeout=PATIENCE)
            await slider.focus()
            await slider.press("ArrowRight")
            await expect(page.get_by_text("4 squared is 16")).to_be_visible(timeout=PATIENCE)
            await page.get_by_role("button", name="Count").press("Enter")
            await expect(page.get_by_text("counted", exact=True)).to_be_visible(timeout=PATIENCE)
            await expect(page.locator(".js-plotly-plot svg .scatterlayer path.js-line")).to_be_visible(timeout=PATIENCE)

    asyncio.run(look())
