"""How much later does a notebook answer when it is opened from a USB key, not from a server? Visits both in turn.

    python -m tests.bench.offline [--rounds 3]

Each visit has a new profile. The ratio is that of the medians; at the first cell it is to stay below 1.2.
"""

import argparse
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Playwright, sync_playwright

from lite_builder.publish.usb.key import SITE_FOLDER, write_key
from lite_builder.site.server import SiteServer
from tests.bench.start.sites import build_ours
from tests.bench.start.visit import MILESTONES, profile, visit


def seconds(playwright: Playwright, address: str, folder: Path) -> tuple[float, ...]:
    """Seconds to each milestone at a first visit."""
    with profile(playwright, folder) as context:
        return visit(context, address, folder, None).seconds


def main() -> None:
    """Print each visit, the medians and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    served: list[tuple[float, ...]] = []
    opened: list[tuple[float, ...]] = []
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        scratch = Path(temporary)
        site = build_ours(scratch / "ours", "none").folder
        write_key(site, scratch / "key")
        key = (scratch / "key" / SITE_FOLDER).as_uri() + "/"
        for number in range(rounds):
            with SiteServer(site) as server:
                served.append(seconds(playwright, server.url, scratch / f"served-{number}"))
            opened.append(seconds(playwright, key, scratch / f"opened-{number}"))
            for name, visits in (("HTTP", served), ("file", opened)):
                print(f"# {name}  " + "  ".join(f"{second:6.2f}" for second in visits[-1]), flush=True)
    print(f"{'seconds':14}" + "".join(f"{name:>16}" for name in MILESTONES))
    by_server, by_key = ([median(times) for times in zip(*visits, strict=True)] for visits in (served, opened))
    for name, times in (("HTTP", by_server), ("file://", by_key)):
        print(f"{name:14}" + "".join(f"{second:16.2f}" for second in times))
    print(f"{'ratio':14}" + "".join(f"{file / http:16.2f}" for http, file in zip(by_server, by_key, strict=True)))


if __name__ == "__main__":
    main()
