"""What counts as a foreign request, and how the two who see them are put together."""

import pytest

from lite_builder.verify.notebook_run import ForeignRequest
from lite_builder.verify.traffic import (
    PAGE,
    SERVICE_WORKER,
    SeenRequest,
    foreign_requests,
    is_foreign,
    parse_request_line,
    without_repeats,
)

OWN = "127.0.0.1:8000"


@pytest.mark.parametrize(
    ("url", "foreign"),
    [
        ("http://127.0.0.1:8000/lab/index.html", False),
        ("http://127.0.0.1:8001/lab/index.html", True),
        ("http://localhost:8000/", True),
        ("https://elsewhere.invalid/x", True),
        ("wss://elsewhere.invalid/feed", True),
        ("data:text/plain,hello", False),
        ("blob:http://127.0.0.1:8000/0b1c", False),
    ],
)
def test_every_address_but_the_sites_own_is_foreign(url: str, foreign: bool) -> None:
    assert is_foreign(url, OWN) is foreign


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("GET http://elsewhere.invalid/x?y=1 HTTP/1.1", SeenRequest("http://elsewhere.invalid/x?y=1", "GET")),
        ("CONNECT elsewhere.invalid:443 HTTP/1.1", SeenRequest("https://elsewhere.invalid:443", "CONNECT")),
        ("CONNECT elsewhere.invalid:80 HTTP/1.1", SeenRequest("http://elsewhere.invalid:80", "CONNECT")),
        ("nonsense", None),
    ],
)
def test_what_a_browser_says_to_a_proxy(line: str, seen: SeenRequest | None) -> None:
    assert parse_request_line(line) == seen


def test_a_request_seen_by_both_is_one() -> None:
    by_page = SeenRequest("https://elsewhere.invalid/deep/path", "GET", PAGE)
    by_proxy = SeenRequest("https://elsewhere.invalid:443", "CONNECT")
    assert foreign_requests([by_page], [by_proxy], "a.ipynb") == (
        ForeignRequest("https://elsewhere.invalid/deep/path", "GET", "a.ipynb", PAGE),
    )


def test_a_request_that_only_the_proxy_saw_is_named_as_well() -> None:
    by_page = SeenRequest("https://elsewhere.invalid/", "GET", PAGE)
    by_proxy = SeenRequest("https://socket.invalid:443", "CONNECT")
    found = foreign_requests([by_page], [by_proxy, by_proxy], "a.ipynb")
    assert [request.url for request in found] == ["https://elsewhere.invalid/", "https://socket.invalid:443"]
    assert found[1].asked_by == ""


def test_a_pages_request_that_passes_the_service_worker_is_the_pages() -> None:
    seen = [SeenRequest("https://e.invalid/", "GET", who) for who in (SERVICE_WORKER, PAGE, SERVICE_WORKER)]
    assert [request.asked_by for request in foreign_requests(seen, [], "a.ipynb")] == [PAGE]


def test_a_request_of_the_service_worker_alone_is_its_own() -> None:
    seen = [SeenRequest("https://e.invalid/", "GET", SERVICE_WORKER)]
    assert [request.asked_by for request in foreign_requests(seen, [], "a.ipynb")] == [SERVICE_WORKER]


def test_a_page_that_is_opened_twice_is_told_of_once() -> None:
    request = ForeignRequest("https://e.invalid/", "GET", "index.html", PAGE)
    assert without_repeats([request, request]) == (request,)
