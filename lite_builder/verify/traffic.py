"""Who asks another host for something? A proxy that refuses everything, and what the pages' own events add to it.

The proxy sees every request that leaves the site's origin, whoever made it: page, kernel worker, service worker,
websocket, the browser itself. It sees of https only host and port. The browser's events know the whole address and the
asker, but miss some requests (websockets of workers, for one). What one of the two saw is a foreign request.
"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from lite_builder.verify.notebook_run import ForeignRequest

SERVICE_WORKER = "the service worker"
PAGE = "the page or its kernel"

_REFUSAL = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_DEFAULT_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}


@dataclass(frozen=True)
class SeenRequest:
    """A request as one of the two saw it. `asked_by` is empty if the proxy did; then `url` may have no path."""

    url: str
    method: str
    asked_by: str = ""

    @property
    def host(self) -> tuple[str, int]:
        """Host and port."""
        parts = urlsplit(self.url)
        return parts.hostname or "", parts.port or _DEFAULT_PORTS.get(parts.scheme, 0)


class RefusingProxy:
    """An HTTP proxy on loopback that answers 403 to everything and remembers what it was asked."""

    def __init__(self) -> None:
        self._seen: list[SeenRequest] = []
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> "RefusingProxy":
        self._server = await asyncio.start_server(self._refuse, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *error: object) -> None:
        if self._server:
            self._server.close()

    @property
    def port(self) -> int:
        """The port that it listens on."""
        if not self._server:
            raise RuntimeError("the proxy is not running")
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    def take(self) -> list[SeenRequest]:
        """What was asked since the last call."""
        seen, self._seen = self._seen, []
        return seen

    async def _refuse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            if request := parse_request_line(head.split(b"\r\n", 1)[0].decode("latin-1")):
                self._seen.append(request)
            writer.write(_REFUSAL)
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            # A connection that was opened early and never used asks nothing of anybody.
            return
        finally:
            writer.close()


def parse_request_line(line: str) -> SeenRequest | None:
    """Read what a client says to a proxy: `GET http://host/path HTTP/1.1` or `CONNECT host:443 HTTP/1.1`."""
    words = line.split(" ")
    if len(words) != 3:
        return None
    method, target, _ = words
    if method != "CONNECT":
        return SeenRequest(target, method)
    scheme = "http" if target.endswith(":80") else "https"
    return SeenRequest(f"{scheme}://{target}", method)


def is_foreign(url: str, own_host: str) -> bool:
    """True if the address leaves the page and is not of the site's own host (`127.0.0.1:8000`)."""
    parts = urlsplit(url)
    return parts.scheme in _DEFAULT_PORTS and parts.netloc != own_host


def foreign_requests(
    by_pages: Iterable[SeenRequest], by_proxy: Iterable[SeenRequest], notebook: str
) -> tuple[ForeignRequest, ...]:
    """Put together what the pages' events and the proxy saw, each request once, in the order in which they came.

    A page's request passes through the service worker and is seen there again: it is the page's. What the proxy saw is
    left out where an event named a request to the same host and port.
    """
    known: dict[tuple[str, str], str] = {}
    for seen in by_pages:
        if known.get((seen.url, seen.method)) != PAGE:
            known[seen.url, seen.method] = seen.asked_by
    hosts = {SeenRequest(url, method).host for url, method in known}
    for seen in by_proxy:
        if seen.host not in hosts:
            known.setdefault((seen.url, seen.method), "")
    return _named(known, notebook)


def _named(known: dict[tuple[str, str], str], notebook: str) -> tuple[ForeignRequest, ...]:
    return tuple(ForeignRequest(url, method, notebook, asked_by) for (url, method), asked_by in known.items())


def without_repeats(requests: Sequence[ForeignRequest]) -> tuple[ForeignRequest, ...]:
    """Each request once, for a page that is opened many times."""
    return tuple(dict.fromkeys(requests))
