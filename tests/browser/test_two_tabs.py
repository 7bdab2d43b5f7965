"""What becomes of work when two tabs of a site meet a newer version of a page? None of it goes without an answer."""

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, Locator, Page, async_playwright, expect

from lite_builder.site.server import SiteServer
from tests.browser.pages import PATIENCE, in_notebook
from tests.browser.test_newer_pages import (
    ALGEBRA,
    KEPT,
    SAVED,
    TABLE,
    bar_of,
    open_at,
    publish,
    see_source,
    sitting_down,
    write_cell,
)

pytestmark = pytest.mark.browser

WRITE = """async (code) => {
  const { model, ready } = jupyterapp.shell.currentWidget.context;
  await ready;
  model.sharedModel.insertCell(1, { cell_type: "code", source: code });
}"""
SAVE = "void jupyterapp.shell.currentWidget.context.save().catch(() => {})"
OPEN = "(path) => jupyterapp.commands.execute('docmanager:open', { path })"
SOURCES_KEPT = """async (path) => {
  const { keptModel } = await import(new URL("../work/kept_files.js", location.href).href);
  return JSON.stringify((await keptModel("JupyterLite Storage - /", path))?.content ?? null);
}"""


def choice(page: Page, name: str) -> Locator:
    return bar_of(page).get_by_role("button", name=name)


async def later_save_asks(page: Page) -> None:
    """Save in a tab, and see that JupyterLab asks; leave everything as it is."""
    await page.evaluate(SAVE)
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("changed on disk", timeout=PATIENCE)
    await dialog.get_by_role("button", name="Cancel").click()
    await expect(dialog).to_have_count(0)


async def answer_outlives_what_comes_in_front(page: Page) -> None:
    """The way back stays when another notebook is shown, and when another tab refuses a version."""
    await choice(page, "Take the new one").click()
    await see_source(page, holds="newer:", lacks="# of the first tab")
    await page.evaluate(OPEN, ALGEBRA)
    await page.wait_for_function(f"jupyterapp.shell.currentWidget.context.path === '{ALGEBRA}'")
    await page.wait_for_timeout(1000)
    await expect(choice(page, "Bring mine back")).to_be_visible()
    await page.evaluate(OPEN, TABLE)
    await page.evaluate("dispatchEvent(new StorageEvent('storage', { key: 'lite_builder:refused:x' }))")
    await page.wait_for_timeout(1000)
    await expect(choice(page, "Bring mine back")).to_be_visible()


async def over_two_deployments(project: Path, context: BrowserContext, url: str) -> None:
    lab = f"{url}lab/index.html?path={TABLE}"
    old = await open_at(context, lab)
    await old.evaluate(WRITE, "# of the first tab")
    publish(project, ("table.py", "spread:", "newer:"))

    # A page from before the update saves after one from since then.
    new = await open_at(context, url + in_notebook(TABLE))
    await see_source(new, holds="newer:", lacks="# of the first tab")
    await write_cell(new, "# of the second tab")
    await later_save_asks(old)
    assert "# of the second tab" in await old.evaluate(SOURCES_KEPT, TABLE)

    # The other way about: the page from before is saved over it, and both tabs are asked.
    await old.evaluate(SAVE)
    await old.get_by_role("dialog").get_by_role("button", name="Overwrite").click()
    await old.wait_for_function(SAVED)
    assert "# of the first tab" in await old.evaluate(SOURCES_KEPT, TABLE)
    await new.evaluate(WRITE, "# not saved yet")
    await later_save_asks(new)
    await new.reload()
    await old.reload()
    await expect(bar_of(new)).to_contain_text("and you have changed yours", timeout=PATIENCE)
    await expect(bar_of(old)).to_contain_text("and you have changed yours", timeout=PATIENCE)

    await answer_outlives_what_comes_in_front(old)
    await new.bring_to_front()
    await write_cell(new, "# written since")
    await old.bring_to_front()
    await choice(old, "Bring mine back").click()
    await expect(bar_of(old)).to_contain_text("You have run or changed the page since")
    assert "# written since" in await old.evaluate(SOURCES_KEPT, TABLE)
    await choice(old, "Beside it").click()
    await expect(bar_of(old)).to_contain_text("Yours is beside it")
    [beside, kept] = await old.evaluate(KEPT)
    assert kept == TABLE
    assert "# of the first tab" in await old.evaluate(SOURCES_KEPT, beside)
    assert "# written since" in await old.evaluate(SOURCES_KEPT, TABLE)

    # The other tab takes the new one with changes that it has not saved: they come back.
    await new.bring_to_front()
    await new.evaluate(WRITE, "# in a hurry")
    await choice(new, "Take the new one").click()
    await see_source(new, holds="newer:", lacks="# in a hurry")
    await choice(new, "Bring mine back").click()
    await see_source(new, holds="# in a hurry", lacks="newer:")
    await choice(new, "Keep mine").click()
    await expect(bar_of(new)).to_have_count(0)


@pytest.mark.full
def test_nothing_is_lost_between_two_tabs_over_an_update(built_project: Path, tmp_path: Path) -> None:
    async def visit() -> None:
        async with async_playwright() as playwright, sitting_down(playwright, tmp_path / "profile") as context:
            with SiteServer(built_project / "_site") as server:
                await over_two_deployments(built_project, context, server.url)

    asyncio.run(visit())
