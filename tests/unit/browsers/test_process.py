"""The process of a browser: its log, its end, and why it does not start. Here a shell stands for the browser."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from subprocess import Popen
from typing import TypeVar

import pytest

from lite_builder.browsers.engine import BrowserFailure
from lite_builder.browsers.installed import Browser
from lite_builder.browsers.process import first_answer, last_words, running, starting
from lite_builder.errors import NoBrowserError

Seen = TypeVar("Seen")


def run(script: str, log: Path, look: Callable[[Popen[bytes]], Awaitable[Seen]]) -> Seen:
    async def visit() -> Seen:
        async with running(["sh", "-c", script], {"SAID": "a word"}, log) as process:
            return await look(process)

    return asyncio.run(visit())


def _lives(pid: int) -> bool:
    """Whether there is such a process that has not ended: of one that has, the command line is empty."""
    try:
        return bool(Path(f"/proc/{pid}/cmdline").read_bytes())
    except FileNotFoundError:
        return False


def test_what_it_says_is_in_its_log(tmp_path: Path) -> None:
    async def wait(process: Popen[bytes]) -> None:
        process.wait(10)

    run('echo first; echo "$SAID" >&2', tmp_path / "log", wait)
    assert (tmp_path / "log").read_text() == "first\na word\n"
    assert last_words(tmp_path / "log") == "a word"


def test_it_is_ended_with_those_that_it_has_started(tmp_path: Path) -> None:
    async def written(process: Popen[bytes]) -> int:
        async def ask() -> str | None:
            return last_words(tmp_path / "log") or None

        return int(await first_answer(process, ask))

    child = run("(trap '' TERM; sleep 60) & echo $!; wait", tmp_path / "log", written)
    patience = time.monotonic() + 10
    while _lives(child) and time.monotonic() < patience:
        time.sleep(0.01)
    assert not _lives(child)


def test_one_that_ends_at_once_gives_no_answer(tmp_path: Path) -> None:
    async def ask() -> str | None:
        return None

    with pytest.raises(BrowserFailure, match="it ends at once, with exit code 3"):
        run("exit 3", tmp_path / "log", lambda process: first_answer(process, ask))


@pytest.mark.parametrize(("said", "why"), [("", "it ends"), ("Error: no display\n", "Error: no display")])
def test_a_browser_that_does_not_start_is_named_with_its_last_words(tmp_path: Path, said: str, why: str) -> None:
    async def fail() -> None:
        async with starting(Browser("Lynx 2", tmp_path / "lynx"), "lynx", tmp_path / "log"):
            raise BrowserFailure("it ends")

    (tmp_path / "log").write_text(said)
    with pytest.raises(NoBrowserError, match="does not start") as caught:
        asyncio.run(fail())
    assert caught.value.why == why
    assert "--browser lynx" in caught.value.todo


@pytest.mark.parametrize(("said", "end"), [("", "seconds"), ("Warning: no bus\n", "seconds; it said: Warning: no bus")])
def test_one_that_takes_too_long_is_told_to_be_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, end: str
) -> None:
    monkeypatch.setattr("lite_builder.browsers.process.START_SECONDS", 0.01)

    async def wait() -> None:
        async with starting(Browser("Lynx 2", tmp_path / "lynx"), "lynx", tmp_path / "log"):
            await asyncio.sleep(60)

    (tmp_path / "log").write_text(said)
    with pytest.raises(NoBrowserError, match="does not start") as caught:
        asyncio.run(wait())
    assert caught.value.why == f"it did not answer for 0 {end}"
    assert "less busy" in caught.value.todo
