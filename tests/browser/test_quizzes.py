"""A quiz for self-assessment, answered with the keyboard alone, while nobody but the site is asked."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from lite_builder import settings
from lite_builder.verify.run import run_site
from tests.browser.pages import PATIENCE, in_notebook, opened_page, run_all_cells
from tests.course_projects import build_project

pytestmark = pytest.mark.browser

MOST_TABS = 40


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_project("quizzes", tmp_path_factory.mktemp("quizzes") / "project") / "_site"


@asynccontextmanager
async def opened(site: Path, notebook: str) -> AsyncIterator[Page]:
    """The page of a notebook whose quiz is to be seen."""
    async with opened_page(site, in_notebook(notebook)) as page:
        await expect(page.locator(".MCButton").first).to_be_visible(timeout=PATIENCE)
        yield page


async def tab_to(page: Page, target: Locator) -> None:
    """Press the tabulator until the target has the focus, as a person does who has no mouse."""
    for _ in range(MOST_TABS):
        if await target.evaluate("node => node === document.activeElement"):
            return
        await page.keyboard.press("Tab")
    raise AssertionError(f"{MOST_TABS} tabs do not lead to {target}")


def test_a_question_is_answered_with_the_keyboard(site: Path) -> None:
    async def answer() -> None:
        async with opened(site, "quiz_trees.ipynb") as page:
            await expect(page.locator(".jp-Notebook img")).to_be_visible()
            one = page.get_by_role("group", name="Your answer: choose one")
            told = one.get_by_role("status")
            wrong = one.get_by_role("button", name="a ) is larger than before the split")
            await tab_to(page, wrong)
            assert await wrong.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
            await page.keyboard.press("Space")
            await expect(told).to_contain_text("Not correct.")
            await expect(told).to_contain_text("that would be a step back")
            right = one.get_by_role("button", name="b ) is smaller than before the split, or at most the same")
            await tab_to(page, right)
            await page.keyboard.press("Enter")
            await expect(right).to_have_attribute("aria-pressed", "true")
            await expect(told).to_contain_text("Correct. A split is chosen", use_inner_text=True)
            await expect(told.locator("mjx-container")).to_be_visible()
            assert await page.locator(".jp-Cell.jp-mod-selected").count() == 1, "JupyterLab took the keys"

    asyncio.run(answer())


def test_all_right_answers_are_found_one_by_one(site: Path) -> None:
    async def answer() -> None:
        async with opened(site, "quiz_trees.ipynb") as page:
            several = page.get_by_role("group", name="Your answer: choose all that apply")
            told = several.get_by_role("status")
            await several.get_by_role("button", name="a ) the tree asks one question").press("Enter")
            await expect(told).to_have_text("Correct. [1/2]")
            await several.get_by_role("button", name="b ) the tree has two leaves").press("Space")
            await expect(told).to_contain_text("[2/2]")
            await expect(told).to_contain_text("A tree of depth one is called a stump")
            await expect(told.locator("code")).to_contain_text("get_n_leaves()")
            await page.get_by_role("button", name="b ) is smaller than before").press("Enter")
            async with page.expect_popup() as opened_page:
                await (
                    page.locator(".jp-Notebook")
                    .get_by_role("status")
                    .get_by_role("link", name="the page on means")
                    .click()
                )
            page_on_means = (await opened_page.value).locator(".jp-Notebook")
            await expect(page_on_means).to_contain_text("A mean can be pulled away", timeout=PATIENCE)

    asyncio.run(answer())


def test_a_run_of_the_cells_shows_the_same_buttons(site: Path) -> None:
    async def run() -> None:
        async with opened(site, "means.ipynb") as page:
            await page.get_by_role("button", name="b ) the median").press("Enter")
            await expect(page.locator(".jp-Notebook").get_by_role("status")).to_contain_text("the median hardly moves")
            await run_all_cells(page)
            await expect(page.locator(".jp-Notebook").get_by_role("status")).to_be_empty(timeout=PATIENCE)
            await page.get_by_role("button", name="a ) the mean").press("Enter")
            await expect(page.locator(".jp-Notebook").get_by_role("status")).to_have_text("Correct. [1/2]")

    asyncio.run(run())


def test_every_quiz_runs_and_asks_no_other_host(site: Path, limits: settings.TestSection) -> None:
    report = run_site(site, ["quiz_trees", "graded/*"], limits=limits)
    assert report.ok
    assert report.foreign == ()
