"""A notebook that fails is run once more: what passes then is flaky, which is told, and what fails again has failed."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest

from lite_builder import settings
from lite_builder.site.manifest import SiteNotebook
from lite_builder.site.server import SiteServer
from lite_builder.verify.notebook_run import NotebookOutcome
from lite_builder.verify.run import run_site
from lite_builder.verify.runner import SiteRunner

pytestmark = pytest.mark.browser


def test_a_server_that_dies_is_told_and_started_again(failures_site: Path) -> None:
    async def end_the_server_at_the_start() -> None:
        async with SiteRunner(failures_site, settings.TestSection(start_timeout=120)) as runner:
            works = SiteNotebook(path="works.ipynb", title="works", module="")
            running = asyncio.create_task(runner.run_notebook(works))
            await asyncio.sleep(3)
            assert isinstance(runner.server, SiteServer)
            runner.server.end()
            run, _ = await running
            assert run.outcome is NotebookOutcome.PASSED
            assert run.flaky
            assert "the server of the site ended" in run.first_try

    asyncio.run(end_the_server_at_the_start())


def test_what_fails_twice_has_failed(failures_site: Path) -> None:
    report = run_site(failures_site, ["raises"], limits=settings.TestSection(start_timeout=120))
    (run,) = report.notebooks
    assert run.outcome is NotebookOutcome.FAILED
    assert run.first_try == "failed: cell 3, ZeroDivisionError: division by zero"
    assert not run.flaky
    assert not report.ok


@pytest.mark.full
@pytest.mark.parametrize(("strict", "code"), [([], 0), (["--strict"], 1)])
def test_a_flaky_notebook_is_told_and_fails_a_strict_run_alone(
    failures_site: Path, tmp_path: Path, strict: list[str], code: int
) -> None:
    results = tmp_path / "results.json"
    command = [sys.executable, "-c", END_THE_SERVER_ONCE, "test", "works", "--report", str(tmp_path), *strict]
    done = subprocess.run(command, cwd=failures_site.parent, capture_output=True, text=True, timeout=300)
    assert done.returncode == code, done.stdout + done.stderr
    assert "works.ipynb is flaky" in done.stdout
    assert "1 flaky; no request" in done.stdout
    (run,) = json.loads(results.read_text(encoding="utf-8"))["notebooks"]
    assert (run["outcome"], run["flaky"]) == ("passed", True)
    assert "flakyFailure" in (tmp_path / "junit.xml").read_text(encoding="utf-8")
    assert "the server of the site ended" in (tmp_path / "index.html").read_text(encoding="utf-8")


END_THE_SERVER_ONCE = """
from lite_builder.__main__ import main
from lite_builder.site.server import SiteServer
from lite_builder.verify.session import NotebookSession

servers = []
enter, tell = SiteServer.__enter__, NotebookSession.tell

def enter_and_keep(server):
    servers.append(server)
    return enter(server)

def tell_and_end(session, message):
    if message["event"] == "opened" and servers:
        servers.pop().end()
    return tell(session, message)

SiteServer.__enter__, NotebookSession.tell = enter_and_keep, tell_and_end
main()
"""
