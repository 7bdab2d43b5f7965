"""How far may numbers be from each other? The author's answer, `[compare]` of course.toml."""

from dataclasses import dataclass
from math import inf, isnan


@dataclass(frozen=True)
class Tolerance:
    """Numbers are equal if they differ by at most `relative` times the larger one, or by `absolute`.

    `image` is the share of an image's area (from 0 to 1) that may look different.
    """

    relative: float = 1e-6
    absolute: float = 1e-9
    image: float = 0.0002

    def equal(self, one: str, other: str) -> bool:
        """Whether two numbers, as they are written, count as equal. Whole numbers have to be the same."""
        if one == other:
            return True
        if one.lstrip("+-").isdigit() and other.lstrip("+-").isdigit():
            return int(one) == int(other)
        a, b = float(one), float(other)
        if isnan(a) or isnan(b) or inf in (abs(a), abs(b)):
            return (isnan(a) and isnan(b)) or a == b
        return abs(a - b) <= max(self.absolute, self.relative * max(abs(a), abs(b)))
