"""What becomes of a learner's copies when the course is published anew? One profile of a browser, over all versions."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.async_api import BrowserContext, Locator, Page, Playwright, async_playwright, expect

from lite_builder.browsers.chromium import find_chromium
from lite_builder.browsers.launch import QUIET_FLAGS, sandbox_is_impossible
from lite_builder.site.server import SiteServer
from tests.browser.pages import PATIENCE, in_notebook
from tests.command_line import run_lite_builder

TABLE = "pages/table.ipynb"
ALGEBRA = "pages/linear_algebra.ipynb"
OPENED = "globalThis.jupyterapp?.shell?.currentWidget?.content?.model?.cells?.length > 0"
SAVED = "!jupyterapp.shell.currentWidget.context.model.dirty"
SOURCES = "jupyterapp.shell.currentWidget.context.model.toJSON().cells.map(({ source }) => source)"
KEPT = """async () => {
  const opening = indexedDB.open("JupyterLite Storage - /");
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const asking = opening.result.transaction("files").objectStore("files").getAll();
  await new Promise((resolve) => (asking.onsuccess = resolve));
  opening.result.close();
  return asking.result.filter(({ type }) => type !== "directory").map(({ path }) => path);
}"""


@asynccontextmanager
async def sitting_down(playwright: Playwright, profile: Path) -> AsyncIterator[BrowserContext]:
    """The learner's browser, which remembers what it did when it was last open."""
    context = await playwright.chromium.launch_persistent_context(
        profile,
        executable_path=find_chromium().path,
        args=QUIET_FLAGS,
        chromium_sandbox=not sandbox_is_impossible(),
        viewport={"width": 1000, "height": 800},
    )
    context.set_default_timeout(PATIENCE)
    yield context
    await context.close()


async def open_at(context: BrowserContext, address: str) -> Page:
    page = await context.new_page()
    await page.goto(address)
    await page.wait_for_function(OPENED)
    return page


async def write_cell(page: Page, code: str) -> None:
    """Write these lines into a new cell below the first, and save the page."""
    await page.locator(".jp-Cell").first.click()
    for key in ("Escape", "b", "Enter"):
        await page.keyboard.press(key)
    await page.keyboard.insert_text(code)
    await page.keyboard.press("Control+s")
    await page.wait_for_function(SAVED)


async def see_source(page: Page, *, holds: str, lacks: str) -> None:
    """See that the sources of the page hold one text, soon, and lack the other."""
    await page.wait_for_function(f"{SOURCES}.join().includes({json.dumps(holds)})")
    assert lacks not in "".join(await page.evaluate(SOURCES))


def bar_of(page: Page) -> Locator:
    return page.get_by_role("region", name="Newer version of this page")


def publish(project: Path, *changes: tuple[str, str, str]) -> None:
    """Put a text in the place of another in pages of the course, and build it where it is served from."""
    for file, old, new in changes:
        page = project / "content" / "pages" / file
        text = page.read_text(encoding="utf-8")
        assert old in text
        page.write_text(text.replace(old, new), encoding="utf-8")
    built = run_lite_builder(project, "build")
    assert built.returncode == 0, built.stderr


async def work_on_the_first_deployment(context: BrowserContext, url: str) -> None:
    """Change one page, and have JupyterLite keep another as it is."""
    page = await open_at(context, url + in_notebook(TABLE))
    await write_cell(page, "# what I think")
    page = await open_at(context, url + in_notebook(ALGEBRA))
    await page.evaluate("jupyterapp.shell.currentWidget.context.save()")
    assert await page.evaluate(KEPT) == [ALGEBRA, TABLE]
    await page.goto(url)
    await expect(page.locator("ol.pages li").first).to_contain_text("changed by you")
    await expect(page.locator("ol.pages li").nth(1)).not_to_contain_text("by you")


async def meet_the_second_deployment(context: BrowserContext, url: str) -> None:
    """The page without a change is the new one; the other asks, by keyboard too, and remembers the answer."""
    page = await open_at(context, url + in_notebook(ALGEBRA))
    await see_source(page, holds="# A new title", lacks="Who does")
    assert await page.evaluate(KEPT) == [TABLE]

    page = await context.new_page()
    await page.goto(url)
    await expect(page.locator("ol.pages li").first).to_contain_text("changed by you; the course has a newer version")
    page = await open_at(context, url + in_notebook(TABLE))
    await expect(bar_of(page)).to_contain_text("and you have changed yours")
    await see_source(page, holds="# what I think", lacks="newer:")
    assert await page.evaluate("document.activeElement.closest('.lite-builder-bar')") is None

    await bar_of(page).get_by_role("button", name="Take the new one").click()
    await see_source(page, holds="newer:", lacks="# what I think")
    assert await page.evaluate(KEPT) == []
    await bar_of(page).get_by_role("button", name="Bring mine back").click()
    await see_source(page, holds="# what I think", lacks="newer:")
    await page.locator(".jp-Cell").first.click()
    await page.keyboard.press("Escape")
    for _ in range(10):
        await page.keyboard.press("Tab")
        if await page.evaluate("document.activeElement.textContent") == "Keep mine":
            break
    await page.keyboard.press("Enter")
    await expect(bar_of(page)).to_have_count(0)

    page = await open_at(context, url + in_notebook(TABLE))
    await see_source(page, holds="# what I think", lacks="newer:")
    await page.wait_for_timeout(2000)
    await expect(bar_of(page)).to_have_count(0)


