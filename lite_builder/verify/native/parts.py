"""What are a cell's outputs made of? Text that was printed, what it displayed and gave, and its error, in that order.

How the text is cut into messages, and how stdout and stderr alternate, is up to the kernel and left aside.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Output = Mapping[str, Any]
"""An output of a cell as nbformat 4 writes it."""

ERROR = "error"
STREAMS = {"stdout": "printed text", "stderr": "warnings and other text on stderr"}

FORMS = (
    "image/png",
    "image/jpeg",
    "image/svg+xml",
    "text/html",
    "application/vnd.plotly.v1+json",
    "application/json",
    "text/latex",
    "text/markdown",
    "text/plain",
)
"""Of the forms in which something is displayed, that which both have and which stands first here is compared."""


@dataclass(frozen=True)
class Displayed:
    """Something that a cell displayed or gave, by the forms that it has."""

    forms: Mapping[str, Any]


@dataclass(frozen=True)
class Parts:
    """The outputs of a cell: what it printed by stream, what it displayed, and the class of its error."""

    printed: Mapping[str, str]
    displayed: tuple[Displayed, ...]
    error: str = ""


def parts_of(outputs: Iterable[Output], error: str = "") -> Parts:
    """Take outputs apart; `error` is the class of the error that they hold, if any."""
    outputs = list(outputs)
    printed = {name: "".join(_texts(outputs, name)) for name in STREAMS}
    return Parts(printed, tuple(_displayed(outputs)), error)


def joined(data: object) -> object:
    """Text, which nbformat allows to be a list of lines."""
    return "".join(data) if isinstance(data, list) and all(isinstance(line, str) for line in data) else data


def _texts(outputs: Iterable[Output], name: str) -> Iterator[str]:
    for output in outputs:
        if output["output_type"] == "stream" and output["name"] == name:
            yield str(joined(output["text"]))


def _displayed(outputs: Iterable[Output]) -> Iterator[Displayed]:
    for output in outputs:
        if output["output_type"] in ("display_data", "execute_result"):
            yield Displayed({form: joined(data) for form, data in output["data"].items()})
