"""The websocket that Firefox is driven by: a real one, whose other end is the test's."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection, serve

from lite_builder.browsers.engine import BrowserFailure
from lite_builder.browsers.firefox.connection import Connection, connected, problem_of


async def peer(socket: ServerConnection) -> None:
    """Tells an event before each answer; knows no method but `add`, and ends at `end`."""
    async for text in socket:
        asked = json.loads(text)
        if asked["method"] == "end":
            return
        await socket.send(json.dumps({"type": "event", "method": "heard", "params": {"id": asked["id"]}}))
        if asked["method"] == "add":
            answer = {"type": "success", "id": asked["id"], "result": sum(asked["params"]["numbers"])}
        else:
            answer = {"type": "error", "id": asked["id"], "error": "unknown command", "message": "what?\nat line 7"}
        await socket.send(json.dumps(answer))


async def talk(*methods: str) -> tuple[list[object], list[str]]:
    """What the connection answered to each method, and what it told by itself."""
    heard: list[str] = []
    answers: list[object] = []

    def on_event(method: str, event: Mapping[str, Any]) -> None:
        heard.append(f"{method} {event['id']}")

    async with serve(peer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with (
            connected(f"ws://127.0.0.1:{port}") as connection,
            connection.listening(on_event, lambda: heard.append("the end")),
        ):
            for method in methods:
                answers.append(await answered(connection, method))
            assert connection.is_open is ("end" not in methods)
    return answers, heard


async def answered(connection: Connection, method: str) -> object:
    try:
        return await connection.command(method, numbers=[1, 2])
    except BrowserFailure as failure:
        return str(failure)


def test_a_command_is_answered_and_events_are_told() -> None:
    assert asyncio.run(talk("add", "add")) == ([3, 3], ["heard 1", "heard 2"])


def test_what_firefox_refuses_says_why_in_one_line() -> None:
    assert asyncio.run(talk("fly", "add")) == (["unknown command: what?", 3], ["heard 1", "heard 2"])


def test_the_end_of_the_browser_is_told_and_answers_what_still_waits() -> None:
    assert asyncio.run(talk("end", "add")) == (["the browser ended", "the browser ended"], ["the end"])


def test_nobody_who_listens_is_a_failure_of_the_browser() -> None:
    async def connect_to_nobody() -> None:
        async with connected("ws://127.0.0.1:1"):
            raise AssertionError

    with pytest.raises(BrowserFailure, match="does not let itself be driven"):
        asyncio.run(connect_to_nobody())


def test_an_error_without_a_message_is_its_name() -> None:
    assert problem_of({"error": "no such frame", "message": ""}) == "no such frame"
