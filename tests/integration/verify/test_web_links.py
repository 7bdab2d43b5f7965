from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from lite_builder.course.links.links import WebLink
from lite_builder.errors import Place
from lite_builder.verify.web_links import check_links

ASKED: list[str] = []


class Host(BaseHTTPRequestHandler):
    """Has `/there`, gives `/get-only` to GET alone, and sends `/moved` on."""

    def do_HEAD(self) -> None:
        ASKED.append(f"HEAD {self.path}")
        self._answer({"/there": 200, "/moved": 302, "/get-only": 405}.get(self.path, 404))

    def do_GET(self) -> None:
        ASKED.append(f"GET {self.path}")
        self._answer(200 if self.path == "/get-only" else 404)

    def _answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Location", "/there")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[str]:
    ASKED.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_links_that_get_no_answer_are_named_with_the_reason(host: str) -> None:
    urls = [f"{host}/there", f"{host}/gone", f"{host}/moved", f"{host}/get-only", "http://127.0.0.1:1/closed"]
    dead = check_links([WebLink(url, Place("page.md", 1)) for url in urls])
    assert [answer.link.url for answer in dead] == [f"{host}/gone", "http://127.0.0.1:1/closed"]
    assert dead[0].problem == "status 404"
    assert "refused" in dead[1].problem


def test_an_address_is_asked_once_however_often_it_is_linked(host: str) -> None:
    check_links([WebLink(f"{host}/there{part}", Place("page.md", 1)) for part in ("", "#a", "#b")])
    assert ASKED == ["HEAD /there"]
