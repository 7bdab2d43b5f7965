"""How is a built site looked at before it is published? Served from loopback, the way a static host serves it.

Media types do not depend on the machine's own tables, pages are revalidated at each visit (nobody wants yesterday's
page while writing), and the site can stand below any path, as `/repo/` on GitHub Pages.
"""

import errno
import posixpath
import sys
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Event, Thread
from typing import Any, BinaryIO
from urllib.parse import quote, unquote, urlsplit

from lite_builder.errors import Place, PortInUseError
from lite_builder.site.manifest import Manifest, read_manifest

LOOPBACK = "127.0.0.1"
IDLE_SECONDS = 60

MEDIA_TYPES = {
    "": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".ipynb": "application/json",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".py": "text/x-python; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
"""The media type by suffix, as IANA registers them; WebAssembly streams only when it is `application/wasm`."""

Beside = Callable[[str, bytes], bytes | None]
"""Answers a request beside the site: its path, and the body that came with it; None if there is nothing."""


class SiteServer:
    """Serves the site in `folder` while the `with` block runs: `with SiteServer(folder) as server: server.url`.

    `port` 0 takes any free one. `base` is the path below which the site stands, not percent-encoded; it starts and ends
    with a slash, and what is not below it is answered by `beside`. Raises `NoSiteError` if the folder is no site of
    ours and `PortInUseError` if the port is taken.
    """

    def __init__(self, folder: Path, port: int = 0, base: str = "/", beside: Beside | None = None) -> None:
        if not (base.startswith("/") and base.endswith("/")):
            raise ValueError(f"base must start and end with a slash: {base!r}")
        self.manifest: Manifest = read_manifest(folder)
        self._base = base
        self._handler = partial(_Handler, base=base, beside=beside, directory=str(folder.absolute()))
        self._server = self._bound(port)
        self._thread = self._made_thread()

    def __enter__(self) -> "SiteServer":
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.end()

    @property
    def is_serving(self) -> bool:
        """True from the start of the `with` block on, until it ends."""
        return self._thread.is_alive()

    def end(self) -> None:
        """Serve no longer."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def revive(self) -> None:
        """Serve again, at the same address, if that has ended. Raises `PortInUseError` if it is taken by now."""
        if not self.is_serving:
            self._server.server_close()
            self._server = self._bound(self._server.server_port)
            self._thread = self._made_thread()
            self._thread.start()

    def wait(self) -> None:
        """Go on serving until somebody interrupts."""
        Event().wait()

    def _bound(self, port: int) -> "_Server":
        try:
            return _Server((LOOPBACK, port), self._handler)
        except OSError as error:
            raise _port_error(port, error) from error

    def _made_thread(self) -> Thread:
        return Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)

    @property
    def host(self) -> str:
        """Host and port: `127.0.0.1:8000`."""
        return f"{LOOPBACK}:{self._server.server_port}"

    @property
    def url(self) -> str:
        """The address of the landing page, percent-encoded, with a slash at its end."""
        return f"http://{self.host}{quote(self._base)}"


class _Server(ThreadingHTTPServer):
    # A browser opens many connections at once when JupyterLite starts.
    request_queue_size = 128
    # On Windows "reuse" means that two servers may share a port, and neither is told.
    allow_reuse_address = sys.platform != "win32"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Stay quiet where a browser has hung up; tell of what is our own fault."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS

    def __init__(self, *arguments: Any, base: str, beside: Beside | None, directory: str) -> None:
        self._base = base
        self._beside = beside
        super().__init__(*arguments, directory=directory)

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Find the file, below the base path only."""
        path = unquote(urlsplit(self.path).path)
        if path + "/" == self._base:
            self._redirect(quote(self._base))
            return None
        if not path.startswith(self._base):
            return self._answer_beside(path, b"")
        if "\0" in path:
            self.send_error(404)
            return None
        return super().send_head()

    def do_POST(self) -> None:
        """Hand over what is sent beside the site; the site itself takes nothing."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = unquote(urlsplit(self.path).path)
        if path.startswith(self._base):
            self.send_error(405)
        elif answer := self._answer_beside(path, body):
            self.copyfile(answer, self.wfile)

    def _answer_beside(self, path: str, body: bytes) -> BytesIO | None:
        answer = self._beside(path, body) if self._beside else None
        if answer is None:
            self.send_error(404)
            return None
        self.send_response(200)
        self.send_header("Content-Type", MEDIA_TYPES[""])
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        return BytesIO(answer)

    def translate_path(self, path: str) -> str:
        """The file that a path stands for; whatever climbs out of the folder stays within it."""
        within = unquote(urlsplit(path).path).removeprefix(self._base)
        return super().translate_path(quote("/" + within))

    def list_directory(self, path: Any) -> None:
        """A static host lists no folders."""
        self.send_error(404)

    def guess_type(self, path: Any) -> str:
        """The media type, whatever the machine's own tables say."""
        return MEDIA_TYPES.get(posixpath.splitext(str(path))[1].lower(), MEDIA_TYPES[""])

    def end_headers(self) -> None:
        """Have each answer revalidated before it is used again."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing: a notebook's start is hundreds of requests."""

    def _redirect(self, location: str) -> None:
        self.send_response(301)
        self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()


def _port_error(port: int, error: OSError) -> PortInUseError:
    taken = error.errno == errno.EADDRINUSE
    return PortInUseError(
        f"port {port} is taken" if taken else f"port {port} cannot be used",
        where=Place(f"{LOOPBACK}:{port}"),
        why="another program listens on it" if taken else str(error),
        todo="stop that program, or name another port: `--port 8001`, or `--port 0` for any free one",
    )
