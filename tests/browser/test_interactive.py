"""Figures of plotly are drawn, controls of ipywidgets move, and nobody but the site is asked."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.pages import PATIENCE, opened_page, run_all_cells
from tests.course_projects import build_project

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_project("interactive", tmp_path_factory.mktemp("interactive") / "project") / "_site"


@asynccontextmanager
async def run_notebook(site: Path, notebook: str) -> AsyncIterator[Page]:
    """The page of a notebook, opened from the landing page, whose cells are all running."""
    async with opened_page(site, height=2200) as page:
        await page.click(f'a[data-notebook="{notebook}"]')
        await run_all_cells(page)
        yield page


@pytest.mark.full
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
