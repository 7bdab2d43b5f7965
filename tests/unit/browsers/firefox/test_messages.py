"""What Firefox tells, in the words of WebDriver BiDi, and what the one who watches is told of it."""

from typing import Any

import pytest

from lite_builder.browsers.firefox.messages import Messages
from tests.unit.browsers.watched import Watched

SITE = "http://127.0.0.1:8000"


def header(name: str, value: str) -> dict[str, Any]:
    return {"name": name, "value": {"type": "string", "value": value}}


@pytest.mark.parametrize(
    ("method", "event", "told"),
    [
        ("log.entryAdded", {"type": "console", "level": "error", "text": "Oh"}, "error: Oh"),
        ("log.entryAdded", {"type": "console", "level": "warn", "text": "Hm"}, "warning: Hm"),
        ("log.entryAdded", {"type": "console", "level": "info", "text": "So"}, "info: So"),
        ("log.entryAdded", {"type": "javascript", "level": "error", "text": "Error: no"}, "uncaught: Error: no"),
        ("log.entryAdded", {"type": "console", "level": "error", "text": None}, "error: "),
        ("network.beforeRequestSent", {"request": {"url": f"{SITE}/a", "method": "POST"}}, f"POST {SITE}/a"),
        (
            "network.responseStarted",
            {
                "response": {
                    "url": f"{SITE}/a.mjs",
                    "status": 404,
                    "mimeType": ";charset=utf-8",
                    "headers": [header("Content-Length", "7"), header("Content-Type", "text/plain")],
                }
            },
            f"404 {SITE}/a.mjs text/plain",
        ),
    ],
)
def test_each_event_is_one_call(method: str, event: dict[str, Any], told: str) -> None:
    watched = Watched()
    Messages(watched).tell(method, event)
    assert watched.told == [told]


def test_the_end_of_a_worker_is_told_by_its_script_and_that_of_a_page_is_not_told() -> None:
    watched = Watched()
    messages = Messages(watched)
    messages.tell("script.realmCreated", {"type": "dedicated-worker", "realm": "7", "origin": f"{SITE}/worker.js"})
    messages.tell("script.realmCreated", {"type": "window", "realm": "8", "origin": SITE})
    messages.tell("script.realmDestroyed", {"realm": "8"})
    assert watched.told == []
    messages.tell("script.realmDestroyed", {"realm": "7"})
    messages.tell("script.realmDestroyed", {"realm": "7"})
    assert watched.told == [f"ended: {SITE}/worker.js"]


def test_what_is_not_watched_for_is_not_told() -> None:
    watched = Watched()
    Messages(watched).tell("browsingContext.contextCreated", {"context": "7", "parent": None})
    assert watched.told == []
