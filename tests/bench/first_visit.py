"""What does a first visit cost in bytes? Opens one notebook of a built site as a learner does, and counts.

    python -m tests.bench.first_visit _site pipeline/02_first_model.ipynb

Bytes are those of the files that were asked for, once each, as they lie on disk (identity), and as a host sends them
that compresses everything but what is compressed already (gzip, level 6).
"""

import asyncio
import gzip
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.async_api import Request, async_playwright

from lite_builder.browsers.chromium import find_chromium
from lite_builder.browsers.launch import launched
from lite_builder.site.server import SiteServer

COMPRESSED = {".bundle", ".whl", ".zip", ".png", ".ico", ".woff2", ".gz"}
RUN_ALL = """async () => {
    while (!window.jupyterapp?.shell?.currentWidget?.content?.model) await new Promise(r => setTimeout(r, 50));
    const panel = window.jupyterapp.shell.currentWidget;
    await panel.context.ready; await panel.sessionContext.ready;
    await window.jupyterapp.commands.execute("notebook:run-all-cells");
    return panel.content.model.sharedModel.cells.filter(c => c.toJSON().execution_count).length;
}"""


@dataclass(frozen=True)
class Cost:
    """Files asked for, and their bytes in both forms."""

    files: int
    identity: int
    gzipped: int

    def __str__(self) -> str:
        return f"{self.files:4d} files  {self.identity / 1e6:6.1f} MB identity  {self.gzipped / 1e6:6.1f} MB gzip"


def cost_of(site: Path, paths: set[str]) -> Cost:
    """Add up the files of the site that were asked for."""
    files = [site / path for path in sorted(paths) if (site / path).is_file()]
    return Cost(len(files), sum(file.stat().st_size for file in files), sum(map(_gzipped, files)))


def _gzipped(file: Path) -> int:
    size = file.stat().st_size
    return size if file.suffix in COMPRESSED else min(size, len(gzip.compress(file.read_bytes(), 6)))


async def visit(site: Path, notebook: str) -> tuple[Cost, Cost, int]:
    """The cost of the landing page, of all up to the notebook's last cell, and how many cells ran."""
    asked: set[str] = set()
    with SiteServer(site) as server:

        def on_request(request: Request) -> None:
            path = unquote(urlsplit(request.url).path).lstrip("/") or "index.html"
            if request.url.startswith(server.url):
                asked.add(path)

        async with (
            async_playwright() as playwright,
            launched(playwright, find_chromium()) as browser,
            await browser.new_context() as context,
        ):
            context.on("request", on_request)
            page = await context.new_page()
            await page.goto(server.url)
            landing = cost_of(site, asked)
            await page.click(f'a[data-notebook="{notebook}"]')
            cells = await page.evaluate(RUN_ALL)
    return landing, cost_of(site, asked), cells


def main() -> None:
    """Print the two costs."""
    site, notebook = Path(sys.argv[1]), sys.argv[2]
    landing, whole, cells = asyncio.run(visit(site, notebook))
    print(f"landing page            {landing}")
    print(f"and {notebook} ({cells} cells run)  {whole}")


if __name__ == "__main__":
    main()
