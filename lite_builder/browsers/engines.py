"""Which engines can run notebooks, and what does each not see? The one place where an engine is chosen."""

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

from lite_builder.browsers.chromium import find_chromium
from lite_builder.browsers.chromium_tab import chromium_launcher
from lite_builder.browsers.engine import Launch
from lite_builder.browsers.firefox.find import find_firefox
from lite_builder.browsers.firefox.launch import firefox_launcher
from lite_builder.browsers.install import CHROMIUM, FIREFOX, WEBKIT, Supply
from lite_builder.browsers.installed import Browser
from lite_builder.browsers.webkit.find import find_webkit
from lite_builder.browsers.webkit.launch import webkit_launcher

DEFAULT = "chromium"

FIREFOX_BLIND_SPOTS = (
    "what the service worker asks of other hosts is counted, without the path of what is encrypted: Firefox names only "
    "what pages and their workers ask for",
)

WEBKIT_BLIND_SPOTS = (
    "console and errors that nobody caught: WebKitGTK's driver does not tell of them",
    "missing files and wrong media types: the driver does not tell of answers",
    "how a kernel dies: the driver does not tell of workers, so that the cell times out instead",
    "who asks another host, and of https the path: only the proxy sees it",
)


@dataclass(frozen=True)
class Engine:
    """A family of browsers: how one is found (raises `NoBrowserError`) and what starts it, where it comes from.

    Each of its blind spots is a sentence that says what is not looked at, and why.
    """

    find: Callable[[], Browser]
    launcher: Callable[[Browser], AbstractAsyncContextManager[Launch]]
    supply: Supply
    blind_spots: tuple[str, ...] = ()


ENGINES: Mapping[str, Engine] = {
    "chromium": Engine(find_chromium, chromium_launcher, CHROMIUM),
    "firefox": Engine(find_firefox, firefox_launcher, FIREFOX, FIREFOX_BLIND_SPOTS),
    "webkit": Engine(find_webkit, webkit_launcher, WEBKIT, WEBKIT_BLIND_SPOTS),
}
"""By the names that a person types."""
