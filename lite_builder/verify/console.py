"""What did the browser have to say while a notebook ran? Its last lines, less what JupyterLite says on every page."""

from collections import deque

MOST_LINES = 20
MOST_CHARACTERS = 500

_NOT_WORTH_IT = (
    "Skipping {command:",
    "Skipping Object(",  # the same, as Firefox says it
    "Menu entry for command",
    "Uploader widget not found",
    "Failed to load resource: the server responded",  # without the address; verify/serving.py says it in full
    "the server has no favicon.ico",  # which browsers ask for by themselves
)


class Console:
    """Errors, warnings and what nobody caught, in their order; a line that comes again is kept once."""

    def __init__(self) -> None:
        self._lines: deque[str] = deque(maxlen=MOST_LINES)

    def add(self, text: str) -> None:
        """Take what was said; of many lines the first, which says what it is about."""
        line = next(iter(text.strip().splitlines()), "")[:MOST_CHARACTERS]
        if line and line not in self._lines and not line.startswith(_NOT_WORTH_IT):
            self._lines.append(line)

    @property
    def lines(self) -> tuple[str, ...]:
        """What is worth to be kept, oldest first."""
        return tuple(self._lines)
