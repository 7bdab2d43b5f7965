"""How is Firefox spoken to? In WebDriver BiDi, a protocol of the W3C, over a websocket that Firefox opens by itself.

A command is answered by its id, an event comes at any time: https://w3c.github.io/webdriver-bidi/
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from lite_builder.browsers.engine import BrowserFailure

OnEvent = Callable[[str, Mapping[str, Any]], None]

GONE = "the browser ended"


class Connection:
    """Sends commands, and hands what Firefox tells by itself to those who listen."""

    def __init__(self, socket: ClientConnection) -> None:
        self.is_open = True
        self._socket = socket
        self._last = 0
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._listeners: list[OnEvent] = []
        self._on_end: list[Callable[[], None]] = []

    async def command(self, method: str, **parameters: Any) -> Any:
        """What Firefox answers to the command. Raises `BrowserFailure`."""
        self._last += 1
        number = self._last
        self._waiting[number] = answer = asyncio.get_running_loop().create_future()
        try:
            await self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
            return await answer
        except ConnectionClosed as error:
            raise BrowserFailure(GONE) from error
        finally:
            self._waiting.pop(number, None)

    @asynccontextmanager
    async def listening(self, on_event: OnEvent, on_end: Callable[[], None]) -> AsyncIterator[None]:
        """Have this one told of every event, and of the end of the connection."""
        self._listeners.append(on_event)
        self._on_end.append(on_end)
        try:
            yield
        finally:
            self._listeners.remove(on_event)
            self._on_end.remove(on_end)

    async def read(self) -> None:
        """Take what comes until the connection ends."""
        try:
            async for text in self._socket:
                self._take(json.loads(text))
        except ConnectionClosed:
            pass
        finally:
            self._end()

    def _take(self, message: Mapping[str, Any]) -> None:
        match message:
            case {"type": "event", "method": method, "params": parameters}:
                for listener in tuple(self._listeners):
                    listener(method, parameters)
            case {"type": "success", "id": number, "result": result}:
                if (answer := self._waiting.get(number)) and not answer.done():
                    answer.set_result(result)
            case {"type": "error", "id": int(number)}:
                if (answer := self._waiting.get(number)) and not answer.done():
                    answer.set_exception(BrowserFailure(problem_of(message)))

    def _end(self) -> None:
        self.is_open = False
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_exception(BrowserFailure(GONE))
        for on_end in tuple(self._on_end):
            on_end()


def problem_of(message: Mapping[str, Any]) -> str:
    """An error of the protocol in one line: `no such frame: Browsing context with id 7 not found`."""
    said = next(iter(str(message.get("message", "")).strip().splitlines()), "")
    return f"{message.get('error', 'unknown error')}: {said}" if said else str(message.get("error", "unknown error"))


@asynccontextmanager
async def connected(address: str) -> AsyncIterator[Connection]:
    """A connection to the Firefox that listens at this address (`ws://127.0.0.1:9222`). Raises `BrowserFailure`."""
    try:
        socket = await connect(f"{address}/session", max_size=None, ping_interval=None, proxy=None)
    except (OSError, WebSocketException) as error:
        raise BrowserFailure(f"Firefox does not let itself be driven: {error}") from error
    async with socket:
        connection = Connection(socket)
        reading = asyncio.create_task(connection.read())
        try:
            yield connection
        finally:
            reading.cancel()
