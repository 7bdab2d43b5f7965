"""How much faster is our runner than one fresh browser for each notebook? Runs the same notebooks both ways.

    python -m tests.bench.runner _site [--rounds 2] [NOTEBOOK ...]

The two ways take turns, so that both see the same machine; medians and their ratio are printed. Each notebook has to
pass, and at the first try, or the figure would be that of something else.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import monotonic

from lite_builder.verify.notebook_run import NotebookOutcome
from lite_builder.verify.report import RunReport
from lite_builder.verify.run import run_site
from lite_builder.verify.workers import fitting_jobs

NOTEBOOKS = (
    "pipeline/01_table_and_target",
    "pipeline/02_first_model",
    "pipeline/03_unseen_penguins",
    "pipeline/04_fair_distances",
    "pipeline/05_cross_validation",
    "pipeline/sol_01_three_wines",
)
"""Six lessons of our own course, which import pandas, matplotlib and scikit-learn."""


def one_browser_each(site: Path, notebooks: Sequence[str], jobs: int) -> None:
    """A server and a browser for each notebook, one after the other."""
    for notebook in notebooks:
        check(run_site(site, [notebook], jobs=1, isolated=True))


def our_runner(site: Path, notebooks: Sequence[str], jobs: int) -> None:
    """What `lite-builder test` does."""
    check(run_site(site, notebooks, jobs=jobs))


def check(report: RunReport) -> None:
    """End the bench if a notebook did not pass, or not at the first try."""
    for run in report.notebooks:
        if run.outcome is not NotebookOutcome.PASSED or run.first_try:
            sys.exit(f"{run.path}: {run.outcome} {run.note} {run.first_try}")


def timed(way: Callable[[Path, Sequence[str], int], None], *arguments: object) -> float:
    """How many seconds it takes."""
    started = monotonic()
    way(*arguments)  # type: ignore[arg-type]
    return monotonic() - started


def main() -> None:
    """Print each round, the medians and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("site", type=Path)
    parser.add_argument("notebooks", nargs="*", default=NOTEBOOKS)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--jobs", type=int, default=fitting_jobs())
    asked = parser.parse_intermixed_args()
    each: list[float] = []
    ours: list[float] = []
    for number in range(1, asked.rounds + 1):
        each.append(timed(one_browser_each, asked.site, asked.notebooks, 1))
        ours.append(timed(our_runner, asked.site, asked.notebooks, asked.jobs))
        print(f"round {number}: one fresh browser each {each[-1]:6.1f} s, our runner {ours[-1]:6.1f} s", flush=True)
    print(f"{len(asked.notebooks)} notebooks, {asked.jobs} side by side")
    print(f"median: one fresh browser each {median(each):.1f} s, our runner {median(ours):.1f} s")
    print(f"ratio: {median(each) / median(ours):.1f}")


if __name__ == "__main__":
    main()
