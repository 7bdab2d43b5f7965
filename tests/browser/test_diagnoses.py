"""Each class of failures, provoked for real: tests/wasm/ has a page for it, and the diagnosis names it.

What is wrong with a server or a host, and not with a page, is provoked by serving the same site badly.
"""

import os
import shutil
import socket
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.async_api import ProxySettings

from lite_builder import settings
from lite_builder.browsers import chromium_tab
from lite_builder.browsers.launch import proxy_for
from lite_builder.site import server
from lite_builder.verify.diagnosis.catalogue import read_catalogue
from lite_builder.verify.notebook_run import NotebookOutcome, NotebookRun
from lite_builder.verify.reports.explain import explain_notebook
from lite_builder.verify.run import run_site
from tests.browser.other_starts import OTHER_STARTS
from tests.command_line import run_lite_builder
from tests.course_projects import REPOSITORY

pytestmark = pytest.mark.browser

LIMITS = settings.TestSection(retry=False, start_timeout=120, cell_timeout=60, notebook_timeout=200)
IMPATIENT = settings.TestSection(retry=False, start_timeout=120, cell_timeout=8, notebook_timeout=200)
ENDLESS = ("question", "too_slow")

PAGES = {
    "missing_package": "missing-package",
    "hidden_import": "hidden-import",
    "missing_standard_module": "missing-standard-module",
    "process": "process-or-thread",
    "thread": "process-or-thread",
    "out_of_memory": "out-of-memory",
    "deep_recursion": "deep-recursion",
    "kernel_died": "kernel-died",
    "no_page": "no-page",
    "unknown_magic": "unknown-magic",
    "question": "question",
    "too_slow": "too-slow",
    "blocking_network": "blocking-network",
    "socket_listens": "socket",
    "cors": "cors",
    "file_not_in_site": "file-not-in-site",
    "case_sensitive_path": "case-sensitive-path",
    "integers": "32-bit-integers",
    "silent_overflow": "silent-overflow",
    "floating_point_warnings": "floating-point-warnings",
    "long_double": "long-double",
    "own_error": "own-error",
}
"""Pages of tests/wasm/ and the class that each is to get."""

OF_THE_SERVER = {"service-worker-missing", "wrong-mime-type", "worker-failed"}

NAMED = {
    "missing_package": "tzdata",
    "hidden_import": "`import cowsay`",
    "case_sensitive_path": "data/heights.csv",
    "file_not_in_site": "data/weights.csv",
}
"""What the advice for these pages names."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of tests/wasm/; do not change it."""
    project = Path(shutil.copytree(REPOSITORY / "tests" / "wasm", tmp_path_factory.mktemp("wasm") / "project"))
    shutil.copyfile(REPOSITORY / "content" / "pyodide-lock.toml", project / "content" / "pyodide-lock.toml")
    built = run_lite_builder(project, "build")
    assert built.returncode == 0, built.stderr
    return project / "_site"


@pytest.fixture(scope="module")
def runs(site: Path) -> dict[str, NotebookRun]:
    """What became of each page."""
    return run_all(site)


@pytest.mark.parametrize(("page", "name"), PAGES.items(), ids=PAGES)
def test_the_failure_is_named_and_comes_with_advice(runs: dict[str, NotebookRun], page: str, name: str) -> None:
    run = runs[page]
    assert not run.ok
    assert [diagnosis.name for diagnosis in run.diagnoses] == [name]
    assert NAMED.get(page, "") in run.diagnoses[0].todo
    assert f"What to do: {run.diagnoses[0].todo}" in explain_notebook(run)


@pytest.mark.full
@pytest.mark.parametrize("start", OTHER_STARTS)
def test_each_page_ends_the_same_from_another_start(
    site: Path, runs: dict[str, NotebookRun], tmp_path: Path, start: str
) -> None:
    others = run_all(OTHER_STARTS[start](site, tmp_path / "site"))
    assert {page: ending(run) for page, run in others.items()} == {page: ending(run) for page, run in runs.items()}


def test_every_class_is_provoked_here() -> None:
    assert {failure.name for failure in read_catalogue()} == {*PAGES.values(), *OF_THE_SERVER}


def test_what_works_has_no_diagnosis(runs: dict[str, NotebookRun]) -> None:
    for run in (runs["sleeps"], runs["reads_its_file"]):
        assert run.ok
        assert run.diagnoses == ()


