"""Does the course go on when the network goes? After a visit, and from the copy that a learner has asked for."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, Page, Response, Route, async_playwright, expect

from lite_builder.browsers.chromium import find_chromium
from lite_builder.browsers.launch import launched
from lite_builder.site.server import SiteServer
from tests.browser.pages import PATIENCE, in_notebook, run_all_cells, until
from tests.command_line import run_lite_builder

LESSON = in_notebook("pages/table.ipynb")


@asynccontextmanager
async def learning(site: Path, base: str = "/") -> AsyncIterator[tuple[BrowserContext, SiteServer]]:
    """A browser's profile, and the server of the site, which stands below this path, and which a test may end."""
    with SiteServer(site, base=base) as server:
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


IS_KEPT = """async () => {
  const [name] = (await caches.keys()).filter((name) => name.includes(":visited"));
  return Boolean(name && await (await caches.open(name)).match("/offline/kept"));
}"""


def straight_starts(context: BrowserContext) -> list[bool]:
    """For each start of Python from now on: whether what it starts from comes past the service worker."""
    came: list[bool] = []

    def note(response: Response) -> None:
        if response.url.endswith(".asm.wasm") and response.request.service_worker is None:
            came.append(not response.from_service_worker)

    context.on("response", note)
    return came


async def visit_shortly(context: BrowserContext, server: SiteServer) -> None:
    """Leave the lesson when its Python begins to start; the service worker ends, as when the browser is closed."""
    page = await context.new_page()
    async with page.expect_event("response", lambda response: response.url.endswith(".asm.wasm")):
        await page.goto(server.url + LESSON)
    await page.goto(server.url)
    session = await context.new_cdp_session(page)
    await session.send("ServiceWorker.enable")
    await session.send("ServiceWorker.stopAllWorkers")


async def after_visits(site: Path) -> list[bool]:
    """What Python starts from is kept once no more of it has been asked for in ten seconds: not after a short visit."""
    async with learning(site) as (context, server):
        straight = straight_starts(context)
        await visit_shortly(context, server)
        await run_lesson(context, server)
        page = await context.new_page()
        await page.goto(server.url)
        await until(page, IS_KEPT)
        server.end()
        await run_lesson(context, server)
        return straight


async def from_the_copy(site: Path) -> str:
    async with learning(site) as (context, server):
        page = await make_copy(context, server)
        server.end()
        await page.reload()
        await run_lesson(context, server)
        return await page.locator("#offline-text").inner_text()


KEEP_A_SNAPSHOT = """async () => {
  const root = await navigator.storage.getDirectory();
  const all = await root.getDirectoryHandle("lite_builder-snapshots", { create: true });
  const folder = await all.getDirectoryHandle(encodeURIComponent("/static/pyodide/"), { create: true });
  await folder.getFileHandle("a.snapshot", { create: true });
}"""
KEPT_ON_DEVICE = """async () => {
  const all = await (await navigator.storage.getDirectory()).getDirectoryHandle("lite_builder-snapshots");
  const folder = await all.getDirectoryHandle(encodeURIComponent("/static/pyodide/"));
  const kept = [];
  for await (const name of folder.keys()) kept.push(name);
  return [...kept, ...(await caches.keys()).filter((name) => name.includes(":copy:"))];
}"""


async def made_and_removed(site: Path) -> None:
    async with learning(site) as (context, server):
        page = await make_copy(context, server)
        await page.evaluate(KEEP_A_SNAPSHOT)
        await page.get_by_role("button", name="Remove it from this device").click()
        await expect(page.get_by_role("button", name="Make available offline")).to_be_visible(timeout=PATIENCE)
        assert await page.evaluate(KEPT_ON_DEVICE) == []


@pytest.mark.browser
def test_what_is_removed_from_the_device_is_gone_with_the_snapshots_that_kernels_have_kept(small_site: Path) -> None:
    asyncio.run(made_and_removed(small_site))


async def over_http(site: Path) -> None:
    """Browsers take loopback for safe, so the page has another name, under which the browser is led here."""

    async def lead(route: Route) -> None:
        await route.continue_(url=route.request.url.replace("http://course.test/", server.url))

    async with learning(site) as (context, server):
        await context.route("http://course.test/**", lead)
        page = await context.new_page()
        await page.goto("http://course.test/")
        await expect(page.locator("#offline-text")).to_have_text(
            "This page came over http, and a browser keeps a copy of a course only over https. Everything else works."
        )


@pytest.mark.browser
def test_a_page_of_http_says_that_it_takes_https(small_site: Path) -> None:
    asyncio.run(over_http(small_site))


@pytest.mark.browser
def test_a_lesson_that_was_visited_runs_without_the_network(small_site: Path) -> None:
    assert asyncio.run(after_visits(small_site)) == [True, True, False]


@pytest.mark.browser
def test_the_course_that_was_made_available_runs_without_the_network_before_any_lesson_was_visited(
    small_site: Path,
) -> None:
    assert asyncio.run(from_the_copy(small_site)) == "The course is on this device: it opens without a network."


ODD = "Übung é + a&b, (1)"
ODD_FILE = "Größen [1] = 2+3; x@y.txt"
ODD_PAGE = f"""# %% [markdown]
# # An odd name

# %%
print(open("../datasets/{ODD_FILE}", encoding="utf-8").read())
"""


def build_with_odd_names(project: Path) -> None:
    """Add a page and a file whose names browsers spell in more than one way, and build the site."""
    content = project / "content"
    (content / "pages" / f"{ODD}.py").write_text(ODD_PAGE, encoding="utf-8")
    (content / "datasets" / ODD_FILE).write_text("all of it is here", encoding="utf-8")
    with (content / "_toc.yml").open("a", encoding="utf-8") as outline:
        outline.write(f'      - file: "pages/{ODD}"\n')
    built = run_lite_builder(project, "build")
    assert built.returncode == 0, built.stderr


async def odd_names_from_the_copy(site: Path) -> None:
    async with learning(site, "/Kurse + é, 100%/") as (context, server):
        page = await make_copy(context, server)
        server.end()
        await page.reload()
        await page.get_by_role("link", name="An odd name", exact=True).click()
        await run_all_cells(page)
        await expect(page.locator(".jp-OutputArea-output").last).to_have_text("all of it is here", timeout=PATIENCE)


@pytest.mark.browser
@pytest.mark.full
def test_files_with_odd_names_are_found_in_the_copy(project: Path) -> None:
    build_with_odd_names(project)
    asyncio.run(odd_names_from_the_copy(project / "_site"))


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


async def two_tabs_at_once(project: Path) -> None:
    async with learning(project / "_site") as (context, server):
        first = await make_copy(context, server)
        second = await context.new_page()
        await second.goto(server.url)
        publish_anew(project)
        tabs = (first, second)
        for tab in tabs:
            await tab.reload()
            await expect(tab.get_by_role("button", name="Update")).to_be_visible()
        await asyncio.gather(*(tab.get_by_role("button", name="Update").click() for tab in tabs))
        for tab in tabs:
            await tab.get_by_role("button", name="Reload").click()
            await expect(tab.get_by_role("heading", level=1)).to_have_text("A newer course")
        server.end()
        for tab in tabs:
            await tab.reload()
            await expect(tab.get_by_role("heading", level=1)).to_have_text("A newer course")
        [copy] = [name for name in await first.evaluate("caches.keys()") if ":copy:" in name]
        assert copy


@pytest.mark.browser
@pytest.mark.full
def test_two_tabs_may_fetch_an_update_at_once(built_project: Path) -> None:
    asyncio.run(two_tabs_at_once(built_project))


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
