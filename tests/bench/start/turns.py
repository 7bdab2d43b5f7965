"""Two sites with the same notebook, such as those of two commits, visited by turns: when is what there?

python -m tests.bench.start.turns before/_site after/_site start.ipynb --rounds 6
"""

import argparse
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Playwright, Request, sync_playwright

from lite_builder.site.server import LOOPBACK, SiteServer
from tests.bench.start.visit import HOST, PATIENCE_SECONDS, RUN_ALL, profile

MEASURES = (
    "requests",
    "of the page itself",
    "text shown, s",
    "notebook shown, s",
    "kernel there, s",
    "first cell done, s",
)
MILESTONES = 3
NOTE_TEXT = """() => addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
    if (document.getElementById("first-text")) window.textShown ??= performance.now() / 1000;
}).observe(document.body, { childList: true }))"""


def visited(playwright: Playwright, site: Path, notebook: str) -> tuple[float, ...]:
    """The measures of one visit by a browser with a new profile, which does not know that its own machine serves it."""
    asked: list[Request] = []
    with SiteServer(site) as server, TemporaryDirectory() as folder, profile(playwright, Path(folder)) as context:
        context.on("request", asked.append)
        page = context.new_page()
        page.add_init_script(f"({NOTE_TEXT})()")
        page.goto(f"{server.url.replace(LOOPBACK, HOST)}notebooks/index.html?path={notebook}")
        page.evaluate(f"() => {{ window.running = ({RUN_ALL})() }}")
        done = f"() => window.milestones?.length >= {MILESTONES}"
        page.wait_for_function(done, timeout=PATIENCE_SECONDS * 1000, polling=50)
        requests = len(asked), sum(request.service_worker is None for request in asked)
        return (*requests, page.evaluate("window.textShown"), *page.evaluate(f"milestones.slice(0, {MILESTONES})"))


def main() -> None:
    """Print the medians of both sites."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sites", nargs=2, type=Path)
    parser.add_argument("notebook")
    parser.add_argument("--rounds", type=int, default=4)
    options = parser.parse_args()
    visits: dict[Path, list[tuple[float, ...]]] = {site: [] for site in options.sites}
    with sync_playwright() as playwright:
        for number in range(options.rounds):
            for site in options.sites[:: -1 if number % 2 else 1]:
                visits[site].append(visited(playwright, site, options.notebook))
    before, after = ([median(values) for values in zip(*visits[site], strict=True)] for site in options.sites)
    for name, old, new in zip(MEASURES, before, after, strict=True):
        print(f"{name:20}  {old:7.2f}  {new:7.2f}  {new / old:5.2f}")


if __name__ == "__main__":
    main()
