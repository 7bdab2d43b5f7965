"""A learner at Firefox: pages opened one after another in one profile, and JavaScript run in them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from lite_builder.browsers.engine import PageScript, Tab
from lite_builder.browsers.engines import ENGINES
from lite_builder.site.server import SiteServer
from lite_builder.verify.traffic import RefusingProxy

PATIENCE_SECONDS = 180

_SCRIPT = """
addEventListener("load", async () => {
  const task = await taskOfTest(null);
  if (!task) return;
  try {
    await resultForTest({ value: await (0, eval)(`(async () => {${task}})()`) });
  } catch (error) {
    await resultForTest({ error: `${error}` });
  }
});
"""


class _Unwatched:
    """Is told of everything, and heeds nothing but the end of the tab."""

    def console(self, level: str, text: str) -> None: ...
    def page_error(self, text: str) -> None: ...
    def request(self, url: str, method: str, *, by_service_worker: bool = False) -> None: ...
    def response(self, url: str, status: int, media_type: str) -> None: ...
    def worker_ended(self, url: str) -> None: ...
    def crashed(self, why: str) -> None: ...


class FirefoxLearner:
    """Opens pages, and has tasks done in them: bodies of asynchronous functions, whose value is given back."""

    def __init__(self) -> None:
        self._task: str | None = None
        self._result: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.script = PageScript(_SCRIPT, {"taskOfTest": self._take_task, "resultForTest": self._result.put_nowait})
        self.tab: Tab

    def _take_task(self, _: object) -> str | None:
        task, self._task = self._task, None
        return task

    async def do(self, address: str, task: str) -> Any:
        """Open the page, and do the task there once it has loaded."""
        self._task = task
        await self.tab.open(address)
        async with asyncio.timeout(PATIENCE_SECONDS):
            result = await self._result.get()
        assert "error" not in result, result
        return result.get("value")


@asynccontextmanager
async def firefox_learner(server: SiteServer) -> AsyncIterator[FirefoxLearner]:
    """A Firefox with a profile of its own, which reaches only this server. Raises `NoBrowserError`."""
    engine = ENGINES["firefox"]
    learner = FirefoxLearner()
    async with (
        RefusingProxy() as proxy,
        engine.launcher(engine.find()) as launch,
        launch(proxy.port, server.host) as browser,
        browser.tab(_Unwatched(), learner.script) as learner.tab,
    ):
        yield learner