async def meet_the_third_deployment(context: BrowserContext, url: str) -> None:
    """What was refused is another version now; in the Lab interface, too."""
    page = await open_at(context, f"{url}lab/index.html?path={TABLE}")
    await bar_of(page).get_by_role("button", name="Keep both").click()
    await see_source(page, holds="newest:", lacks="# what I think")
    # It is there before the newer page is: whoever leaves now has lost nothing.
    [beside] = await page.evaluate(KEPT)
    assert beside.startswith("pages/table (mine 20")
    await expect(bar_of(page)).to_contain_text(f"Yours is beside it: {beside.removeprefix('pages/')}")
    page = await open_at(context, url + in_notebook(beside))
    await see_source(page, holds="# what I think", lacks="newest:")


async def export_and_reset(context: BrowserContext, url: str, file: Path) -> None:
    """Save all work as a zip, delete it after a question, bring it back, and take the zip in."""
    page = await context.new_page()
    await page.goto(url)
    work = page.locator("#work")
    async with page.expect_download() as download:
        await work.get_by_role("button", name="Save a copy of all my work").click()
    await (await download.value).save_as(file)
    with ZipFile(file) as saved:
        [path] = saved.namelist()
        assert "# what I think" in saved.read(path).decode()

    await work.get_by_role("button", name="Reset everything").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text(f"{path} (a file of your own)")
    await page.keyboard.press("Escape")
    assert await page.evaluate(KEPT) == [path]
    await work.get_by_role("button", name="Reset everything").click()
    await dialog.get_by_role("button", name="Delete them all").click()
    await expect(work).to_contain_text("Everything is as the course has it.")
    assert await page.evaluate(KEPT) == []
    await expect(work.get_by_role("button", name="Reset everything")).to_be_hidden()
    await work.get_by_role("button", name="Bring it back").click()
    await work.get_by_role("button", name="Delete").click()
    await dialog.get_by_role("button", name="Delete").click()
    await expect(work).to_contain_text("is deleted")
    assert await page.evaluate(KEPT) == []
    await page.set_input_files("#work input", file)
    await expect(work).to_contain_text("1 file of the copy are here now")
    assert await page.evaluate(KEPT) == [path]


async def over_three_deployments(project: Path, scratch: Path) -> None:
    async with async_playwright() as playwright:
        with SiteServer(project / "_site") as server:
            async with sitting_down(playwright, scratch / "profile") as context:
                await work_on_the_first_deployment(context, server.url)
            publish(
                project,
                ("table.py", "spread:", "newer:"),
                ("linear_algebra.py", "Who does the linear algebra?", "A new title"),
            )
            async with sitting_down(playwright, scratch / "profile") as context:
                await meet_the_second_deployment(context, server.url)
            publish(project, ("table.py", "newer:", "newest:"))
            async with sitting_down(playwright, scratch / "profile") as context:
                await meet_the_third_deployment(context, server.url)
                await export_and_reset(context, server.url, scratch / "work.zip")


async def over_two_keys(project: Path, scratch: Path) -> None:
    """The newer key has another place: the learner's work is found there all the same."""
    async with async_playwright() as playwright, sitting_down(playwright, scratch / "profile") as context:
        page = await open_at(context, notebook_on(key_of(project, scratch / "first")))
        await write_cell(page, "# what I think")
        publish(project, ("table.py", "spread:", "newer:"))
        newer = key_of(project, scratch / "second")
        page = await context.new_page()
        await page.goto((newer / "start.html").as_uri())
        await expect(page.locator("ol.pages li").first).to_contain_text(
            "changed by you; the course has a newer version"
        )
        page = await open_at(context, notebook_on(newer))
        await see_source(page, holds="# what I think", lacks="newer:")
        await bar_of(page).get_by_role("button", name="Take the new one").click()
        await see_source(page, holds="newer:", lacks="# what I think")
        await bar_of(page).get_by_role("button", name="Bring mine back").click()
        await see_source(page, holds="# what I think", lacks="newer:")


def key_of(project: Path, folder: Path) -> Path:
    written = run_lite_builder(project, "export", "usb", "--to", str(folder))
    assert written.returncode == 0, written.stderr
    return folder


def notebook_on(key: Path) -> str:
    return f"{(key / 'site' / 'notebooks' / 'index.html').as_uri()}?path={TABLE}"


@pytest.mark.full
@pytest.mark.browser
def test_a_newer_key_asks_as_a_newer_site_does(built_project: Path, tmp_path: Path) -> None:
    asyncio.run(over_two_keys(built_project, tmp_path))


@pytest.mark.browser
def test_copies_follow_the_course_or_the_learner_is_asked(built_project: Path, tmp_path: Path) -> None:
    asyncio.run(over_three_deployments(built_project, tmp_path))
