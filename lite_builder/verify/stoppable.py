"""How does Ctrl+C end what browsers do, whoever hears of it first?"""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager, suppress
from time import sleep

from anyio.from_thread import start_blocking_portal

INTERRUPT_SECONDS = 1.0
"""How long it may take, after a browser has ended, until it is known that the run was interrupted: Ctrl+C ends both."""


def run_until_stopped(browsers: AbstractAsyncContextManager[object], work: Callable[[], Awaitable[object]]) -> bool:
    """Start the browsers, do the work, and end them. False if a `KeyboardInterrupt` came before all of that was done.

    What the browsers do goes on in a thread of its own, because the caller's may have an event loop already. Raises
    what the browsers and the work raise.
    """
    with (
        suppress(KeyboardInterrupt),
        _interrupt_goes_first(),
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(browsers),
    ):
        running = portal.start_task_soon(work)
        try:
            running.result()
        except KeyboardInterrupt:
            running.cancel()
        else:
            return True
    return False


@contextmanager
def _interrupt_goes_first() -> Iterator[None]:
    """Ctrl+C on a terminal ends browsers and Playwright's driver, too, and what comes of that may reach us first."""
    try:
        yield
    except Exception:
        sleep(INTERRUPT_SECONDS)
        raise
