"""The links in a notebook, clicked as a learner does it: each opens what it names, in a tab of its own."""

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.pages import PATIENCE, in_notebook, opened_page
from tests.command_line import run_lite_builder
from tests.course_projects import copy_project


@pytest.mark.browser
def test_links_from_one_notebook_open_another_and_a_file(small_site: Path) -> None:
    asyncio.run(_click_links(small_site))


async def _click_links(site: Path) -> None:
    async with opened_page(site, in_notebook("index.ipynb")) as page:
        for link, place, text in (
            ("the table", ".jp-Notebook", "A table from the folder of data"),
            ("a module", ".jp-FileEditor", "def spread"),
        ):
            async with page.expect_popup(timeout=PATIENCE) as opened:
                await page.locator(".jp-RenderedMarkdown a", has_text=link).click(timeout=PATIENCE)
            await expect((await opened.value).locator(place)).to_contain_text(text, timeout=PATIENCE)


@pytest.mark.browser
@pytest.mark.parametrize("app", ["notebooks/index.html", pytest.param("lab/index.html", marks=pytest.mark.full)])
def test_a_link_to_a_heading_of_another_page_opens_it_there(linked_site: Path, app: str) -> None:
    asyncio.run(_click_anchor(linked_site, app))


@pytest.fixture(scope="module")
def linked_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project's site, in which the first page links to the last words of another."""
    project = copy_project("small", tmp_path_factory.mktemp("linked") / "project")
    with (project / "content" / "index.md").open("a", encoding="utf-8") as index:
        index.write("\nThe table ends with [what to remember](pages/table.py#what-to-remember).\n")
    with (project / "content" / "pages" / "table.py").open("a", encoding="utf-8") as table:
        table.write("\n# %% [markdown]\n# ## What to remember\n")
    built = run_lite_builder(project, "build")
    assert built.returncode == 0, built.stderr
    return project / "_site"


async def _click_anchor(site: Path, app: str) -> None:
    async with opened_page(site, f"{app}?path=index.ipynb", height=400) as page:
        # Before the interface has its notebook, it does not follow a link.
        await page.wait_for_function("globalThis.jupyterapp?.shell.currentWidget?.context?.isReady", timeout=PATIENCE)
        link = page.locator(".jp-RenderedMarkdown a", has_text="what to remember")
        if app.startswith("lab"):
            await link.click(timeout=PATIENCE)
            opened = page
        else:
            async with page.expect_popup(timeout=PATIENCE) as popup:
                await link.click(timeout=PATIENCE)
            opened = await popup.value
            await opened.set_viewport_size({"width": 1000, "height": 400})
        heading = opened.locator(".jp-Notebook h2", has_text="What to remember")
        await expect(heading).to_be_in_viewport(timeout=PATIENCE)
