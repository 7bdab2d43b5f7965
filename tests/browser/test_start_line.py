"""Does the page of a notebook say what Python is doing until a cell can run, and what to do if it does not start?"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import TypedDict
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from lite_builder.site.server import LOOPBACK, SiteServer
from tests.bench.start.visit import HOST, Line
from tests.browser.fresh_page import fresh_page
from tests.browser.other_starts import without_snapshots
from tests.browser.pages import PATIENCE, in_notebook
from tests.command_line import run_lite_builder

NOTEBOOK = "pages/linear_algebra.ipynb"
MEGABITS = 10
VISITS = 3

SAMPLE = """() => {
    window.samples = [];
    window.canRun = null;
    setInterval(() => {
        const line = document.getElementById("start-line");
        const info = window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel?.info;
        info?.then(() => { window.canRun ??= performance.now(); }, () => {});
        window.samples.push({
            time: performance.now(),
            isThere: Boolean(line && !line.classList.contains("over")),
            width: Math.round(line?.querySelector(".bar").getBoundingClientRect().width ?? 0),
            words: line?.textContent ?? "",
        });
    }, 100);
}"""

WIDTH_WHERE_THE_BROWSER_BEGINS_LATE = """() => {
    const bar = document.querySelector("#start-line .bar");
    const [{ effect }] = bar.getAnimations();
    const twin = bar.cloneNode();
    bar.after(twin);
    twin.animate(effect.getKeyframes(), effect.getTiming()).startTime = document.timeline.currentTime + 50;
    const { width } = twin.getBoundingClientRect();
    twin.remove();
    return width;
}"""


class Sample(TypedDict):
    """The line at one moment: milliseconds since the page was opened, and the pixels that its bar takes."""

    time: float
    isThere: bool
    width: int
    words: str


@contextmanager
def visiting(site: Path, tmp_path: Path, address: str, megabits: float | None = None) -> Iterator[Page]:
    """The page of the site, which is looked at ten times a second, in a new profile and over such a line."""
    with SiteServer(site) as server, fresh_page(tmp_path, SAMPLE) as page:
        if megabits is not None:
            Line(page.context.new_cdp_session(page), megabits).emulate()
        page.goto(server.url + address)
        yield page


def until_it_can_run(page: Page) -> list[Sample]:
    """What was seen of the line until the first cell could run."""
    page.wait_for_function("() => window.canRun", timeout=PATIENCE)
    samples: list[Sample] = page.evaluate("() => window.samples.filter(({ time }) => time <= window.canRun)")
    return samples


def longest_stop(samples: list[Sample]) -> float:
    """The most milliseconds in which nobody could see a change."""
    moments = [list(same) for _, same in groupby(samples, lambda sample: (sample["width"], sample["words"]))]
    return max(same[-1]["time"] - same[0]["time"] for same in moments)


def wait_until(page: Page, comes: Callable[[], bool]) -> None:
    """Look on until it is so."""
    for _ in range(PATIENCE // 100):
        if comes():
            return
        page.wait_for_timeout(100)
    pytest.fail("it never came")


def without(site: Path, tmp_path: Path, pattern: str) -> Path:
    """A copy of the site without the file that fits, and without snapshots, which make up for some that are lost."""
    copy = without_snapshots(site, tmp_path / "changed")
    (file,) = (file for file in copy.rglob("*") if re.fullmatch(pattern, file.relative_to(copy).as_posix()))
    file.unlink()
    return copy


@pytest.mark.browser
def test_the_line_moves_until_the_first_cell_can_run(small_site: Path, tmp_path: Path) -> None:
    """At no moment it stands still: a busy machine may hold up a visit, but not each of them."""
    stops = []
    for number in range(VISITS):
        seen = line_until_it_can_run(small_site, tmp_path / str(number))
        widths = [sample["width"] for sample in seen if sample["isThere"]]
        assert widths == sorted(widths)
        told = {match[0] for sample in seen if (match := re.search(r"[\d.]+ of \d+ MB", sample["words"]))}
        assert len(told) > 3
        assert any("importing the kernel" in sample["words"] for sample in seen)
        stops.append((seen[0]["time"], longest_stop(seen)))
        if seen[0]["time"] < 1500 and longest_stop(seen) < 1000:
            return
    pytest.fail(f"milliseconds until the line comes, and of its longest stop: {stops}")


def line_until_it_can_run(site: Path, folder: Path) -> list[Sample]:
    """What was seen from the moment that the line came, which has a part of the way before it then."""
    with visiting(site, folder, in_notebook("index.ipynb"), MEGABITS) as page:
        page.locator("#start-line .bar").wait_for(state="attached")
        late = page.evaluate(WIDTH_WHERE_THE_BROWSER_BEGINS_LATE)
        samples = until_it_can_run(page)
        expect(page.locator("#start-line")).to_have_count(0, timeout=PATIENCE)
    seen = samples[[sample["isThere"] for sample in samples].index(True) :]
    assert late < max(sample["width"] for sample in seen) / 2
    return seen


@pytest.mark.browser
@pytest.mark.parametrize("start", ["snapshot", "bundles"])
def test_a_slow_line_is_left_to_the_interface_and_then_to_what_cells_import_in_their_order(
    small_site: Path, tmp_path: Path, start: str
) -> None:
    site = small_site if start == "snapshot" else without_snapshots(small_site, tmp_path / "changed")
    plan = json.loads((small_site / "static" / "pyodide" / "bundles.json").read_text(encoding="utf-8"))
    imported = [file for files in plan["notebooks"][NOTEBOOK]["files"] for file in files]
    assert len(imported) > 1
    asked: list[str] = []
    with SiteServer(site) as server, fresh_page(tmp_path, SAMPLE) as page:
        page.context.on("request", lambda request: asked.append(urlsplit(request.url).path.removeprefix("/")))
        Line(page.context.new_cdp_session(page), 2 * MEGABITS).emulate()
        page.goto(server.url.replace(LOOPBACK, HOST) + in_notebook(NOTEBOOK))
        page.wait_for_function("() => window.canRun", timeout=PATIENCE)
        wait_until(page, lambda: f"static/pyodide/{imported[-1]}" in asked)
    places = [asked.index(f"files/{NOTEBOOK}"), *(asked.index(f"static/pyodide/{file}") for file in imported)]
    assert places == sorted(places)
    assert "static/pyodide/packed/pyodide.asm.wasm" in asked
    assert "static/pyodide/pyodide.asm.wasm" not in asked


@pytest.mark.browser
def test_where_pyodide_cannot_be_unpacked_on_a_slow_line_it_comes_as_it_is(small_site: Path, tmp_path: Path) -> None:
    site = without_snapshots(small_site, tmp_path / "changed")
    packed = site / "static" / "pyodide" / "packed" / "pyodide.asm.wasm"
    half = packed.read_bytes()[: packed.stat().st_size // 2]
    packed.unlink()
    packed.write_bytes(half)
    said: list[str] = []
    with SiteServer(site) as server, fresh_page(tmp_path, SAMPLE) as page:
        page.on("console", lambda message: said.append(message.text))
        Line(page.context.new_cdp_session(page), 2 * MEGABITS).emulate()
        page.goto(server.url.replace(LOOPBACK, HOST) + in_notebook("index.ipynb"))
        page.wait_for_function("() => window.canRun", timeout=PATIENCE)
    assert any(text.startswith("Pyodide comes as it is, since it cannot be unpacked") for text in said)


@pytest.mark.full
@pytest.mark.browser
def test_the_line_comes_again_with_another_kernel_and_where_a_cell_waits(small_site: Path, tmp_path: Path) -> None:
    with visiting(small_site, tmp_path, in_notebook("pages/table.ipynb")) as page:
        until_it_can_run(page)
        expect(page.locator("#start-line")).to_have_count(0, timeout=PATIENCE)
        page.evaluate("() => { jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart() }")
        expect(page.locator("#start-line")).to_contain_text("Python is starting", timeout=PATIENCE)
        expect(page.locator("#start-line")).to_have_count(0, timeout=PATIENCE)
        Line(page.context.new_cdp_session(page), MEGABITS).emulate()
        page.locator(".jp-Cell").first.click()
        for key in ("Escape", "b", "Enter"):
            page.keyboard.press(key)
        page.keyboard.insert_text("import inspect, pandas; inspect.getsource(pandas); print('it has', 'come')")
        page.keyboard.press("Shift+Enter")
        expect(page.locator("#start-line")).to_contain_text("Fetching the sources in pandas", timeout=PATIENCE)
        expect(page.locator(".jp-Notebook")).to_contain_text("it has come", timeout=PATIENCE)
        expect(page.locator("#start-line")).to_have_count(0, timeout=PATIENCE)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("lost", "told"),
    [
        pytest.param(r"static/pyodide/kernel-[\da-f]{12}\.bundle", "Python does not start: kernel-", id="Python"),
        pytest.param(r"build/notebooks/bundle\.js", "The notebook cannot be shown: bundle.js", id="interface"),
    ],
)
def test_the_line_says_what_to_do_where_a_file_is_lost(small_site: Path, tmp_path: Path, lost: str, told: str) -> None:
    with visiting(without(small_site, tmp_path, lost), tmp_path, in_notebook(NOTEBOOK)) as page:
        line = page.locator("#start-line")
        expect(line).to_contain_text(told, timeout=PATIENCE)
        expect(line).to_contain_text("reload the page", timeout=PATIENCE)
        said = line.text_content()
        page.wait_for_timeout(2500)
        assert line.text_content() == said, "the clock goes on"


@pytest.mark.full
@pytest.mark.browser
def test_the_line_is_on_a_key_too(small_site: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    written = run_lite_builder(small_site.parent, "export", "usb", "--to", str(key))
    assert written.returncode == 0, written.stderr
    with fresh_page(tmp_path, SAMPLE) as page:
        page.goto(f"{(key / 'site' / 'notebooks' / 'index.html').as_uri()}?path={NOTEBOOK}")
        words = {sample["words"] for sample in until_it_can_run(page)}
        expect(page.locator("#start-line")).to_have_count(0, timeout=PATIENCE)
    assert any("importing the kernel" in text for text in words)
