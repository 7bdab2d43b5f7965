"""How does a script in a page call us, where the browser only carries text? The bridge's own half, as text."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from lite_builder.browsers.engine import PageScript

_BRIDGE = files("lite_builder.browsers").joinpath("page_bridge.js")


@dataclass(frozen=True)
class Call:
    """A call of one of the script's functions, by a number that its answer carries, too."""

    number: int
    name: str
    argument: Any


def bridged(script: PageScript, post: str) -> str:
    """JavaScript that runs the script; each call goes as text to the function that the expression `post` is."""
    names = json.dumps(list(script.functions))
    return f"{_BRIDGE.read_text(encoding='utf-8')}\nliteBuilderBridge({names}, {post});\n{script.source}"


def read_call(text: str) -> Call:
    """The call that was posted."""
    posted = json.loads(text)
    return Call(posted["call"], posted["name"], posted.get("argument"))


def answers_to(script: PageScript, calls: Iterable[Call]) -> str:
    """JavaScript that answers the calls with what our functions give."""
    return "".join(
        f"globalThis.liteBuilderAnswer?.({call.number}, {json.dumps(script.functions[call.name](call.argument))});"
        for call in calls
    )
