"""One visit of a learner: the page opens, all cells run, and the page's own clock says when each of them was done."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import BrowserContext, CDPSession, Error, Page, Playwright, Request

from lite_builder.browsers.chromium import find_chromium
from lite_builder.browsers.launch import QUIET_FLAGS, sandbox_is_impossible
from tests.bench.start.sites import CELLS, NOTEBOOK

HOST = "course.localhost"
"""By this name the sites do not know that they are served by the same computer."""
PATIENCE_SECONDS = 180
STAY_SECONDS = 6
"""How long a learner looks at what the last cell showed; meanwhile a site keeps what later visits need."""
MILESTONES = ("page", "kernel", *CELLS)
"""What is timed: the notebook is shown, a kernel is there to send cells to, and each cell is done."""

RUN_ALL = """async () => {
    const soon = () => new Promise(resolve => setTimeout(resolve, 10));
    const times = window.milestones = [];
    const done = () => times.push(performance.now() / 1000);
    while (!window.jupyterapp?.shell?.currentWidget?.content?.widgets?.length) await soon();
    const panel = window.jupyterapp.shell.currentWidget;
    await panel.context.ready;
    await panel.revealed;
    done();
    await panel.sessionContext.ready;
    await panel.sessionContext.session.kernel.info;
    done();
    window.jupyterapp.commands.execute("notebook:run-all-cells");
    for (const cell of panel.content.widgets.filter(cell => cell.model.type === "code")) {
        while (!cell.model.executionCount || cell.model.executionState === "running") await soon();
        done();
        if (cell.model.sharedModel.toJSON().outputs.some(output => output.output_type === "error"))
            throw new Error(JSON.stringify(cell.model.sharedModel.toJSON().outputs));
    }
}"""


@dataclass(frozen=True)
class Visit:
    """Seconds from the navigation to each milestone, the files asked for by the end of each cell and in all, memory.

    `memory` is the most that a process with pages or Pyodide has ever held, in bytes.
    """

    seconds: tuple[float, ...]
    asked_by: Mapping[str, frozenset[str]]
    asked: frozenset[str]
    requests: int
    memory: int


@contextmanager
def profile(playwright: Playwright, folder: Path) -> Iterator[BrowserContext]:
    """A browser with its profile in `folder`, as a learner has it: with a cache on disk."""
    context = playwright.chromium.launch_persistent_context(
        folder,
        executable_path=find_chromium().path,
        args=QUIET_FLAGS,
        chromium_sandbox=not sandbox_is_impossible(),
    )
    try:
        yield context
    finally:
        context.close()


def visit(context: BrowserContext, url: str, profile_folder: Path, megabits: float | None) -> Visit:
    """Open the notebook of the site at `url` in a new tab, over a line of so many Mbit/s, and run its cells."""
    asked: list[str] = []

    def on_request(request: Request) -> None:
        if request.url.startswith(url):
            asked.append(unquote(urlsplit(request.url.removeprefix(url)).path))

    context.on("request", on_request)
    page = context.new_page()
    try:
        if megabits is not None:
            Line(context.new_cdp_session(page), megabits).emulate()
        page.goto(f"{url}notebooks/index.html?path={NOTEBOOK}")
        page.evaluate(f"() => {{ window.running = ({RUN_ALL})() }}")
        asked_by = {}
        for cell in CELLS:
            _wait_for(page, MILESTONES.index(cell) + 1)
            asked_by[cell] = frozenset(asked)
        page.evaluate("() => window.running")
        seconds = tuple(page.evaluate("() => window.milestones"))
        page.wait_for_timeout(STAY_SECONDS * 1000)
        return Visit(seconds, asked_by, frozenset(asked), len(asked), _peak_memory(profile_folder))
    finally:
        context.remove_listener("request", on_request)
        page.close()


def _wait_for(page: Page, milestones: int) -> None:
    failed = "window.running.catch(error => window.failed = error)"
    page.evaluate(f"() => {{ {failed} }}")
    page.wait_for_function(
        f"() => window.failed || window.milestones?.length >= {milestones}", timeout=PATIENCE_SECONDS * 1000, polling=50
    )


class Line:
    """A slow line, for a page and for the workers that it starts: each gets the browser's own emulation."""

    LATENCY_MILLISECONDS = 20

    def __init__(self, session: CDPSession, megabits: float) -> None:
        self._session = session
        self._bytes_per_second = megabits * 1e6 / 8
        self._number = 0

    def emulate(self) -> None:
        """From now on, also for workers that start later, before they ask for anything."""
        self._session.on("Target.attachedToTarget", self._on_worker)
        self._session.send("Network.enable")
        self._session.send("Network.emulateNetworkConditions", self._conditions())
        self._session.send(
            "Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": False}
        )

    def _on_worker(self, event: dict[str, Any]) -> None:
        for method, parameters in (
            ("Network.enable", {}),
            ("Network.emulateNetworkConditions", self._conditions()),
            ("Runtime.runIfWaitingForDebugger", {}),
        ):
            self._number += 1
            message = json.dumps({"id": self._number, "method": method, "params": parameters})
            # Some workers end before they are told.
            with suppress(Error):
                self._session.send("Target.sendMessageToTarget", {"sessionId": event["sessionId"], "message": message})

    def _conditions(self) -> dict[str, Any]:
        rate = self._bytes_per_second
        return {
            "offline": False,
            "latency": self.LATENCY_MILLISECONDS,
            "downloadThroughput": rate,
            "uploadThroughput": rate,
        }


def _peak_memory(profile_folder: Path) -> int:
    """The most memory that a renderer of the browser with this profile has held; 0 where the system does not say."""
    processes = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "status").read_text().splitlines()
            fields = dict(line.split(":", 1) for line in status if ":" in line)
            command = (folder / "cmdline").read_text(errors="replace").replace("\0", " ")
        except OSError:
            continue  # it has ended meanwhile
        memory = int(fields.get("VmHWM", "0 kB").split()[0]) * 1024
        processes[int(folder.name)] = (int(fields["PPid"]), command, memory)

    def is_ours(pid: int) -> bool:
        while pid in processes:
            if str(profile_folder) in processes[pid][1]:
                return True
            pid = processes[pid][0]
        return False

    renderers = [pid for pid, (_, command, _) in processes.items() if "--type=renderer" in command]
    return max((processes[pid][2] for pid in renderers if is_ours(pid)), default=0)
