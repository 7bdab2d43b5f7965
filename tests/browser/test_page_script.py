"""The page of a notebook asks for its chunks together; where their script does not come, one by one, as ever."""

import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

from lite_builder.site.page_script import chunks_of_page
from lite_builder.site.server import SiteServer
from tests.bench.start.visit import profile
from tests.browser.pages import PATIENCE, in_notebook

HAS_PYTHON = "() => jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.info.then(() => true)"


@pytest.fixture(
    params=[("small", "pages/table.ipynb"), ("myst_features", "pages/words.ipynb")], ids=["jupyter", "myst"]
)
def lesson(request: pytest.FixtureRequest, shared_project: Callable[[str], Path]) -> tuple[Path, str]:
    """A notebook in a course of plain Markdown, and one in a course of MyST: the site and the path."""
    course, path = request.param
    return shared_project(course) / "_site", path


def asked_by_page(site: Path, path: str, profile_folder: Path) -> Counter[str]:
    """How often the page of a notebook asks for each path of the site, until Python is there."""
    asked: Counter[str] = Counter()
    with (
        SiteServer(site) as server,
        sync_playwright() as playwright,
        profile(playwright, profile_folder) as context,
    ):
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: asked.update([urlsplit(request.url).path.lstrip("/")]))
        page.goto(server.url + in_notebook(path))
        expect(page.locator(".jp-Notebook h1").first).to_be_visible(timeout=PATIENCE)
        page.wait_for_function(HAS_PYTHON)
    return asked


def chunks_of(asked: Iterable[str]) -> set[str]:
    """The chunks that were asked for by themselves, as folder and id."""
    found = (re.fullmatch(r"((?:build|extensions/jupyterlab-myst/static)/\d+)\.[0-9a-f]+\.js", path) for path in asked)
    return {match[1] for match in found if match}


@pytest.mark.browser
def test_the_page_asks_for_no_chunk_by_itself_and_once_for_the_settings(
    lesson: tuple[Path, str], tmp_path: Path
) -> None:
    site, path = lesson
    asked = asked_by_page(site, path, tmp_path / "profile")
    assert chunks_of(asked) == set()
    assert (asked["build/schemas/all.json"], asked["build/schemas/all_federated.json"]) == (1, 1)
    assert sum(count for path, count in asked.items() if path.startswith("static/favicons/")) == 0


@pytest.mark.browser
def test_without_its_script_the_page_starts_as_ever_and_asks_for_what_the_script_has(
    lesson: tuple[Path, str], tmp_path: Path
) -> None:
    site, path = lesson
    copy = Path(shutil.copytree(site, tmp_path / "site", copy_function=os.link))
    (script,) = copy.glob("build/notebook-page.*.js")
    script.unlink()
    asked = asked_by_page(copy, path, tmp_path / "profile")
    joined = {f"{chunks.folder}/{one}" for chunks in chunks_of_page(site) for one in chunks.ids.split()}
    assert chunks_of(asked) == joined
