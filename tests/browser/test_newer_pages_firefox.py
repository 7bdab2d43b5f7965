"""In Firefox: the essential part of test_newer_pages.py, and the course without a network."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from lite_builder.browsers.engines import ENGINES
from lite_builder.errors import NoBrowserError
from lite_builder.site.server import SiteServer
from tests.browser.firefox_learner import firefox_learner
from tests.browser.pages import in_notebook
from tests.browser.test_newer_pages import ALGEBRA, KEPT, TABLE, publish

pytestmark = [pytest.mark.browser, pytest.mark.full]

TOOLS = f"""
const until = async (what) => {{
  let found;
  while (!(found = await what())) await new Promise((resolve) => setTimeout(resolve, 100));
  return found;
}};
const kept = {KEPT};
const panel = () => until(() => {{
  const panel = globalThis.jupyterapp?.shell?.currentWidget;
  return panel?.content?.model?.cells?.length > 0 ? panel : null;
}});
const sources = (panel) => panel.context.model.toJSON().cells.map(({{ source }}) => source).join("\\n");
const shown = () => [...document.querySelectorAll("button")].filter(({{ hidden }}) => !hidden);
const button = (text) => until(() => shown().find(({{ textContent }}) => textContent === text));
"""
WRITE = """
const { context, content } = await panel();
await context.ready;
content.model.sharedModel.insertCell(1, { cell_type: "code", source: "# what I think" });
await context.save();
return kept();
"""
SAVE = """
const { context } = await panel();
await context.ready;
await context.save();
return kept();
"""
READ = """
const page = await panel();
await page.context.ready;
return { sources: sources(page), kept: await kept() };
"""
KEEP_BOTH = """
const page = await panel();
await page.context.ready;
const asked = await until(() => document.querySelector(".lite-builder-newer p")?.textContent);
(await button("Keep both")).click();
await button("Open mine");
return { asked, sources: sources(page), kept: await kept() };
"""
RESET = """
(await button("Reset everything")).click();
const listed = (await until(() => document.querySelector("dialog li"))).textContent;
(await button("Delete them all")).click();
await button("Bring it back");
return { listed, kept: await kept() };
"""
MAKE_AVAILABLE = """
(await button("Make available offline")).click();
return until(() => /^The course is.*/.exec(document.getElementById("offline-text").textContent)?.[0]);
"""
RUN = """
const { sessionContext, content } = await panel();
await until(() => sessionContext.session?.kernel?.status === "idle");
await globalThis.jupyterapp.commands.execute("notebook:run-all-cells");
const outputs = () => [...document.querySelectorAll(".jp-OutputArea-output")];
return until(() => outputs().at(-1)?.textContent.trim());
"""


def need_firefox() -> None:
    try:
        ENGINES["firefox"].find()
    except NoBrowserError as error:
        pytest.skip(str(error))


async def over_two_deployments(project: Path) -> None:
    with SiteServer(project / "_site") as server:
        async with firefox_learner(server) as learner:

            async def do(address: str, task: str) -> Any:
                return await learner.do(server.url + address, TOOLS + task)

            assert await do(in_notebook(TABLE), WRITE) == [TABLE]
            assert await do(in_notebook(ALGEBRA), SAVE) == [ALGEBRA, TABLE]
            publish(
                project,
                ("table.py", "spread:", "newer:"),
                ("linear_algebra.py", "Who does the linear algebra?", "A new title"),
            )
            followed = await do(in_notebook(ALGEBRA), READ)
            assert followed["sources"].startswith("# A new title")
            assert followed["kept"] == [TABLE]
            answered = await do(in_notebook(TABLE), KEEP_BOTH)
            assert answered["asked"] == "The course has a newer version of this page, and you have changed yours."
            assert "newer:" in answered["sources"]
            assert "# what I think" not in answered["sources"]
            [beside] = answered["kept"]
            assert beside.startswith("pages/table (mine 20")
            assert await do("", RESET) == {"listed": f"{beside} (a file of your own)", "kept": []}


async def without_the_network(site: Path) -> None:
    with SiteServer(site) as server:
        async with firefox_learner(server) as learner:
            copied = await learner.do(server.url, TOOLS + MAKE_AVAILABLE)
            assert copied == "The course is on this device: it opens without a network."
            server.end()
            assert await learner.do(server.url + in_notebook(TABLE), TOOLS + RUN) == "spread: 31"


def test_copies_follow_the_course_or_the_learner_is_asked_in_firefox(built_project: Path) -> None:
    need_firefox()
    asyncio.run(over_two_deployments(built_project))


def test_the_course_that_was_made_available_runs_without_the_network_in_firefox(small_site: Path) -> None:
    need_firefox()
    asyncio.run(without_the_network(small_site))
