"""A browser that is killed, whose tab crashes, or that does not start: the rest goes on, or the message says why."""

import asyncio
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from lite_builder import settings
from lite_builder.browsers.chromium import BROWSER_VARIABLE
from lite_builder.errors import NoBrowserError
from lite_builder.site.manifest import SiteNotebook
from lite_builder.verify.notebook_run import NotebookOutcome, NotebookRun
from lite_builder.verify.run import run_site
from lite_builder.verify.runner import SiteRunner
from tests.browser.processes import browser_processes, tab_processes

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="finds the browser's processes in /proc"),
]


def test_a_browser_that_is_killed_is_started_again(failures_site: Path, limits: settings.TestSection) -> None:
    during, after = asyncio.run(interrupt(failures_site, limits, browser_processes))
    assert during.outcome in (NotebookOutcome.KERNEL_DIED, NotebookOutcome.DID_NOT_OPEN)
    assert "the browser ended" in during.note
    assert after.outcome is NotebookOutcome.PASSED


def test_a_tab_that_crashes_is_told(failures_site: Path, limits: settings.TestSection) -> None:
    during, after = asyncio.run(interrupt(failures_site, limits, tab_processes))
    assert "the browser's tab crashed" in during.note
    assert after.outcome is NotebookOutcome.PASSED


def test_a_browser_that_does_not_start_says_why(
    failures_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\necho 'error while loading shared libraries: libnss3.so' >&2\nexit 127\n")
    broken.chmod(0o755)
    monkeypatch.setenv(BROWSER_VARIABLE, str(broken))
    with pytest.raises(NoBrowserError, match="does not start") as caught:
        run_site(failures_site, ["works"])
    assert caught.value.why == "error while loading shared libraries: libnss3.so"
    assert str(broken) in str(caught.value)


async def interrupt(
    site: Path, limits: settings.TestSection, victims: Callable[[str], list[int]]
) -> tuple[NotebookRun, NotebookRun]:
    """Kill these processes of the browser while an endless cell runs, then run a notebook that works."""
    async with SiteRunner(site, limits) as runner:
        endless = asyncio.create_task(runner.run_notebook(notebook("endless.ipynb")))
        await asyncio.sleep(10)
        for process in victims(runner.server.host):
            os.kill(process, signal.SIGKILL)
        during, _ = await asyncio.wait_for(endless, limits.notebook_timeout)
        after, _ = await runner.run_notebook(notebook("works.ipynb"))
        return during, after


def notebook(path: str) -> SiteNotebook:
    return SiteNotebook(path=path, title=path, module="")
