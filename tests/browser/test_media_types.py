"""Does a site work from hosts as they come? With their tables of media types, and where a network refuses wheels."""

import asyncio
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.async_api import async_playwright, expect

from lite_builder.browsers.chromium import find_chromium
from lite_builder.browsers.launch import launched
from tests.browser.pages import PATIENCE, ran_table

HOSTS: Mapping[str, Mapping[str, str]] = tomllib.loads(
    Path(__file__).with_name("media_types.toml").read_text(encoding="utf-8")
)


class Host(SimpleHTTPRequestHandler):
    """Serves files with the media types of this table; behind a proxy that lets no wheel pass."""

    def __init__(self, *arguments: Any, types: Mapping[str, str], wheels: list[str], directory: str) -> None:
        self._types = types
        self._wheels = wheels
        super().__init__(*arguments, directory=directory)

    def do_GET(self) -> None:
        """Answer, but for a wheel."""
        path = urlsplit(self.path).path
        if path.endswith(".whl"):
            self._wheels.append(path)
            self.send_error(403)
        else:
            super().do_GET()

    def guess_type(self, path: Any) -> str:
        """What the table says."""
        return self._types.get(Path(path).suffix, self._types.get("", ""))

    def send_header(self, keyword: str, value: str) -> None:
        """Leave a header out that would say nothing."""
        if value:
            super().send_header(keyword, value)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


@contextmanager
def hosted(site: Path, types: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """The address of the site, and the wheels that were asked for there."""
    wheels: list[str] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, types=types, wheels=wheels, directory=str(site)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", wheels
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.browser
@pytest.mark.parametrize(
    "host", ["nginx", *(pytest.param(host, marks=pytest.mark.full) for host in HOSTS if host != "nginx")]
)
def test_a_notebook_runs_whatever_types_the_host_gives_and_no_wheel_passes(small_site: Path, host: str) -> None:
    async def visit(address: str) -> None:
        async with async_playwright() as playwright, launched(playwright, find_chromium()) as browser:
            page = await ran_table(browser, address)
            await page.locator(".jp-Cell").last.click()
            for key in ("Escape", "b", "Enter"):
                await page.keyboard.press(key)
            await page.keyboard.insert_text("%pip install seaborn\nimport seaborn; print('has come', seaborn.__name__)")
            await page.keyboard.press("Shift+Enter")
            await expect(page.locator(".jp-OutputArea-output").last).to_contain_text(
                "has come seaborn", timeout=PATIENCE
            )

    with hosted(small_site, HOSTS[host]) as (address, wheels):
        asyncio.run(visit(address))
    assert wheels == []


def test_the_hosts_know_no_more_than_they_do() -> None:
    """Each of them leaves a file of every site without a type of its own, or the test would see nothing."""
    assert all(set(types).isdisjoint({".mjs", ".whl", ".bundle"}) for types in HOSTS.values())
