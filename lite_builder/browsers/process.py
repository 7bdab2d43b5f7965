"""How is the process of a browser started and ended, and why does one not start? It keeps a log of what it says."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from subprocess import DEVNULL, Popen, TimeoutExpired
from typing import TypeVar

from lite_builder.browsers.engine import BrowserFailure
from lite_builder.browsers.installed import Browser
from lite_builder.errors import NoBrowserError, Place

START_SECONDS = 120
"""How long a browser may take to start. On a busy machine of two processors WebKit was seen to take more than 60."""

END_SECONDS = 20
POLL_SECONDS = 0.05

Answer = TypeVar("Answer")


@asynccontextmanager
async def running(
    command: Sequence[str | Path], environment: Mapping[str, str], log: Path
) -> AsyncIterator[Popen[bytes]]:
    """A process that writes all it says into the log; at the end it is ended, with those that it has started."""
    with log.open("wb") as said:
        process = Popen(
            command,
            env={**os.environ, **environment},
            stdin=DEVNULL,
            stdout=said,
            stderr=said,
            # Ctrl+C on a terminal is for us, who then end it; and those that it starts form one group with it.
            start_new_session=True,
        )
    try:
        yield process
    finally:
        process.terminate()
        with suppress(TimeoutExpired):
            await asyncio.to_thread(process.wait, END_SECONDS)
        kill_group(process)


@asynccontextmanager
async def starting(browser: Browser, engine: str, log: Path) -> AsyncIterator[None]:
    """What is done in here belongs to the start of this browser. Raises `NoBrowserError` if it fails or takes long."""
    try:
        async with asyncio.timeout(START_SECONDS):
            yield
    except (BrowserFailure, TimeoutError) as error:
        late = isinstance(error, TimeoutError)
        said = last_words(log)
        patience = f"it did not answer for {START_SECONDS:.0f} seconds" + (f"; it said: {said}" if said else "")
        raise NoBrowserError(
            f"{browser} does not start",
            where=Place(browser.path),
            why=patience if late else said or str(error),
            todo=("run this again when the machine is less busy; " if late else "")
            + "start it by hand to see what it lacks, or install it anew: "
            f"`lite-builder doctor --install --browser {engine}`",
        ) from error


async def first_answer(process: Popen[bytes], ask: Callable[[], Awaitable[Answer | None]]) -> Answer:
    """What `ask` gives, as soon as it gives something. Raises `BrowserFailure` if the process ends before."""
    while process.poll() is None:
        if (answer := await ask()) is not None:
            return answer
        await asyncio.sleep(POLL_SECONDS)
    raise BrowserFailure(f"it ends at once, with exit code {process.returncode}")


def last_words(log: Path) -> str:
    """The last line that a process wrote before it ended; empty if it wrote none."""
    said = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return said[-1].strip() if said else ""


def kill_group(process: Popen[bytes]) -> None:
    """Kill a process and all that it has started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
