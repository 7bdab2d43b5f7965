"""Can a notebook be read before JupyterLab has come, and does nothing jump when it comes?"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from lite_builder.site.server import SiteServer
from tests.browser.fresh_page import fresh_page
from tests.browser.pages import PATIENCE, in_notebook
from tests.command_line import run_lite_builder
from tests.course_projects import copy_project

LESSON = "pages/lesson.ipynb"
INTERFACE = "**/build/notebooks/bundle.js*"
STEPS = 12
NEARLY = 3
"""Pixels that nobody takes for a jump."""

PLACES = """() => {
    const text = document.getElementById("first-text")?.shadowRoot;
    const tops = root => Object.fromEntries([...(root?.querySelectorAll("h1, h2") ?? [])].map(
        heading => [heading.textContent.replace("¶", "").trim(), heading.getBoundingClientRect().top]
    ));
    return { text: tops(text), notebook: tops(document.querySelector(".jp-Notebook")) };
}"""

NOTE = f"""() => {{
    const places = {PLACES};
    const remove = Element.prototype.remove;
    Element.prototype.remove = function () {{
        if (this.id === "first-text") window.atTheEnd = places();
        return remove.call(this);
    }};
    addEventListener("DOMContentLoaded", () => new MutationObserver(() => {{
        if (document.getElementById("first-text")) window.wasShown = true;
    }}).observe(document.body, {{ childList: true }}));
}}"""
"""Has the page say whether the text was shown, and where headings stood at the moment when it went."""


def lesson(admonition: str) -> str:
    """A page of percent script with all that a lesson has, and more than fits into the window."""
    steps = [
        f"# %% [markdown]\n# ## Step {number}\n#\n# Words of step {number}, and [the table](table.py):\n#\n"
        f"# - one\n# - *two*\n#\n# | a | b |\n# |---|---|\n# | 1 | {number} |\n#\n# > and a quotation\n\n"
        f"# %%\nresult = [{number}] + list(range(3))  # the sum\nprint(f'{{result}}')\n"
        for number in range(1, STEPS + 1)
    ]
    return "\n".join([f"# %% [markdown]\n# # The lesson\n#\n# It begins.\n{admonition}", *steps])


@pytest.fixture(scope="module", params=[pytest.param("jupyter", marks=pytest.mark.full), "myst"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a course with the lesson, of plain Markdown and of MyST."""
    box = "" if request.param == "jupyter" else "#\n# ```{tip} Mind\n# This box.\n# ```\n"
    project = tmp_path_factory.mktemp(request.param) / "project"
    copy_project("small", project)
    (project / "content" / "pages" / "lesson.py").write_text(lesson(box), encoding="utf-8")
    outline = project / "content" / "_toc.yml"
    outline.write_text(outline.read_text(encoding="utf-8") + "      - file: pages/lesson\n", encoding="utf-8")
    built = run_lite_builder(project, "build")
    assert built.returncode == 0, built.stderr
    return project / "_site"


@contextmanager
def visiting(site: Path, tmp_path: Path) -> Iterator[tuple[Page, str]]:
    """A page of a browser with a new profile, which notes what becomes of the text; and the address of the lesson."""
    with SiteServer(site) as server, fresh_page(tmp_path, NOTE) as page:
        yield page, server.url + in_notebook(LESSON)


def until_there(page: Page) -> None:
    """Until JupyterLab shows the notebook and the text has gone."""
    expect(page.locator(".jp-Notebook h1")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("#first-text")).to_have_count(0, timeout=PATIENCE)


def was_shown(page: Page) -> bool:
    return bool(page.evaluate("() => window.wasShown"))


def save(page: Page) -> None:
    page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")


@pytest.mark.browser
@pytest.mark.parametrize("step", [7, pytest.param(None, marks=pytest.mark.full)], ids=["further down", "at the top"])
def test_the_text_can_be_read_before_jupyterlab_and_gives_way_without_a_jump(
    site: Path, tmp_path: Path, step: int | None
) -> None:
    with visiting(site, tmp_path) as (page, address):
        waiting: list[Route] = []
        page.route(INTERFACE, lambda route: waiting.append(route), times=2)
        page.goto(address, wait_until="commit")
        expect(page.locator("#first-text h1")).to_be_in_viewport(timeout=PATIENCE)
        expect(page.locator("#first-text")).to_contain_text("result = [1] + list(range(3))  # the sum")
        assert page.evaluate("() => window.jupyterapp === undefined")
        assert page.locator("#first-text").get_by_text("the table").first.get_attribute("href") == (
            "../notebooks/index.html?path=pages/table.ipynb"
        )
        if step is not None:
            page.keyboard.press("End")
            page.locator("#first-text").get_by_text(f"Step {step}", exact=True).scroll_into_view_if_needed()
        page.wait_for_timeout(500)
        for route in waiting:
            route.continue_()
        until_there(page)
        places = page.evaluate("() => window.atTheEnd")
        height = page.viewport_size["height"] if page.viewport_size else 0
    read = {name: top for name, top in places["text"].items() if 110 < top < height - 30}
    assert (f"Step {step}" if step else "The lesson") in read
    assert {name: places["notebook"].get(name) for name in read} == pytest.approx(read, abs=NEARLY)


@pytest.mark.browser
def test_the_text_is_not_shown_for_a_copy_that_the_learner_has_changed(site: Path, tmp_path: Path) -> None:
    with visiting(site, tmp_path) as (page, address):
        page.goto(address)
        until_there(page)
        save(page)
        page.reload()
        until_there(page)
        assert was_shown(page)
        page.evaluate("() => jupyterapp.shell.currentWidget.content.model.cells.get(0).sharedModel.setSource('# Mine')")
        save(page)
        page.reload()
        expect(page.locator(".jp-Notebook h1")).to_contain_text("Mine", timeout=PATIENCE)
        assert not was_shown(page)


@pytest.mark.browser
def test_a_page_without_a_text_opens_as_ever(site: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(site, tmp_path / "copy", copy_function=os.link))
    (copy / "text" / "pages" / "lesson.html").unlink()
    with visiting(copy, tmp_path) as (page, address):
        errors: list[Exception] = []
        page.on("pageerror", lambda error: errors.append(error))
        page.goto(address)
        until_there(page)
        assert not was_shown(page)
        assert errors == []


@pytest.mark.full
@pytest.mark.browser
def test_a_key_has_the_text_too(site: Path, tmp_path: Path) -> None:
    written = run_lite_builder(site.parent, "export", "usb", "--to", str(tmp_path / "key"))
    assert written.returncode == 0, written.stderr
    with fresh_page(tmp_path, NOTE) as page:
        page.goto(f"{(tmp_path / 'key' / 'site' / 'notebooks' / 'index.html').as_uri()}?path={LESSON}")
        until_there(page)
        assert was_shown(page)
        places = page.evaluate("() => window.atTheEnd")
    assert places["notebook"]["The lesson"] == pytest.approx(places["text"]["The lesson"], abs=NEARLY)


def test_a_copy_for_offline_use_holds_the_texts(site: Path) -> None:
    build = json.loads((site / "offline" / "build.json").read_text(encoding="utf-8"))
    texts = {path for path in build["files"] if path.startswith("text/")}
    assert texts == {
        "text/index.html",
        "text/pages/lesson.html",
        "text/pages/linear_algebra.html",
        "text/pages/table.html",
    }
