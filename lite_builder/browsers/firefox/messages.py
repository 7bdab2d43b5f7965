"""What does an event of WebDriver BiDi mean to the one who watches a tab? One message in, one call out."""

from collections.abc import Mapping
from typing import Any

from lite_builder.browsers.engine import Watcher

EVENTS = (
    "browsingContext.contextCreated",
    "browsingContext.contextDestroyed",
    "log.entryAdded",
    "network.beforeRequestSent",
    "network.responseStarted",
    "script.message",
    "script.realmCreated",
    "script.realmDestroyed",
)
"""What Firefox is asked to tell."""

_LEVELS = {"warn": "warning"}


class Messages:
    """Tells the watcher what events say. It remembers the scripts of workers, since their end does not name them."""

    def __init__(self, watcher: Watcher) -> None:
        self._watcher = watcher
        self._workers: dict[str, str] = {}

    def tell(self, method: str, event: Mapping[str, Any]) -> None:
        """Tell what this event says, if it is something to watch for."""
        match method, event:
            case "log.entryAdded", {"type": "javascript", "level": "error"}:
                self._watcher.page_error(str(event.get("text") or ""))
            case "log.entryAdded", {"level": level}:
                self._watcher.console(_LEVELS.get(level, level), str(event.get("text") or ""))
            case "network.beforeRequestSent", {"request": {"url": url, "method": verb}}:
                self._watcher.request(url, verb)
            case "network.responseStarted", {"response": {"url": url, "status": status, "headers": headers}}:
                self._watcher.response(url, status, _content_type(headers))
            case "script.realmCreated", {"type": "dedicated-worker", "realm": realm, "origin": address}:
                self._workers[realm] = address
            case "script.realmDestroyed", {"realm": realm} if realm in self._workers:
                self._watcher.worker_ended(self._workers.pop(realm))


def _content_type(headers: list[Mapping[str, Any]]) -> str:
    """As the server said it; the protocol's own `mimeType` is empty for what a worker asks for."""
    return next((str(header["value"]["value"]) for header in headers if header["name"].lower() == "content-type"), "")
