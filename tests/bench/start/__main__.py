"""Builds JupyterLite's own site and ours, visits them in turn, and prints medians, spreads and ratios.

    python -m tests.bench.start [--quick] [--lines none 100 30 10] [--rounds 3] [--snapshots auto none stack]

A cold visit is the first of a new profile; a warm one the second of the same, in a new tab. All sites are served by
the same server from loopback, and are visited in turn, so that what else the machine does meets all of them.
"""

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Playwright, sync_playwright

from lite_builder.site.server import LOOPBACK, SiteServer
from tests.bench.first_visit import cost_of
from tests.bench.start.sites import BuiltSite, build_ours, build_stock
from tests.bench.start.visit import HOST, MILESTONES, Visit, profile, visit

Visits = dict[tuple[str, str, str], list[Visit]]
"""By line, temperature and name of the site."""


def rounds_of(playwright: Playwright, sites: list[BuiltSite], lines: list[str], rounds: int, scratch: Path) -> Visits:
    """All visits, those of the sites in turn."""
    visits: Visits = defaultdict(list)
    for line in lines:
        for number in range(rounds):
            for site in sites:
                with SiteServer(site.folder) as server:
                    folder = scratch / f"{line}-{number}-{site.name}"
                    megabits = None if line == "none" else float(line)
                    # A browser that is started anew, as at a later visit, keeps of the first what is on the disk.
                    for temperature in ("cold", "warm"):
                        with profile(playwright, folder) as context:
                            one = visit(context, server.url.replace(LOOPBACK, HOST), folder, megabits)
                        visits[line, temperature, site.name].append(one)
                        times = "  ".join(f"{second:6.2f}" for second in one.seconds)
                        print(f"# {line:>4} {temperature} {site.name:5}  {times}", flush=True)
    return visits


def report(visits: Visits, sites: list[BuiltSite]) -> Iterator[str]:
    """The lines of the result; the first site is what the others are compared with."""
    stock, *others = (site.name for site in sites)
    yield f"{'seconds':28}" + "".join(f"{name:>22}" for name in MILESTONES)
    for line, temperature in dict.fromkeys((line, temperature) for line, temperature, _ in visits):
        where = f"{'no limit' if line == 'none' else f'{line} Mbit/s'} {temperature}"
        for name in (stock, *others):
            columns = zip(*(one.seconds for one in visits[line, temperature, name]), strict=True)
            values = [f"{median(times):.1f} ({min(times):.1f}-{max(times):.1f})" for times in columns]
            yield f"{f'{where} {name}':28}" + "".join(f"{value:>22}" for value in values)
        for name in others:
            values = [f"{ratio:.2f}" for ratio in ratios(visits, line, temperature, stock, name)]
            yield f"{f'    ratio {name}':28}" + "".join(f"{value:>22}" for value in values)
    yield ""
    yield f"{'first visit':30}" + "".join(f"{site.name:>20}" for site in sites)
    rows = [costs(site, visits) for site in sites]
    for label, before in rows[0].items():
        values = [f"{row[label]:.1f} ({row[label] / before:.2f})" for row in rows]
        yield f"{label:30}" + "".join(f"{value:>20}" for value in values)


def ratios(visits: Visits, line: str, temperature: str, stock: str, ours: str) -> list[float]:
    """Ours by stock, for each milestone, of the medians."""
    medians = [
        [median(times) for times in zip(*(one.seconds for one in visits[line, temperature, name]), strict=True)]
        for name in (stock, ours)
    ]
    return [after / before for before, after in zip(*medians, strict=True)]


def costs(site: BuiltSite, visits: Visits) -> dict[str, float]:
    """What a first visit costs, and the site as a whole."""
    cold = next(found for (_, temperature, name), found in visits.items() if (temperature, name) == ("cold", site.name))
    whole = cost_of(site.folder, set(cold[0].asked))
    by = {cell: cost_of(site.folder, set(asked)) for cell, asked in cold[0].asked_by.items()}
    return {
        "requests": cold[0].requests,
        "MB, identity": whole.identity / 1e6,
        "MB, gzip": whole.gzipped / 1e6,
        **{f"MB by {cell}, identity": cost.identity / 1e6 for cell, cost in by.items()},
        **{f"MB by {cell}, gzip": cost.gzipped / 1e6 for cell, cost in by.items()},
        "peak memory of renderer, MB": median(one.memory for one in cold) / 1e6,
        "MB on disk": site.size / 1e6,
        "seconds to build": site.build_seconds,
    }


def main() -> None:
    """Print the visits as they come, and then the result."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="one round without a limit to the line")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--lines", nargs="*", default=["none", "100", "30", "10"], help="Mbit/s")
    parser.add_argument(
        "--snapshots", nargs="+", default=["auto"], choices=["auto", "none", "kernel", "numpy", "stack"]
    )
    options = parser.parse_args()
    lines, rounds = (["none"], 1) if options.quick else (options.lines, options.rounds)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        scratch = Path(temporary)
        ours = [build_ours(scratch / snapshot, snapshot) for snapshot in options.snapshots]
        sites = [build_stock(scratch / "stock", ours[0]), *ours]
        print("\n".join(report(rounds_of(playwright, sites, lines, rounds, scratch), sites)))


if __name__ == "__main__":
    main()
