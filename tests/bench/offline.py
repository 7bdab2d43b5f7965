"""How much later does a notebook answer when it is opened from a USB key, not from a server? Visits both in turn.

    python -m tests.bench.offline [--rounds 3]

Each visit has a new profile. Ratios are those of the medians to the site's. What a key takes that starts Python from
bundles is shown, too: that of a site without snapshots.
"""

import argparse
import tempfile
from contextlib import nullcontext
from pathlib import Path
from statistics import median

from playwright.sync_api import Playwright, sync_playwright

from lite_builder.publish.usb.key import SITE_FOLDER, write_key
from lite_builder.site.server import SiteServer
from tests.bench.start.sites import build_ours
from tests.bench.start.visit import MILESTONES, profile, visit

HTTP, FILE, BUNDLES = "HTTP", "file://", "file://, bundles"


def seconds(playwright: Playwright, address: str, folder: Path) -> tuple[float, ...]:
    """Seconds to each milestone at a first visit."""
    with profile(playwright, folder) as context:
        return visit(context, address, folder, None).seconds


def main() -> None:
    """Print each visit, the medians and their ratios to the first row."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    visits: dict[str, list[tuple[float, ...]]] = {HTTP: [], FILE: [], BUNDLES: []}
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        scratch = Path(temporary)
        site = build_ours(scratch / "auto", "auto").folder
        write_key(site, scratch / "key")
        write_key(build_ours(scratch / "bundles", "none").folder, scratch / "key of bundles")
        keys = {FILE: scratch / "key", BUNDLES: scratch / "key of bundles"}
        for number in range(rounds):
            for name, seen in visits.items():
                folder = scratch / f"{name}-{number}".replace("/", "")
                with nullcontext() if name in keys else SiteServer(site) as server:
                    address = server.url if server else (keys[name] / SITE_FOLDER).as_uri() + "/"
                    seen.append(seconds(playwright, address, folder))
                print(f"# {name:20}" + "  ".join(f"{second:6.2f}" for second in seen[-1]), flush=True)
    medians = {name: [median(times) for times in zip(*seen, strict=True)] for name, seen in visits.items()}
    print(f"{'seconds':20}" + "".join(f"{name:>16}" for name in MILESTONES))
    for name, times in medians.items():
        print(f"{name:20}" + "".join(f"{second:16.2f}" for second in times))
    for name in (FILE, BUNDLES):
        ratios = [time / base for time, base in zip(medians[name], medians[HTTP], strict=True)]
        print(f"{name + ', ratio':20}" + "".join(f"{ratio:16.2f}" for ratio in ratios))


if __name__ == "__main__":
    main()
