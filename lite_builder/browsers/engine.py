"""What does a visit need of a browser, whichever it is? Each engine gives it in a module of its own.

A visit opens a tab in a fresh profile, is told by a `Watcher` of what goes on there, and has a `PageScript` run in its
pages. What an engine cannot tell of stands in its blind spots, and is never passed over in silence.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Protocol


class BrowserFailure(Exception):  # noqa: N818 - the browser failed, not the program
    """The browser did not do what it was asked to; the text says why, in one line."""


@dataclass(frozen=True)
class PageScript:
    """JavaScript that runs in every page of a tab, and the functions of ours that it may call.

    Each takes one value of JSON and gives one; in the page it is a global function that gives a promise.
    """

    source: str
    functions: Mapping[str, Callable[[Any], object]]


class Watcher(Protocol):
    """Who is told of what goes on in the pages of a tab and in their workers."""

    def console(self, level: str, text: str) -> None:
        """Something was written to the console; `level` is `error`, `warning` or less."""

    def page_error(self, text: str) -> None:
        """An error that nobody caught."""

    def request(self, url: str, method: str, *, by_service_worker: bool = False) -> None:
        """Something is asked for, websockets included."""

    def response(self, url: str, status: int, media_type: str) -> None:
        """Something was answered."""

    def worker_ended(self, url: str) -> None:
        """A worker that was started from this address is no more."""

    def crashed(self, why: str) -> None:
        """The tab, or the browser as a whole, is gone."""


class Tab(Protocol):
    """A tab, and those that are opened from it, in a profile that nobody used before."""

    async def open(self, url: str) -> int | None:
        """Go there and wait until it is loaded; gives the answer's status, None if that is not known."""

    async def click(self, selector: str) -> bool:
        """Click the first element that the CSS selector means; False if there is none."""

    async def picture(self) -> bytes | None:
        """What the newest page looks like, as a JPEG or PNG image; None if it does not answer."""


class RunningBrowser(Protocol):
    """A browser that was started."""

    @property
    def is_running(self) -> bool:
        """False once its process or the connection to it has ended."""

    def tab(self, watcher: Watcher, script: PageScript | None = None) -> AbstractAsyncContextManager[Tab]:
        """A tab, closed at the end. All that is done with it may raise `BrowserFailure` and `TimeoutError`."""


Launch = Callable[[int, str], AbstractAsyncContextManager[RunningBrowser]]
"""Starts a browser, given the port of a proxy on loopback and the one host (`127.0.0.1:8000`) that it is not for.

Raises `NoBrowserError` if the browser does not start.
"""
