"""A key in Firefox as learners have it: no page of file:// may read another file, and each keeps work of its own."""

import asyncio
from pathlib import Path

import pytest

from lite_builder.browsers.engine import PageScript
from lite_builder.browsers.firefox.find import find_firefox
from lite_builder.browsers.firefox.launch import firefox_launcher
from lite_builder.errors import NoBrowserError
from lite_builder.verify.traffic import RefusingProxy
from tests.browser.keys import NOBODY
from tests.browser.pages import FROM_SNAPSHOT, PATIENCE
from tests.unit.browsers.watched import Watched

LEARNER = """(async () => {
  const until = async (look) => {
    while (!look()) await new Promise((resolve) => setTimeout(resolve, 200));
    return look();
  };
  await until(() => document.readyState === "complete");
  const links = (kind) => document.querySelectorAll(`a[${kind}]`).length;
  if (links("data-notebook")) return say(`start.html leads to Lab ${links("data-lab")} times`);
  const panel = await until(() => globalThis.jupyterapp?.shell?.currentWidget);
  await until(() => panel.sessionContext?.session?.kernel);
  const link = document.createElement("a");
  link.href = "../lab/index.html?path=pages%2Ftable.ipynb";
  document.body.append(link);
  link.addEventListener("click", (event) => event.preventDefault());
  link.click();
  say(`a link to Lab leads to ${new URL(link.href).pathname.split("/").slice(-2).join("/")}`);
  panel.content.activeCellIndex = 0;
  await jupyterapp.commands.execute("notebook:insert-cell-below");
  const { activeCell } = panel.content;
  activeCell.model.sharedModel.setSource("print('Hello', input('Your name? '), FROM_SNAPSHOT)");
  jupyterapp.commands.execute("notebook:run-cell");
  const answer = await until(() => document.querySelector("input.jp-Stdin-input"));
  answer.value = "Ada";
  answer.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 13, bubbles: true }));
  const [said] = await until(() => activeCell.outputArea.node.textContent.match(/Hello Ada \\w+|\\w+Error.*/));
  say(said);
})();""".replace("FROM_SNAPSHOT", FROM_SNAPSHOT)


@pytest.mark.full
@pytest.mark.browser
def test_a_cell_asks_in_firefox_and_all_links_lead_to_one_page(key: Path) -> None:
    try:
        browser = find_firefox()
    except NoBrowserError as error:
        pytest.skip(str(error))
    said: list[str] = []

    async def visit() -> None:
        async with (
            asyncio.timeout(PATIENCE / 1000),
            RefusingProxy() as proxy,
            firefox_launcher(browser) as launch,
            launch(proxy.port, NOBODY) as firefox,
            firefox.tab(Watched(), PageScript(LEARNER, {"say": said.append})) as tab,
        ):
            proxy.take()  # what Firefox asks for itself when it starts
            await tab.open((key / "start.html").as_uri())
            while not said:
                await asyncio.sleep(0.2)
            await tab.click('a[data-notebook="pages/table.ipynb"]')
            while len(said) < 3:
                await asyncio.sleep(0.2)
            assert proxy.take() == []

    asyncio.run(visit())
    assert said == [
        "start.html leads to Lab 0 times",
        "a link to Lab leads to notebooks/index.html",
        "Hello Ada True",
    ]
