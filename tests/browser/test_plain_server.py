"""Does a site work from the plainest server there is, `python -m http.server`, with its media types and its caching?"""

import asyncio
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.async_api import async_playwright

from lite_builder.browsers.chromium import find_chromium
from lite_builder.browsers.launch import launched
from tests.browser.pages import ran_table


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which Python's own server serves this folder, at a port that it chooses."""
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(site)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout
        found = re.search(r"http://\S+/", server.stdout.readline())
        assert found
        try:
            yield found[0]
        finally:
            server.terminate()


@pytest.mark.browser
@pytest.mark.full
def test_a_notebook_runs_from_pythons_own_server(small_site: Path) -> None:
    async def visit(address: str) -> None:
        async with async_playwright() as playwright, launched(playwright, find_chromium()) as browser:
            await ran_table(browser, address)

    with served(small_site) as address:
        asyncio.run(visit(address))
