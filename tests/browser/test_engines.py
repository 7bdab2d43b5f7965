"""The same pages in another engine than Chromium: they work, fail, hang and die as they do there."""

import shutil
from pathlib import Path

import pytest

from lite_builder import settings
from lite_builder.browsers.engines import ENGINES
from lite_builder.errors import NoBrowserError
from lite_builder.verify.notebook_run import NotebookRun
from lite_builder.verify.report import RunReport
from lite_builder.verify.run import run_site

pytestmark = pytest.mark.browser

LIMITS = settings.TestSection(start_timeout=240, cell_timeout=110, notebook_timeout=400, retry=False)


def need(engine: str) -> None:
    try:
        ENGINES[engine].find()
    except NoBrowserError as error:
        pytest.skip(str(error))


def by_path(report: RunReport) -> dict[str, NotebookRun]:
    return {run.path.removesuffix(".ipynb"): run for run in report.notebooks}


def test_a_notebook_works_and_one_fails_in_firefox(failures_site: Path) -> None:
    need("firefox")
    report = run_site(failures_site, ["works", "raises"], limits=LIMITS, engine="firefox")
    runs = by_path(report)
    assert report.browser.startswith("Firefox ")
    assert report.unseen
    assert (str(runs["works"].outcome), runs["works"].passed, runs["works"].foreign) == ("passed", 2, ())
    assert (str(runs["raises"].outcome), runs["raises"].note) == ("failed", "")
    assert [str(cell.error) for cell in runs["raises"].cells if cell.error] == ["ZeroDivisionError: division by zero"]
    assert (runs["raises"].evidence.screenshot or b"")[:2] == b"\xff\xd8"


@pytest.mark.full
def test_firefox_tells_how_a_kernel_dies(failures_site: Path) -> None:
    need("firefox")
    dying = ["leaves_python", "aborts", "reads_beyond_memory", "recurses_too_deep", "closes_its_worker"]
    runs = by_path(run_site(failures_site, dying, limits=LIMITS, engine="firefox"))
    assert {page: (str(run.outcome), run.note) for page, run in runs.items()} == {
        "leaves_python": ("kernel died", "Python exited with code 3"),
        "aborts": ("kernel died", "Pyodide suffered a fatal error: Error: unreachable executed"),
        "reads_beyond_memory": ("kernel died", "Pyodide suffered a fatal error: Error: index out of bounds"),
        "recurses_too_deep": ("kernel died", "Pyodide suffered a fatal error: Error: too much recursion"),
        "closes_its_worker": ("kernel died", "its worker ended"),
    }


@pytest.mark.full
def test_firefox_does_not_hang(failures_site: Path) -> None:
    need("firefox")
    impatient = settings.TestSection(start_timeout=240, cell_timeout=15, retry=False)
    hanging = ["endless", "blocks_the_page", "asks"]
    runs = by_path(run_site(failures_site, hanging, limits=impatient, engine="firefox"))
    assert {page: (str(run.outcome), run.note) for page, run in runs.items()} == {
        "endless": ("timed out", "stopped after 15 seconds"),
        "blocks_the_page": ("timed out", "stopped after 15 seconds"),
        "asks": ("timed out", "stopped after 15 seconds: it waits for somebody to answer input('Who are you?')"),
    }


@pytest.mark.full
def test_firefox_asks_nobody_and_every_request_of_a_page_is_seen(failures_site: Path) -> None:
    need("firefox")
    asking = [f"asks_{who}" for who in ("from_python", "from_javascript", "from_a_socket", "from_its_output")]
    report = run_site(failures_site, [*asking, "asks_this_machine"], limits=LIMITS, engine="firefox")
    assert report.landing.foreign == ()
    assert {request.url for request in report.foreign} == {
        "http://python.invalid/data.csv?rows=3",
        "https://javascript.invalid/a/deep/path",
        "https://socket.invalid/feed",
        "https://image.invalid/a.png",
        "http://127.0.0.1:8899/on-loopback",
        "http://localhost:8899/by-name",
    }


@pytest.mark.full
def test_a_notebook_works_and_one_fails_in_webkit(failures_site: Path) -> None:
    need("webkit")
    report = run_site(failures_site, ["works", "raises", "asks_from_python"], limits=LIMITS, engine="webkit")
    runs = by_path(report)
    assert report.browser.startswith("WebKitGTK ")
    assert any("console" in sentence for sentence in report.unseen)
    assert (str(runs["works"].outcome), runs["works"].passed, runs["works"].foreign) == ("passed", 2, ())
    assert (str(runs["raises"].outcome), runs["raises"].note) == ("failed", "")
    assert [str(cell.error) for cell in runs["raises"].cells if cell.error] == ["ZeroDivisionError: division by zero"]
    assert (runs["raises"].evidence.screenshot or b"")[:4] == b"\x89PNG"
    assert [request.url for request in runs["asks_from_python"].foreign] == ["http://python.invalid/data.csv?rows=3"]


@pytest.mark.full
def test_webkit_does_not_hang(failures_site: Path) -> None:
    need("webkit")
    impatient = settings.TestSection(start_timeout=240, cell_timeout=15, retry=False)
    hanging = ["endless", "blocks_the_page", "leaves_python"]
    runs = by_path(run_site(failures_site, hanging, limits=impatient, engine="webkit"))
    assert {page: str(run.outcome) for page, run in runs.items()} == dict.fromkeys(hanging, "timed out")


def test_a_firefox_that_does_not_start_says_why(
    failures_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "firefox-esr"
    broken.write_text("#!/bin/sh\necho 'XPCOMGlueLoad error for file libmozgtk.so' >&2\nexit 127\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{Path(shutil.which('sh') or '/bin/sh').parent}")
    with pytest.raises(NoBrowserError, match="does not start") as caught:
        run_site(failures_site, ["works"], engine="firefox")
    assert caught.value.why == "XPCOMGlueLoad error for file libmozgtk.so"
    assert str(broken) in str(caught.value)
