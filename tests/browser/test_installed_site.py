"""Does the course go on when the network goes? After a visit, and from the copy that a learner has asked for."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, Page, async_playwright, expect

from lite_builder.browsers.chromium import find_chromium
from lite_builder.browsers.launch import launched
from lite_builder.site.server import SiteServer
from tests.browser.pages import PATIENCE, in_notebook, run_all_cells
from tests.command_line import run_lite_builder

LESSON = in_notebook("pages/table.ipynb")


@asynccontextmanager
async def learning(site: Path) -> AsyncIterator[tuple[BrowserContext, SiteServer]]:
    """A browser's profile, and the server of the site, which a test may end."""
    with SiteServer(site) as server:
        async with async_playwright() as playwright, launched(playwright, find_chromium()) as browser:
            context = await browser.new_context()
            context.set_default_timeout(PATIENCE)
            yield context, server


async def run_lesson(context: BrowserContext, server: SiteServer, printed: str = "spread: 31") -> None:
    """Open the lesson, run it, and see what its last cell prints."""
    page = await context.new_page()
    await page.goto(server.url + LESSON)
    await run_all_cells(page)
    await expect(page.locator(".jp-OutputArea-output").last).to_have_text(printed, timeout=PATIENCE)
    await page.close()


async def make_copy(context: BrowserContext, server: SiteServer) -> Page:
    """Have the landing page make the site available offline."""
    page = await context.new_page()
    await page.goto(server.url)
    await page.get_by_role("button", name="Make available offline").click()
    await expect(page.locator("#offline-text")).to_have_text(
        "The course is on this device: it opens without a network.", timeout=PATIENCE
    )
    return page


async def after_a_visit(site: Path) -> None:
    async with learning(site) as (context, server):
        await run_lesson(context, server)
        server.end()
        await run_lesson(context, server)


async def from_the_copy(site: Path) -> str:
    async with learning(site) as (context, server):
        page = await make_copy(context, server)
        server.end()
        await page.reload()
        await run_lesson(context, server)
        return await page.locator("#offline-text").inner_text()


@pytest.mark.browser
def test_a_lesson_that_was_visited_runs_without_the_network(small_site: Path) -> None:
    asyncio.run(after_a_visit(small_site))


@pytest.mark.browser
def test_the_course_that_was_made_available_runs_without_the_network_before_any_lesson_was_visited(
    small_site: Path,
) -> None:
    assert asyncio.run(from_the_copy(small_site)) == "The course is on this device: it opens without a network."


def publish_anew(project: Path) -> None:
    """Change the course's title and a page, and build it where it is served from."""
    for file, old, new in (
        ("course.toml", "A small course", "A newer course"),
        ("pages/table.py", "spread:", "newer:"),
    ):
        text = (project / "content" / file).read_text(encoding="utf-8")
        (project / "content" / file).write_text(text.replace(old, new), encoding="utf-8")
    built = run_lite_builder(project, "build")
    assert built.returncode == 0, built.stderr


async def over_two_deployments(project: Path) -> None:
    async with learning(project / "_site") as (context, server):
        page = await make_copy(context, server)
        title = page.get_by_role("heading", level=1)
        bar = page.locator(".lite-builder-update")
        await expect(bar).to_have_count(0)

        publish_anew(project)
        lost = project / "_site" / "files" / "pages" / "table.ipynb"
        content = lost.read_bytes()
        lost.unlink()
        await page.reload()
        await bar.get_by_role("button", name="Update").click()
        await expect(bar).to_contain_text("You go on with the one you have.", timeout=PATIENCE)
        server.end()
        await page.reload()
        await expect(title).to_have_text("A small course")
        await run_lesson(context, server, "spread: 31")

        lost.write_bytes(content)
        server.revive()
        await page.reload()
        await expect(title).to_have_text("A small course")
        await bar.get_by_role("button", name="Update").click()
        await bar.get_by_role("button", name="Reload").click()
        await expect(title).to_have_text("A newer course")
        server.end()
        await page.reload()
        await expect(title).to_have_text("A newer course")


@pytest.mark.browser
def test_an_update_is_offered_and_one_that_fails_leaves_the_course_as_it_was(built_project: Path) -> None:
    asyncio.run(over_two_deployments(built_project))


async def without_room(site: Path) -> None:
    async with learning(site) as (context, server):
        page = await context.new_page()
        await page.goto(server.url)
        browser = await context.new_cdp_session(page)

        async def leave_room(megabytes: int) -> None:
            room = {"origin": server.url.rstrip("/"), "quotaSize": megabytes * 1_000_000}
            await browser.send("Storage.overrideQuotaForOrigin", room)

        make = page.get_by_role("button", name="Make available offline")
        said = page.locator("#offline-text")
        # Chromium reports no overridden quota beforehand.
        await make.click()
        await page.wait_for_function("document.getElementById('offline-progress').value > 0.05")
        await leave_room(5)
        await expect(said).to_contain_text("this browser has no room left for it", timeout=PATIENCE)
        kept = await page.evaluate("caches.keys()")
        assert not [name for name in kept if ":copy:" in name]

        lesson = await context.new_page()
        await lesson.goto(server.url + LESSON)
        await run_all_cells(lesson)
        await expect(lesson.locator(".jp-OutputArea-output").last).to_have_text("spread: 31", timeout=PATIENCE)
        await lesson.keyboard.press("Control+s")
        await lesson.wait_for_function("!jupyterapp.shell.currentWidget.context.model.dirty")


@pytest.mark.browser
@pytest.mark.full
def test_a_browser_without_room_says_so_and_keeps_what_learners_write(small_site: Path) -> None:
    asyncio.run(without_room(small_site))
