"""Notebooks that run in the same tab, one after another: each finds what it would find in a fresh browser."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from lite_builder import settings
from lite_builder.browsers.chromium import find_chromium
from lite_builder.browsers.chromium_tab import chromium_launcher
from lite_builder.browsers.engine import PageScript, RunningBrowser, Tab, Watcher
from lite_builder.site.manifest import SiteNotebook
from lite_builder.site.server import SiteServer
from lite_builder.verify.notebook_run import NotebookRun
from lite_builder.verify.seat import Seat
from lite_builder.verify.session import NotebookSession
from lite_builder.verify.traffic import RefusingProxy

pytestmark = pytest.mark.browser


class Counting:
    """A browser that counts the tabs that are opened in it."""

    def __init__(self, browser: RunningBrowser) -> None:
        self.browser = browser
        self.tabs = 0

    @property
    def is_running(self) -> bool:
        return self.browser.is_running

    def tab(self, watcher: Watcher, script: PageScript | None = None) -> AbstractAsyncContextManager[Tab]:
        self.tabs += 1
        return self.browser.tab(watcher, script)


async def run_pages(site: Path, limits: settings.TestSection, *pages: str) -> tuple[list[NotebookRun], int]:
    """Run these pages at one seat; the second value is how many tabs that took."""
    counting: list[Counting] = []

    @asynccontextmanager
    async def launch_counting(proxy_port: int, own_host: str) -> AsyncIterator[RunningBrowser]:
        async with launch(proxy_port, own_host) as browser:
            counting.append(Counting(browser))
            yield counting[-1]

    with SiteServer(site) as server:
        async with chromium_launcher(find_chromium()) as launch, RefusingProxy() as proxy:
            seat = Seat(launch_counting, proxy, server)
            runs = []
            for page in pages:
                notebook = SiteNotebook(path=f"{page}.ipynb", title=page, module="")
                run, _ = await seat.visit(lambda notebook=notebook: NotebookSession(notebook, limits))  # type: ignore[misc]
                runs.append(run)
            await seat.close()
    return runs, sum(browser.tabs for browser in counting)


def test_nothing_leaks_from_one_notebook_to_the_next(failures_site: Path, limits: settings.TestSection) -> None:
    pages = ("leaves_files", "finds_nothing", "works")
    runs, tabs = asyncio.run(run_pages(failures_site, limits, *pages))
    assert [(run.path, str(run.outcome), run.note) for run in runs] == [(f"{p}.ipynb", "passed", "") for p in pages]
    assert tabs == 1


def test_a_tab_with_something_left_in_it_is_not_used_again(failures_site: Path, limits: settings.TestSection) -> None:
    runs, tabs = asyncio.run(run_pages(failures_site, limits, "leaves_a_database", "finds_nothing"))
    assert [str(run.outcome) for run in runs] == ["passed", "passed"]
    assert tabs == 2


def test_a_tab_with_a_kernel_that_is_not_done_is_not_used_again(
    failures_site: Path, limits: settings.TestSection
) -> None:
    runs, tabs = asyncio.run(run_pages(failures_site, limits, "asks_late", "outlasts_it"))
    assert [(str(run.outcome), run.foreign) for run in runs] == [("passed", ()), ("passed", ())]
    assert tabs == 2
    (line,) = runs[0].console
    assert line.startswith("not done when the last cell had run: <PyodideTask pending name='Task-")
