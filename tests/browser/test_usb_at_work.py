"""Longer lessons from a key: kernels end, packages are missing, tabs meet, and the key is pulled out."""

import asyncio
import shutil
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.keys import browsing_files, cells_of, expect_output, open_notebook, run_new_cell, write_new_cell
from tests.browser.pages import PATIENCE

pytestmark = pytest.mark.browser

SAVED = "!jupyterapp.shell.currentWidget.context.model.dirty"


def test_an_error_shows_the_sources_of_packages_and_a_kernel_starts_anew(key: Path) -> None:
    async def visit() -> None:
        async with browsing_files() as browser:
            # A page that imports no scipy: else its sources may have come already.
            page = await open_notebook(browser, key, "pages/table.ipynb")
            await run_new_cell(page, "import scipy.linalg\nmarker = 1\nscipy.linalg.inv([[1.0, 2.0]])")
            await expect_output(page, 'raise ValueError(f"Expected square matrix')
            await run_new_cell(page, "%pip install scipy pandas\nprint('has both')")
            await expect_output(page, "has both")
            await run_new_cell(page, "%pip install flask")
            await expect_output(page, "flask cannot be installed: this site works offline")
            await _restart(page)
            await run_new_cell(page, "import numpy\nprint('marker' in globals(), numpy.arange(3).sum())")
            await expect_output(page, "False 3")

    asyncio.run(visit())


@pytest.mark.full
def test_notebooks_side_by_side_share_files_which_the_file_browser_shows(key: Path) -> None:
    async def visit() -> None:
        async with browsing_files() as browser:
            page = await open_notebook(browser, key, "pages/table.ipynb", interface="lab")
            await run_new_cell(page, "name = 'Ada'; print(open('shared.txt', 'w').write(name), 'written')")
            await expect_output(page, "3 written")
            files = page.locator(".jp-DirListing-content")
            await expect(files).to_contain_text("shared.txt", timeout=PATIENCE)
            await files.get_by_text("linear_algebra.ipynb", exact=True).dblclick()
            await expect_output(page, "Who does the linear algebra?")
            await run_new_cell(page, "print('name' in globals(), open('shared.txt').read())")
            await expect_output(page, "False Ada")

    asyncio.run(visit())


def test_of_two_tabs_on_a_notebook_the_later_save_asks(key: Path) -> None:
    async def visit() -> None:
        async with browsing_files() as browser:
            learner = await browser.new_context()
            one = await open_notebook(learner, key, "pages/table.ipynb")
            await write_new_cell(one, "# of the first tab")
            other = await open_notebook(learner, key, "pages/table.ipynb")
            await write_new_cell(other, "# of the second tab")
            await one.bring_to_front()
            await _save(one)
            await other.bring_to_front()
            await other.keyboard.press("Control+s")
            question = other.locator(".jp-Dialog")
            await expect(question).to_contain_text("has changed on disk", timeout=PATIENCE)
            await question.get_by_role("button", name="Overwrite").click()
            await other.wait_for_function(SAVED)
            again = await open_notebook(learner, key, "pages/table.ipynb")
            await expect(cells_of(again).filter(has_text="# of the second tab")).to_have_count(1, timeout=PATIENCE)
            await expect(cells_of(again).filter(has_text="# of the first tab")).to_have_count(0)

    asyncio.run(visit())


@pytest.mark.full
def test_who_pulls_the_key_out_goes_on_and_is_told_what_is_missing(key: Path, tmp_path: Path) -> None:
    plugged_in, pulled_out = tmp_path / "plugged in", tmp_path / "pulled out"
    shutil.copytree(key, plugged_in)

    async def visit() -> None:
        async with browsing_files() as browser:
            page = await open_notebook(browser, plugged_in, "index.ipynb")  # its snapshot has no sklearn
            await run_new_cell(page, "print('here', open('datasets/heights.csv').readline())")
            await expect_output(page, "here")
            plugged_in.rename(pulled_out)
            await run_new_cell(page, "print(open('kept.txt', 'w').write('all the same'), 'written')")
            await expect_output(page, "12 written")
            await _save(page)
            await run_new_cell(page, "import sklearn")
            await expect_output(page, "Is the key still plugged in?")
            await expect(page.get_by_role("alert")).to_contain_text("The key cannot be read", timeout=PATIENCE)
            pulled_out.rename(plugged_in)
            await run_new_cell(page, "import sklearn; print(sklearn.__name__, 'is here')")
            await expect_output(page, "sklearn is here")

    asyncio.run(visit())


async def _save(page: Page) -> None:
    await page.keyboard.press("Control+s")
    await page.wait_for_function(SAVED)


async def _restart(page: Page) -> None:
    await page.get_by_role("menuitem", name="Kernel", exact=True).click()
    await page.locator(".lm-Menu-item").filter(has_text="Restart Kernel").first.click()
    await page.locator(".jp-Dialog .jp-mod-accept").click()
