"""A site is served the way a static host serves it."""

import http.client
import os
import socket
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from lite_builder.errors import NoSiteError, PortInUseError
from lite_builder.site.manifest import Manifest, write_manifest
from lite_builder.site.server import SiteServer


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "_site"
    (folder / "lab").mkdir(parents=True)
    (folder / "index.html").write_text("<h1>Course</h1>", encoding="utf-8")
    (folder / "lab" / "index.html").write_text("<h1>Lab</h1>", encoding="utf-8")
    (folder / "empty").mkdir()
    (folder / "é #1?.txt").write_text("odd", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("not part of the site", encoding="utf-8")
    write_manifest(folder, Manifest(made_by="test", title="A course", notebooks=(), files={}))
    return folder


@pytest.fixture
def server(site: Path) -> Iterator[SiteServer]:
    with SiteServer(site) as running:
        yield running


def ask(
    server: SiteServer,
    path: str,
    headers: Mapping[str, str] | None = None,
    method: str = "GET",
    body: bytes | None = None,
) -> tuple[int, http.client.HTTPMessage, bytes]:
    """Ask for a path exactly as it is written, which a browser or urllib would tidy."""
    connection = http.client.HTTPConnection(server.host, timeout=10)
    try:
        connection.request(method, path, body, dict(headers or {}))
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.wasm", "application/wasm"),
        ("a.json", "application/json"),
        ("a.ipynb", "application/json"),
        ("a.whl", "application/zip"),
        ("a.CSS", "text/css; charset=utf-8"),
        ("a.svg", "image/svg+xml"),
        ("a.webmanifest", "application/manifest+json"),
        ("a.unknown", "application/octet-stream"),
        ("LICENSE", "application/octet-stream"),
    ],
)
def test_media_types_do_not_depend_on_the_machine(
    server: SiteServer, site: Path, name: str, media_type: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mimetypes.guess_type", lambda *_, **__: ("text/wrong", None))
    (site / name).write_bytes(b"x")
    assert ask(server, f"/{name}")[1]["Content-Type"] == media_type


def test_a_folder_is_its_index_and_nothing_is_listed(server: SiteServer) -> None:
    assert ask(server, "/")[2] == b"<h1>Course</h1>"
    assert ask(server, "/lab/?path=a.ipynb")[2] == b"<h1>Lab</h1>"
    status, headers, _ = ask(server, "/lab")
    assert (status, headers["Location"]) == (301, "/lab/")
    assert ask(server, "/empty/")[0] == 404


def test_an_unchanged_file_is_not_sent_twice_and_a_changed_one_is(server: SiteServer, site: Path) -> None:
    _, headers, _ = ask(server, "/index.html")
    assert headers["Cache-Control"] == "no-cache"
    known = {"If-Modified-Since": headers["Last-Modified"]}
    status, _, body = ask(server, "/index.html", known)
    assert (status, body) == (304, b"")
    (site / "index.html").write_text("<h1>New</h1>", encoding="utf-8")
    later = (site / "index.html").stat().st_mtime + 5
    os.utime(site / "index.html", (later, later))
    assert ask(server, "/index.html", known)[2] == b"<h1>New</h1>"


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/%2e%2e/secret.txt", "/lab/../../secret.txt", "/..%2fsecret.txt", "//../secret.txt", "/a%00b"],
)
def test_nothing_outside_of_the_folder_is_served(server: SiteServer, path: str) -> None:
    status, _, body = ask(server, path)
    assert status == 404
    assert b"not part of the site" not in body


def test_odd_names_are_found(server: SiteServer) -> None:
    assert ask(server, "/%C3%A9%20%231%3F.txt")[2] == b"odd"


def test_one_connection_carries_many_requests(server: SiteServer) -> None:
    connection = http.client.HTTPConnection(server.host, timeout=10)
    bodies = []
    for path in ("/", "/nothing-here-but-a-404", "/lab/"):
        connection.request("HEAD" if "nothing" in path else "GET", path)
        bodies.append(connection.getresponse().read())
    connection.close()
    assert bodies == [b"<h1>Course</h1>", b"", b"<h1>Lab</h1>"]


@pytest.mark.parametrize("base", ["/repo/", "/a b/é#/"])
def test_the_site_stands_below_any_path(site: Path, base: str) -> None:
    with SiteServer(site, base=base) as server:
        path = urlsplit(server.url).path
        assert ask(server, path)[2] == b"<h1>Course</h1>"
        assert ask(server, path + "lab/index.html")[2] == b"<h1>Lab</h1>"
        assert ask(server, path + "lab")[1]["Location"] == path + "lab/"
        status, headers, _ = ask(server, path.rstrip("/"))
        assert (status, headers["Location"]) == (301, path)
        assert ask(server, "/lab/index.html")[0] == 404
        assert ask(server, path + "../secret.txt")[0] == 404


def test_a_port_that_is_taken_is_an_error_that_names_another(site: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortInUseError, match=f"port {port} is taken") as caught:
            SiteServer(site, port=port)
    assert "--port 0" in caught.value.todo
    assert caught.value.exit_code == 12


def test_a_folder_without_a_manifest_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(NoSiteError, match="no site"):
        SiteServer(tmp_path)


def test_after_the_block_the_port_is_free_again(site: Path) -> None:
    with SiteServer(site) as server:
        port = int(server.host.split(":")[1])
    with SiteServer(site, port=port) as again:
        assert ask(again, "/")[0] == 200


def test_what_is_not_below_the_sites_path_can_be_answered_beside_it(site: Path) -> None:
    def beside(path: str, body: bytes) -> bytes | None:
        return body[::-1] if path == "/desk/turn" else None

    with SiteServer(site, base="/site/", beside=beside) as server:
        assert ask(server, "/desk/turn", method="POST", body=b"abc")[::2] == (200, b"cba")
        assert ask(server, "/desk/turn")[::2] == (200, b"")
        assert ask(server, "/desk/other")[0] == 404
        assert ask(server, "/site/")[2] == b"<h1>Course</h1>"


def test_the_site_itself_takes_nothing(server: SiteServer) -> None:
    assert ask(server, "/", method="POST", body=b"abc")[0] == 405
