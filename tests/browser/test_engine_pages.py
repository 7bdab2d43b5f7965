"""Quizzes and MyST in other engines than Chromium: a script in the page clicks, and tells what is to be seen then."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lite_builder.browsers.engine import PageScript
from lite_builder.browsers.engines import ENGINES
from lite_builder.errors import NoBrowserError
from lite_builder.site.server import SiteServer
from lite_builder.verify.onlooker import Onlooker
from lite_builder.verify.traffic import RefusingProxy
from tests.browser.pages import in_notebook

pytestmark = [pytest.mark.browser, pytest.mark.full]

OTHERS = ["firefox", "webkit"]
SECONDS = 240

IN_PAGE = """
(async () => {
  const pause = () => new Promise((resolve) => setTimeout(resolve, 200));
  const until = async (find) => { for (;;) { const found = find(); if (found) return found; await pause(); } };
  const all = (selector, text) =>
    [...document.querySelectorAll(selector)].filter((node) => node.textContent.includes(text));
  const visible = (node) => node.checkVisibility();
  if (window.top !== window) return;
  await until(() => document.querySelector(".jp-Notebook"));
  LOOK
})();
"""

QUIZ = """
  const right = await until(() => all(".MCButton", "is smaller than before the split")[0]);
  const wrong = all(".MCButton", "is larger than before the split")[0];
  const told = wrong.closest("[role=group]").querySelector("[role=status]");
  const pressed = () => [wrong, right].map((option) => option.getAttribute("aria-pressed")).join(" ");
  const seen = { before: pressed(), role: right.getAttribute("role") };
  wrong.click();
  await until(() => told.textContent.includes("Not correct."));
  seen.wrong = told.textContent.includes("that would be a step back");
  right.focus();
  right.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  await until(() => told.textContent.includes("Correct. A split is chosen"));
  await until(() => told.querySelector("mjx-container"));
  seen.after = pressed();
  await tell(seen);
"""

MYST = """
  const hidden = await until(() => all(".myst p", "The answer is forty-two.")[0]);
  const seen = { hidden: !visible(hidden) };
  all(".myst summary", "Try it first")[0].click();
  await until(() => visible(hidden));
  await until(() => document.querySelectorAll(".myst .katex").length >= 4);
  seen.errors = document.querySelectorAll(".myst .katex-error").length;
  seen.boxes = ["Note", "Warning", "Important"].every((title) => all(".myst aside", title).length);
  seen.figure = all(".myst figure", "Figure 1").length;
  await until(() => [...document.querySelectorAll(".myst img")].every((image) => image.naturalWidth));
  all(".myst a", "as HTML")[0].click();
  await until(() => all(".jp-Notebook h1", "Words").length);
  await tell(seen);
"""


def seen_in(engine: str, site: Path, notebook: str, look: str) -> Any:
    """What the script tells of this notebook's page; while it looks, nobody but the site is asked."""
    try:
        browser = ENGINES[engine].find()
    except NoBrowserError as error:
        pytest.skip(str(error))

    async def visit() -> Any:
        told = asyncio.Event()
        seen: list[Any] = []

        def tell(value: Any) -> None:
            seen.append(value)
            told.set()

        script = PageScript(IN_PAGE.replace("LOOK", look), {"tell": tell})
        with SiteServer(site) as server:
            async with (
                RefusingProxy() as proxy,
                ENGINES[engine].launcher(browser) as launch,
                launch(proxy.port, server.host) as running,
                running.tab(Onlooker(proxy, server.host), script) as tab,
                asyncio.timeout(SECONDS),
            ):
                await tab.open(server.url + in_notebook(notebook))
                await told.wait()
            assert proxy.take() == []
        return seen[0]

    return asyncio.run(visit())


@pytest.mark.parametrize("engine", OTHERS)
def test_the_buttons_of_a_quiz_answer(shared_project: Callable[[str], Path], engine: str) -> None:
    site = shared_project("quizzes") / "_site"
    assert seen_in(engine, site, "quiz_trees.ipynb", QUIZ) == {
        "before": "false false",
        "role": "button",
        "wrong": True,
        "after": "false true",
    }


@pytest.mark.parametrize("engine", OTHERS)
def test_directives_of_myst_are_shown(shared_project: Callable[[str], Path], engine: str) -> None:
    site = shared_project("myst_features") / "_site"
    assert seen_in(engine, site, "pages/boxes.ipynb", MYST) == {
        "hidden": True,
        "errors": 0,
        "boxes": True,
        "figure": 1,
    }
