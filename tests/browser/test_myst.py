"""MyST as its readers see it: in the site, and in exported notebooks that a Jupyter without MyST opens."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from lite_builder.progress import Reporter
from lite_builder.project import open_project
from lite_builder.workflow.exporting import export_notebooks
from tests.browser.pages import PATIENCE, browsing, in_notebook
from tests.command_line import run_lite_builder
from tests.course_projects import copy_project

BOXES = ["Note", "A title of its own", "Warning", "Inside", "Caution", "Important", "Hint", "Error", "Attention"]
RAW = ["```", ":::", "{note}", "{ref}", "{numref}", "[^", "$x", "\\$", "~~", "(anchored)=", "Unknown Directive", "??"]
"""What no reader should see."""

LOADED = "all => all.every(image => image.complete && image.naturalWidth > 0)"


@pytest.fixture(scope="module")
def myst_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course of MyST's features with its site, built once; do not change it."""
    folder = copy_project("myst_features", tmp_path_factory.mktemp("myst") / "project")
    built = run_lite_builder(folder, "build")
    assert built.returncode == 0, built.stderr
    assert "not known here" not in built.stderr
    return folder


@pytest.mark.browser
def test_boxes_figures_and_math_are_shown(myst_project: Path) -> None:
    async def look() -> None:
        async with opened(myst_project / "_site", "pages/boxes.ipynb") as page:
            text = await text_of(page, "def square(x)")
            assert [title for title in BOXES if title not in text] == []
            assert [raw for raw in RAW if raw in text] == []
            assert "a price of $5 to $6." in text
            await expect(page.locator(".myst aside").first).to_be_visible()

            hidden = page.locator(".myst p", has_text="The answer is forty-two.")
            await expect(hidden).to_be_hidden()
            await page.locator(".myst summary", has_text="Try it first").click()
            await expect(hidden).to_be_visible()

            assert await page.locator(".myst .katex").count() >= 4
            assert await page.locator(".myst .katex-error").count() == 0
            await expect(page.locator(".myst a", has_text="(1)")).to_have_count(1)
            assert "(2)" not in text
            await expect(page.locator(".myst figure")).to_contain_text("Figure 1")
            assert await page.locator(".myst img").evaluate_all(LOADED)
            assert await page.locator(".myst .hljs-keyword").first.evaluate(
                "word => getComputedStyle(word).color != getComputedStyle(word.closest('code')).color"
            )

            await page.set_viewport_size({"width": 1100, "height": 500})
            await page.locator(".myst a", has_text="the sum").click()
            await expect(page.locator(".myst a", has_text="(1)")).to_be_in_viewport()

            await page.locator(".myst a", has_text="as HTML").click()
            await expect(page.locator(".jp-Notebook h1")).to_have_text("Words", timeout=PATIENCE)

    asyncio.run(look())


@pytest.mark.browser
def test_references_footnotes_and_tabs_lead_to_what_they_name(myst_project: Path) -> None:
    async def look() -> None:
        async with opened(myst_project / "_site", "pages/words.ipynb") as page:
            text = await text_of(page, "The second footnote.")
            assert [raw for raw in RAW if raw in text] == []
            assert "A section with É, Boxes, Figure 1, (1), parts" in text
            assert "A section with É, Boxes, Figure 1, words" in text
            assert "down, up, Ctrl" in text
            assert "Included words with code." in text

            note = page.locator(".myst p", has_text="The second footnote.")
            await page.locator(".myst a", has_text="[2]").click()
            await expect(note).to_be_in_viewport()

            second = page.locator(".myst p", has_text="The second tab.")
            await expect(second).to_be_hidden()
            await page.locator(".myst").get_by_text("Two", exact=True).click()
            await expect(second).to_be_visible()

            async with page.expect_popup(timeout=PATIENCE) as popup:
                await page.locator(".myst a", has_text="parts").click()
            await expect((await popup.value).locator(".myst dt").first).to_have_text("Fold", timeout=PATIENCE)

    asyncio.run(look())


@pytest.mark.browser
def test_an_exported_notebook_reads_well_without_myst(myst_project: Path, small_site: Path, tmp_path: Path) -> None:
    export_notebooks(open_project(myst_project), tmp_path / "out", Reporter())
    site = Path(shutil.copytree(small_site, tmp_path / "site"))
    shutil.copyfile(tmp_path / "out" / "pages" / "boxes.ipynb", site / "files" / "pages" / "table.ipynb")
    shutil.copyfile(tmp_path / "out" / "pages" / "words.ipynb", site / "files" / "index.ipynb")

    async def look() -> None:
        async with opened(site, "pages/table.ipynb") as page:
            text = await text_of(page, "def square(x)")
            assert [title for title in BOXES if title not in text] == []
            assert [raw for raw in RAW if raw in text] == []
            assert "a price of $5 to $6." in text
            await expect(page.locator(".admonition.note strong").first).to_be_visible()
            hidden = page.locator(".jp-RenderedMarkdown p", has_text="The answer is forty-two.")
            await expect(hidden).to_be_hidden()
            await page.locator("summary", has_text="Try it first").click()
            await expect(hidden).to_be_visible()
            await expect(page.locator("mjx-container").first).to_be_visible()
        async with opened(site, "index.ipynb") as page:
            text = await text_of(page, "The second footnote.")
            assert [raw for raw in RAW if raw in text] == []
            assert "A section with É, Boxes, Figure 1, (1), parts" in text
            assert "2 The second footnote." in text

    asyncio.run(look())


@asynccontextmanager
async def opened(site: Path, notebook: str) -> AsyncIterator[Page]:
    """A notebook in the Notebook interface, all of it in view; nothing that the part for MyST asks for is missing."""
    missing: list[str] = []
    async with browsing(site) as (browser, url):
        context = await browser.new_context(viewport={"width": 1100, "height": 4000})
        page = await context.new_page()
        context.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
        await page.goto(url + in_notebook(notebook))
        await expect(page.locator(".jp-Notebook h1")).to_be_visible(timeout=PATIENCE)
        yield page
    # Jupyter's own Markdown asks for an image as it is written before it looks for it beside the notebook.
    assert [url for url in missing if "/extensions/" in url or "/files/" in url] == []


async def text_of(page: Page, last: str) -> str:
    """What the reader sees of the notebook's text, once its last words are there."""
    shown = page.locator(".jp-Notebook")
    await expect(shown).to_contain_text(last, timeout=PATIENCE, use_inner_text=True)
    # Until a cell is rendered, its editor is seen.
    await expect(shown).not_to_contain_text("```", timeout=PATIENCE, use_inner_text=True)
    return " ".join((await shown.inner_text()).split())
