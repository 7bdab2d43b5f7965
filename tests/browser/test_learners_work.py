"""Does the landing page lose anything of a learner's work? Removed, brought back, and saved elsewhere meanwhile."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.pages import PATIENCE, browsing, in_notebook

pytestmark = pytest.mark.browser

UNTIL = re.compile("brought back here until you leave or reload this page")
WRITE = """async ([path, text]) => {
  const { keep } = await import(new URL("work/kept_files.js", location.href).href);
  const file = { path, bytes: new TextEncoder().encode(text), time: new Date(2026, 0, 1) };
  await keep("JupyterLite Storage - /", [file], { ".txt": "text" });
}"""
READ = """async (path) => {
  const { keptModel } = await import(new URL("work/kept_files.js", location.href).href);
  return (await keptModel("JupyterLite Storage - /", path))?.content ?? null;
}"""
GRANT = "() => void (globalThis.showDirectoryPicker = () => navigator.storage.getDirectory())"
FORBID = "() => void delete globalThis.showDirectoryPicker"
WRITTEN = """async () => {
  const found = {};
  const read = async (folder, above) => {
    for await (const [name, entry] of folder.entries()) {
      if (entry.kind === "directory") await read(entry, `${above}${name}/`);
      else found[above + name] = await (await entry.getFile()).text();
    }
  };
  await read(await navigator.storage.getDirectory(), "");
  return found;
}"""
ANOTHER_TAB_WAITS = """async () => {
  const { keptModels } = await import(new URL("work/kept_files.js", location.href).href);
  const { transaction, close } = IDBDatabase.prototype;
  const done = [];
  IDBDatabase.prototype.close = function () {
    done.push("closed");
    close.call(this);
  };
  IDBDatabase.prototype.transaction = function (...asked) {
    const made = transaction.apply(this, asked);
    this.dispatchEvent(new IDBVersionChangeEvent("versionchange"));
    done.push("read");
    return made;
  };
  await keptModels("JupyterLite Storage - /");
  return done;
}"""
SHOW_NOTHING = """() => {
  document.querySelectorAll = (selector) => {
    if (selector === ".of-learner") throw new Error("no more room");
    return Document.prototype.querySelectorAll.call(document, selector);
  };
}"""
ASK = """async () => {
  const { Bar } = await import(new URL("bars.js", location.href).href);
  const bar = new Bar("of-a-test", "A test");
  bar.say("Shall it fail?", [["Fail", async () => { throw new Error("the disk is full"); }]]);
}"""


@asynccontextmanager
async def two_tabs(site: Path) -> AsyncIterator[tuple[Page, Page]]:
    """The landing page, twice, in one browser."""
    async with browsing(site) as (browser, url):
        context = await browser.new_context()
        context.set_default_timeout(PATIENCE)
        pages = [await context.new_page() for _ in range(2)]
        for page in pages:
            await page.goto(url)
        yield pages[0], pages[1]


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


async def answer(page: Page, answer: str) -> None:
    await page.get_by_role("dialog").get_by_role("button", name=answer, exact=True).click()
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def write(page: Page, path: str, text: str) -> None:
    await page.evaluate(WRITE, [path, text])


async def remove_two(page: Page) -> None:
    """Write two files, and delete one after the other."""
    for path in ("a.txt", "b.txt"):
        await write(page, path, f"{path} of old")
    await page.reload()
    for path in ("a.txt", "b.txt"):
        await button(page, f"Delete “{path}”").click()
        await expect(page.get_by_role("dialog", name=f"Delete “{path}”?")).to_have_accessible_description(UNTIL)
        await answer(page, "Delete")
        await expect(button(page, f"Bring it back: “{path}”")).to_be_focused()
        assert await page.evaluate(READ, path) is None


def test_each_removal_can_be_brought_back(small_site: Path) -> None:
    async def visit() -> None:
        async with two_tabs(small_site) as (page, _):
            await remove_two(page)
            for path in ("a.txt", "b.txt"):
                await button(page, f"Bring it back: “{path}”").click()
                await expect(button(page, f"Bring it back: “{path}”")).to_have_count(0)
                assert await page.evaluate(READ, path) == f"{path} of old"

    asyncio.run(visit())


def test_work_made_since_a_removal_makes_way_only_when_the_learner_says_so(small_site: Path) -> None:
    async def visit() -> None:
        async with two_tabs(small_site) as (page, other):
            await remove_two(page)
            await write(other, "a.txt", "written since")
            back = button(page, "Bring it back: “a.txt”")
            await back.click()
            await expect(page.get_by_role("dialog")).to_contain_text("You have written since")
            await answer(page, "Keep those that are here")
            assert await page.evaluate(READ, "a.txt") == "written since"

            await back.click()
            await expect(page.get_by_role("dialog")).to_contain_text("You have written since")
            await write(other, "a.txt", "written while it is asked")
            await page.get_by_role("dialog").get_by_role("button", name="Take those from before").click()
            # What was not there when it was asked is asked about anew.
            await expect(page.get_by_role("dialog")).to_contain_text("You have written since")
            assert await page.evaluate(READ, "a.txt") == "written while it is asked"
            await answer(page, "Take those from before")
            await expect(back).to_have_count(0)
            assert await page.evaluate(READ, "a.txt") == "a.txt of old"

    asyncio.run(visit())


def test_an_act_that_is_done_is_told_where_the_page_cannot_show_what_is_there_now(small_site: Path) -> None:
    async def visit() -> None:
        async with two_tabs(small_site) as (page, _):
            await write(page, "a.txt", "mine")
            await page.reload()
            await button(page, "Delete “a.txt”").click()
            await page.evaluate(SHOW_NOTHING)
            await answer(page, "Delete")
            said = page.locator("#work [role=status]")
            await expect(said).to_have_text("“a.txt” is deleted. What is here now cannot be shown: no more room.")

    asyncio.run(visit())


def test_another_tab_need_not_wait_for_this_one_to_change_the_database(small_site: Path) -> None:
    async def visit() -> None:
        async with two_tabs(small_site) as (page, _):
            assert (await page.evaluate(ANOTHER_TAB_WAITS))[:2] == ["closed", "read"]

    asyncio.run(visit())


def test_a_choice_of_a_bar_that_fails_says_so_and_can_be_made_again(small_site: Path) -> None:
    async def visit() -> None:
        async with two_tabs(small_site) as (page, _):
            await page.evaluate(ASK)
            bar = page.get_by_role("region", name="A test")
            for _ in range(2):
                await bar.get_by_role("button", name="Fail").press("Enter")
                await expect(bar.get_by_role("status")).to_have_text("It did not work: the disk is full.")
                await expect(bar.get_by_role("button", name="Fail")).to_be_focused()
                await page.evaluate("document.querySelector('.lite-builder-bar p').textContent = ''")

    asyncio.run(visit())


def test_work_is_written_into_a_folder_that_the_learner_grants_and_takes_the_place_of_nothing(small_site: Path) -> None:
    """The browser's own folder stands for the one that is chosen, which no test can click."""

    async def visit() -> None:
        async with two_tabs(small_site) as (page, _):
            await page.clock.set_fixed_time("2026-11-30T10:00:00")  # a folder is named after the minute
            for path in ("notes/a.txt", "b.txt", "notes/../c.txt"):
                await write(page, path, f"mine: {path}")
            await page.reload()
            await page.evaluate(GRANT)
            said = page.locator("#work p[role=status]")
            first, second = "my-work 2026-11-30 10.00", "my-work 2026-11-30 10.00, 2"
            for folder in (first, second):
                await button(page, "Write my work to a folder…").click()
                await expect(said).to_contain_text(f"2 files written into “{folder}”")
                await expect(said).to_contain_text("These could not be written: notes/../c.txt (")
                await write(page, "b.txt", "changed")
            files = await page.evaluate(WRITTEN)
            assert {path.partition("/")[0] for path in files} == {first, second}
            assert files[f"{first}/b.txt"] == "mine: b.txt"
            assert files[f"{second}/b.txt"] == "changed"
            assert files[f"{second}/notes/a.txt"] == "mine: notes/a.txt"

            await page.add_init_script(f"({FORBID})()")
            await page.reload()
            await expect(button(page, "Save a copy of all my work")).to_be_visible()
            await expect(button(page, "Write my work to a folder…")).to_be_hidden()

    asyncio.run(visit())


def test_what_the_foot_of_a_page_tells_is_heard_and_takes_no_focus(small_site: Path) -> None:
    async def visit() -> None:
        async with browsing(small_site) as (browser, url):
            page = await browser.new_page()
            await page.goto(url + in_notebook("pages/table.ipynb"), wait_until="commit")
            await expect(page.locator("#start-line")).to_match_aria_snapshot(
                """
                - progressbar "Start of Python"
                - status: /.+/
                """,
                timeout=PATIENCE,
            )
            await page.goto(url)
            await page.evaluate(ASK)
            await expect(page.locator("#lite-builder-bars")).to_match_aria_snapshot(
                """
                - region "A test":
                  - status: Shall it fail?
                  - button "Fail"
                """
            )
            assert await page.evaluate("document.activeElement === document.body")
            await page.keyboard.press("Shift+Tab")
            await expect(page.get_by_role("button", name="Fail")).to_be_focused()

    asyncio.run(visit())
