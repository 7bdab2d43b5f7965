"""How far is code that runs in the kernel of a notebook without being in it? As a notebook's session tells it.

The code is neither in the site nor in the browser's storage: the page hands it to the kernel and tells what came.
"""

from collections.abc import Callable, Mapping, Sequence
from time import monotonic
from typing import Any

from lite_builder.settings import TestSection
from lite_builder.site.manifest import SiteNotebook
from lite_builder.verify.judge import Cell, source_of
from lite_builder.verify.session import NotebookSession


class CodeSession(NotebookSession):
    """Runs `cells` in the kernel of a notebook, as if they were its own."""

    def __init__(
        self,
        notebook: SiteNotebook,
        limits: TestSection,
        cells: Sequence[Cell],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(notebook, limits, clock)
        self._program = tuple(cells)

    def tell(self, message: Mapping[str, Any]) -> int | None:
        """As of a notebook, whose cells are those of the program."""
        match message:
            case {"event": "opened"}:
                message = {**message, "cells": list(self._program)}
            case {"event": "ran", "index": index, "cell": {"outputs": outputs}}:
                message = {**message, "cell": {**self._program[index], "outputs": outputs}}
        return super().tell(message)

    def code_of(self, index: int) -> str | None:
        """The code of the program's cell."""
        return source_of(self._program[index])
