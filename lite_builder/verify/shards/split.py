"""Which notebooks does each machine run? All take about as long, by the times of the last runs."""

from collections.abc import Mapping

START_SECONDS = 8.0
"""What it takes to open a page and start Python, for a notebook whose time is not known."""

CELL_SECONDS = 0.5
"""What a cell takes on the average, likewise."""


def split(seconds: Mapping[str, float], count: int) -> tuple[frozenset[str], ...]:
    """The names in `count` parts of about equal time, each name in just one: the longest first, each to the part that
    has least to do. The result depends on nothing but the arguments' values, not on their order.
    """
    parts: list[set[str]] = [set() for _ in range(count)]
    loads = [0.0] * count
    for name in sorted(seconds, key=lambda name: (-seconds[name], name)):
        lightest = min(range(count), key=lambda part: (loads[part], len(parts[part]), part))
        parts[lightest].add(name)
        loads[lightest] += seconds[name]
    return tuple(map(frozenset, parts))


def estimate(cells: int) -> float:
    """The seconds of a notebook that was never run, with this many cells of code."""
    return START_SECONDS + CELL_SECONDS * cells