def test_a_wrong_media_type_is_named_at_once(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(server.MEDIA_TYPES, ".js", "text/plain")
    run = run_one(site, "reads_its_file")
    assert run.outcome is NotebookOutcome.DID_NOT_OPEN
    assert [diagnosis.name for diagnosis in run.diagnoses] == ["wrong-mime-type"]
    assert ".js as text/plain" in run.note
    assert run.seconds < LIMITS.start_timeout


@pytest.mark.parametrize(
    "lost", ["static/pyodide/pyodide.asm.wasm", "extensions/@jupyterlite/pyodide-kernel-extension/static/*.worker.*.js"]
)
def test_a_worker_that_does_not_load_is_named_at_once(site: Path, tmp_path: Path, lost: str) -> None:
    run = run_one(without(site, tmp_path, lost), "reads_its_file")
    assert run.outcome is NotebookOutcome.DID_NOT_OPEN
    assert [diagnosis.name for diagnosis in run.diagnoses] == ["worker-failed"]
    assert run.seconds < LIMITS.start_timeout


def test_a_site_without_its_service_worker_has_no_files(site: Path, tmp_path: Path) -> None:
    run = run_one(without(site, tmp_path, "service-worker.js"), "reads_its_file")
    assert [diagnosis.name for diagnosis in run.diagnoses] == ["service-worker-missing"]
    assert any("service-worker.js (status 404)" in line for line in run.console)


def test_an_address_without_https_has_no_service_worker(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "LOOPBACK", own_address())
    run = run_one(site, "reads_its_file")
    assert [diagnosis.name for diagnosis in run.diagnoses] == ["service-worker-missing"]


def test_a_host_that_answers_without_permission_is_blocked_by_cors(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with OtherHost() as host:
        let_through(monkeypatch, OtherHost.ADDRESS)
        run = run_one(site, "cors")
    assert host.asked == ["/heights.csv"]
    assert [diagnosis.name for diagnosis in run.diagnoses] == ["cors"]


class OtherHost:
    """A host that answers everybody, and has not heard of CORS."""

    ADDRESS = "127.0.0.1:48898"

    def __init__(self) -> None:
        self.asked: list[str] = []
        asked = self.asked

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b"name,height")

            def log_message(self, format: str, *arguments: object) -> None:
                pass

        host, port = self.ADDRESS.split(":")
        self._server = HTTPServer((host, int(port)), Handler)
        self._thread = Thread(target=self._server.serve_forever)

    def __enter__(self) -> "OtherHost":
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def let_through(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """Have the browser reach this host itself, and not the proxy that refuses."""

    def proxy(port: int, own_host: str) -> ProxySettings:
        settings = proxy_for(port, own_host)
        return {"server": settings["server"], "bypass": f"{settings['bypass']},{address}"}

    monkeypatch.setattr(chromium_tab, "proxy_for", proxy)


def run_all(site: Path) -> dict[str, NotebookRun]:
    """What became of each page of this site, by its name."""
    quick = [page for page in (*PAGES, "sleeps", "reads_its_file") if page not in ENDLESS]
    reports = [run_site(site, quick, jobs=2, limits=LIMITS), run_site(site, ENDLESS, jobs=2, limits=IMPATIENT)]
    return {run.path.removesuffix(".ipynb"): run for report in reports for run in report.notebooks}


def ending(run: NotebookRun) -> tuple[object, ...]:
    """What a run is compared by: how it and its cells ended, and why."""
    return (
        run.outcome,
        [(cell.outcome, str(cell.error)) for cell in run.cells],
        [diagnosis.name for diagnosis in run.diagnoses],
    )


def run_one(site: Path, page: str) -> NotebookRun:
    (run,) = run_site(site, [page], limits=LIMITS).notebooks
    return run


def without(site: Path, tmp_path: Path, pattern: str) -> Path:
    """A copy of the site that lacks these files, as after a broken upload."""
    copy = Path(shutil.copytree(site, tmp_path / "site", copy_function=os.link))
    lost = list(copy.glob(pattern))
    assert lost
    for file in lost:
        file.unlink()
    return copy


def own_address() -> str:
    """An address of this machine that is not loopback."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing: it asks the system which address it would send from
        except OSError:
            pytest.skip("this machine has no address but loopback's")
        address: str = probe.getsockname()[0]
    return address
