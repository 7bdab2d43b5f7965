"""How is a browser started so that it sends nothing by itself? The flags are here and nowhere else."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser as RunningBrowser
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Playwright, ProxySettings

from lite_builder.browsers.chromium import Browser
from lite_builder.errors import NoBrowserError, Place

START_SECONDS = 60

QUIET_FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-client-side-phishing-detection",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-quic",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
    # On-demand components, form filling and the question whether somebody is signed in have no switch that turns them
    # off. They are sent to addresses that Chromium refuses to ask: not a web address, or a port that it forbids.
    "--component-updater=url-source=about:blank",
    "--autofill-server-url=about:blank",
    "--gaia-url=http://127.0.0.1:1",
    # WebRTC's UDP would go around the proxy that records what the page asks for.
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
)
"""What keeps Chromium's own housekeeping (updates, metrics, field trials) off the network."""


def proxy_for(port: int, own_host: str) -> ProxySettings:
    """Send everything but `own_host` (`127.0.0.1:8000`) to the proxy on this port of loopback, other loopback too.

    The order matters: Chromium lets the last rule that matches win, and `<-loopback>` matches every loopback host.
    """
    return {"server": f"http://127.0.0.1:{port}", "bypass": f"<-loopback>,{own_host}"}


@asynccontextmanager
async def launched(
    playwright: Playwright, browser: Browser, proxy: ProxySettings | None = None
) -> AsyncIterator[RunningBrowser]:
    """Start the browser, headless, and close it at the end. Raises `NoBrowserError` if it does not start."""
    try:
        running = await playwright.chromium.launch(
            executable_path=browser.path,
            args=QUIET_FLAGS,
            chromium_sandbox=not sandbox_is_impossible(),
            proxy=proxy,
            timeout=START_SECONDS * 1000,
        )
    except PlaywrightError as error:
        raise NoBrowserError(
            f"{browser} does not start",
            where=Place(browser.path),
            why=_last_words(error.message),
            todo="start it by hand to see what it lacks, or install another one: `lite-builder doctor --install`",
        ) from error
    try:
        yield running
    finally:
        if running.is_connected():
            await running.close()


def sandbox_is_impossible() -> bool:
    """True as root, where Chromium refuses its sandbox, and in containers, which forbid the system calls it needs."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root or Path("/.dockerenv").exists() or Path("/run/.containerenv").exists()


def _last_words(log: str) -> str:
    """The last line that the browser itself wrote, of the log that Playwright attaches to its error."""
    said = [line.split("[err]", 1)[1].strip() for line in log.splitlines() if "[err]" in line]
    return next((line for line in reversed(said) if line), log.strip().splitlines()[0])
