"""A request to another host turns the run red and is named, whoever made it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lite_builder import settings
from lite_builder.verify.run import run_site
from lite_builder.verify.traffic import PAGE, SERVICE_WORKER

pytestmark = pytest.mark.browser

Plant = Callable[[str, str], Path]


@pytest.mark.parametrize(
    ("page", "urls"),
    [
        ("asks_from_python", ["http://python.invalid/data.csv?rows=3"]),
        ("asks_from_javascript", ["https://javascript.invalid/a/deep/path"]),
        ("asks_from_a_socket", ["wss://socket.invalid/feed"]),
        ("asks_from_its_output", ["https://image.invalid/a.png"]),
        ("asks_this_machine", ["http://127.0.0.1:8899/on-loopback", "http://localhost:8899/by-name"]),
    ],
)
def test_a_request_of_a_notebook(failures_site: Path, limits: settings.TestSection, page: str, urls: list[str]) -> None:
    report = run_site(failures_site, [page], limits=limits)
    assert [request.url for request in report.foreign] == urls
    assert {request.notebook for request in report.foreign} == {f"{page}.ipynb"}
    assert not report.ok


def test_a_request_planted_in_the_page(plant: Plant, limits: settings.TestSection) -> None:
    site = plant("notebooks/index.html", "<script>fetch('https://page.invalid/planted').catch(() => {})</script>")
    report = run_site(site, ["works"], limits=limits)
    (request,) = report.foreign
    assert (request.url, request.asked_by) == ("https://page.invalid/planted", PAGE)
    assert request.notebook == "works.ipynb"
    assert not report.ok


def test_a_request_planted_in_the_service_worker(plant: Plant, limits: settings.TestSection) -> None:
    code = "\nself.addEventListener('activate', () => { fetch('https://worker.invalid/planted').catch(() => {}); });\n"
    report = run_site(plant("service-worker.js", code), ["works"], limits=limits)
    # The proxy may hear of a request after the events of the landing page were counted: it tells the host again then.
    assert [(request.url, request.asked_by, request.notebook) for request in report.foreign if request.asked_by] == [
        ("https://worker.invalid/planted", SERVICE_WORKER, page) for page in ("index.html", "works.ipynb")
    ]
    assert not report.ok


def test_a_request_planted_in_the_landing_page(plant: Plant, limits: settings.TestSection) -> None:
    report = run_site(plant("index.html", '<img src="https://landing.invalid/a.png">'), ["works"], limits=limits)
    (request,) = report.foreign
    assert (request.url, request.notebook) == ("https://landing.invalid/a.png", "index.html")
    assert report.notebooks[0].ok
    assert not report.ok


def test_a_link_that_is_missing_is_told(plant: Plant, limits: settings.TestSection) -> None:
    unlink = "<script>document.querySelector('[data-notebook=\"works.ipynb\"]').remove()</script>"
    (run,) = run_site(plant("index.html", unlink), ["works"], limits=limits).notebooks
    assert run.note == "the landing page has no link to it"
    assert not run.ok
