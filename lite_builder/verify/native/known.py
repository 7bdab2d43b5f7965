"""Which differences does the author know of? The entries of `expectations.toml`, compared with what differs.

It is strict, as with failures: a difference that is known and is not there any more is wrong.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lite_builder.verify.ledger import KnownDifference
from lite_builder.verify.native.comparison import NotebookComparison


def settle_differences(found: NotebookComparison, known: Iterable[KnownDifference]) -> NotebookComparison:
    """The comparison with the author's reasons, and with what was to differ and does not."""
    reasons = {entry.cell: entry.reason for entry in known if entry.page == found.path}
    differences = tuple(
        replace(difference, reason=reasons.get(difference.cell, "")) for difference in found.differences
    )
    return replace(found, differences=differences, missing=tuple(_missing(found, reasons)))


def _missing(found: NotebookComparison, reasons: dict[str, str]) -> Iterator[str]:
    seen = {difference.cell for difference in found.differences} | set(found.unsteady)
    for cell, reason in reasons.items():
        if cell not in found.compared and cell not in seen:
            yield f"cell {cell} is known to differ ({reason}), but was not compared"
        elif cell not in seen:
            yield f"cell {cell} is known to differ ({reason}), but gives the same"
