"""What changes in a text, and where? Its places are offsets in the text as it was."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Edit:
    """What is to stand between two offsets of a text."""

    start: int
    end: int
    written: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after the edits; of two that overlap, the one counts that begins first, or else is longer."""
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= done:
            parts += [text[done : edit.start], edit.written]
            done = edit.end
    return "".join((*parts, text[done:]))
