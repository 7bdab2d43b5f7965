"""How is a person told what differs natively? Plain lines: both values under each other, time and memory of both."""

from collections.abc import Iterator

from lite_builder.verify.native.comparison import Comparison, Difference, NotebookComparison, Spent


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """Everything that is to be said: a line a notebook, what differs, and a line that sums it up."""
    yield f"Native run: {comparison.label}"
    yield from (notebook_line(notebook) for notebook in comparison.notebooks)
    for notebook in comparison.notebooks:
        if notebook.differences or notebook.missing:
            yield ""
            yield f"{notebook.path}, natively"
            yield from (f"  {line}" for line in explain_comparison(notebook).splitlines())
    yield ""
    yield comparison_summary(comparison)


def notebook_line(notebook: NotebookComparison) -> str:
    """Whether it is the same, and what both runs took.

    `differs  11 cells  browser  22.0 s   338 MB  natively  5.1 s   429 MB   4.3 times  a/b.ipynb`.
    """
    counted = f"{verdict(notebook):<17} {len(notebook.compared):>3} cells"
    times = ratio(notebook.browser.seconds, notebook.native.seconds)
    slower = f"{times:>5.1f} times" if times else f"{'':11}"
    return (
        f"{counted}  browser {_spent(notebook.browser)}  natively {_spent(notebook.native)} {slower}  {notebook.path}"
    )


def verdict(notebook: NotebookComparison) -> str:
    """In two words, whether it is the same natively."""
    if notebook.unknown:
        return "differs"
    if notebook.missing:
        return "no longer differs"
    return "differs as known" if notebook.differences else "same natively"


def explain_comparison(notebook: NotebookComparison, *, unknown_only: bool = False) -> str:
    """What differs in a notebook, and what does not any more; without what is known if `unknown_only`."""
    shown = notebook.unknown if unknown_only else notebook.differences
    parts = [explain_difference(difference, notebook) for difference in shown]
    parts += list(notebook.missing)
    if notebook.note and shown:
        parts.append(f"The native run ended there: {notebook.note}.")
    return "\n".join(parts)


def explain_difference(difference: Difference, notebook: NotebookComparison) -> str:
    """The cell, the author's line, both values, and the author's reason if it is known."""
    place = f" in {place_of(difference, notebook)}" if place_of(difference, notebook) else ""
    head = f"cell {difference.number} ({difference.cell}){place} differs natively: {difference.what}"
    values = [*_value("in the browser", difference.browser), *_value("natively", difference.native)]
    return "\n".join([head, *values, *([f"  known: {difference.reason}"] if difference.known else [])])


def place_of(difference: Difference, notebook: NotebookComparison) -> str:
    """Where the author wrote the cell; empty where it is not known."""
    return notebook.source if difference.line is None else f"{notebook.source}, line {difference.line}"


def comparison_summary(comparison: Comparison) -> str:
    """One line: `74 cells compared natively: 2 differ, 1 as known; 3 differ at every run; Python 3.13.0, ...`."""
    notebooks = comparison.notebooks
    cells = sum(len(notebook.compared) for notebook in notebooks)
    unknown = len({(notebook.path, found.cell) for notebook in notebooks for found in notebook.unknown})
    known = len({(nb.path, found.cell) for nb in notebooks for found in nb.differences if found.known})
    missing = sum(len(notebook.missing) for notebook in notebooks)
    unsteady = sum(len(notebook.unsteady) for notebook in notebooks)
    parts = [f"{cells} cells compared natively: {unknown or 'none'} differ{'s' * (unknown == 1)}"]
    parts += [f"{known} as known"] if known else []
    parts += [f"{missing} known to differ do not"] if missing else []
    parts += [f"{unsteady} in part put aside, since they change from run to run natively, too"] if unsteady else []
    parts += ["stopped before its end"] if comparison.stopped else []
    return f"{', '.join(parts)}; {comparison.label}; {comparison.seconds:.0f} s"


def ratio(browser: float | None, native: float | None) -> float | None:
    """How many times the native value the browser's is; None where one of them is not known."""
    return browser / native if browser and native else None


def _spent(spent: Spent) -> str:
    memory = f"{spent.memory / 1e6:.0f}" if spent.memory else "?"
    return f"{spent.seconds:>6.1f} s {memory:>5} MB"


def _value(where: str, value: str) -> Iterator[str]:
    first, *others = value.splitlines() or [""]
    yield f"  {where + ':':<16}{first}"
    yield from (f"{'':18}{line}" for line in others)
