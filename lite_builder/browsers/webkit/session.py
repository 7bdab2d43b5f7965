"""How is WebKitGTK spoken to? In WebDriver, a protocol of the W3C over HTTP, which its driver understands.

One session is one browser with an empty profile: https://www.w3.org/TR/webdriver2/
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from lite_builder.browsers.engine import BrowserFailure

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key under which the protocol keeps the name of an element."""

MOST_SECONDS = 3600
SCRIPT_SECONDS = 5
REST_SECONDS = 1

GONE = frozenset({"invalid session id", "no such window"})
"""What the driver says of a browser, or a tab, that has ended."""


class SessionGone(BrowserFailure):
    """There is no browser, or no tab, any more."""


class Session:
    """Sends the commands of a session, one after the other: the driver loses some that come while another runs."""

    def __init__(self, client: httpx.AsyncClient, name: str) -> None:
        self._client = client
        self._name = name
        self._turn = asyncio.Lock()

    async def post(self, command: str, **parameters: Any) -> Any:
        """Do something. Raises `BrowserFailure`."""
        async with self._turn:
            return value_of(await _asked(self._client, "POST", f"/session/{self._name}/{command}", parameters))

    async def get(self, command: str) -> Any:
        """Ask for something. Raises `BrowserFailure`."""
        async with self._turn:
            return value_of(await _asked(self._client, "GET", f"/session/{self._name}/{command}"))

    async def run(self, script: str) -> Any:
        """The value that the JavaScript returns in the page. Raises `BrowserFailure`."""
        return await self.post("execute/sync", script=script, args=[])

    async def end(self) -> None:
        """End the session, and its browser with it. Raises `BrowserFailure`."""
        value_of(await _asked(self._client, "DELETE", f"/session/{self._name}"))
        # Asked for the next browser at once, the driver was seen to answer never.
        await asyncio.sleep(REST_SECONDS)


def capabilities(proxy_port: int, own_host: str) -> dict[str, Any]:
    """A browser that asks everything but `own_host` (`127.0.0.1:8000`) by the proxy; nobody answers its dialogs."""
    proxy = f"127.0.0.1:{proxy_port}"
    wanted = {
        "proxy": {"proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy, "noProxy": [own_host]},
        "unhandledPromptBehavior": "dismiss",
        # A script that is put into a page which is just being left is never answered.
        "timeouts": {"script": SCRIPT_SECONDS * 1000},
    }
    return {"capabilities": {"alwaysMatch": wanted}}


async def new_session(client: httpx.AsyncClient, wanted: dict[str, Any]) -> Session:
    """Have a browser started. Raises `BrowserFailure`."""
    started = value_of(await _asked(client, "POST", "/session", wanted))
    return Session(client, started["sessionId"])


def value_of(answer: httpx.Response) -> Any:
    """What an answer says. Raises `SessionGone` and `BrowserFailure` with its error, in one line."""
    try:
        value = answer.json()["value"]
    except (ValueError, KeyError, TypeError):
        raise BrowserFailure(f"the driver answered {answer.status_code} and nothing that can be read") from None
    if answer.is_success:
        return value
    error = str(value.get("error", "unknown error"))
    said = next(iter(str(value.get("message", "")).strip().splitlines()), "")
    raise (SessionGone if error in GONE else BrowserFailure)(f"{error}: {said}" if said else error)


async def _asked(
    client: httpx.AsyncClient, method: str, path: str, body: dict[str, Any] | None = None
) -> httpx.Response:
    try:
        return await client.request(method, path, json=body)
    except httpx.HTTPError as error:
        raise SessionGone(f"the driver does not answer: {error or type(error).__name__}") from error


@asynccontextmanager
async def client_of(port: int) -> AsyncIterator[httpx.AsyncClient]:
    """Talks to the driver that listens on this port of loopback; who asks says how long to wait, this is the most."""
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=MOST_SECONDS, trust_env=False) as client:
        yield client
