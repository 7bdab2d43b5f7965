"""Do two texts say the same? The words between the numbers have to be equal, and the numbers nearly so.

Room between words does not count: a number with another count of digits moves what stands beside it.
"""

import re

from lite_builder.verify.native.outputs.tolerance import Tolerance
from lite_builder.verify.native.outputs.volatile import steady

NOTHING = "(nothing)"

_NUMBER = re.compile(r"(?<![\w.])[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|(?:nan|inf)\b)")
_ROOM = re.compile(r"\s+")


def same_text(one: str, other: str, tolerance: Tolerance) -> bool:
    """Whether the texts are equal but for what changes from run to run, room, and numbers within the tolerance."""
    one, other = steady(one), steady(other)
    return one == other or _same(one, other, tolerance)


def first_difference(one: str, other: str, tolerance: Tolerance) -> tuple[int, str, str] | None:
    """The first line (from 1) that differs, and what stands there in both; None if the texts say the same."""
    one, other = steady(one), steady(other)
    if _same(one, other, tolerance):
        return None
    lines = (one.rstrip().splitlines(), other.rstrip().splitlines())
    for number in range(max(map(len, lines))):
        here, there = (side[number] if number < len(side) else NOTHING for side in lines)
        if not _same(here, there, tolerance):
            return number + 1, here, there
    return 1, one, other


def _same(one: str, other: str, tolerance: Tolerance) -> bool:
    words, numbers = _parts(one)
    other_words, other_numbers = _parts(other)
    return words == other_words and all(map(tolerance.equal, numbers, other_numbers))


def _parts(text: str) -> tuple[list[str], list[str]]:
    """The words around the numbers, without room at their ends, and the numbers."""
    words = [_ROOM.sub(" ", part).strip() for part in _NUMBER.split(text)]
    return words, _NUMBER.findall(text)
