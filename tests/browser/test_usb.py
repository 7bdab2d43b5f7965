"""A key, opened as learners do it: by double click on start.html, from a folder with an odd name, without a network."""

import asyncio
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.async_api import expect

from lite_builder.browsers.engines import ENGINES
from lite_builder.errors import NoBrowserError
from tests.browser.keys import browsing_files, open_notebook, run_new_cell
from tests.browser.pages import FROM_SNAPSHOT, PATIENCE, run_all_cells
from tests.command_line import run_lite_builder

ASKING = """import getpass
name = input("Your name? ")
print(name, "has", len(getpass.getpass()), "letters")
"""

FROM_SNAPSHOT_WITH_CODE = f"""import sys
assert {FROM_SNAPSHOT}, "this did not start from a snapshot"
assert "sklearn.cluster" not in sys.modules
from sklearn.cluster import KMeans
print(KMeans(2, n_init=1).fit([[0], [1], [9]]).cluster_centers_.max(), "is a centre")
"""


def brings_nothing_unasked(key: Path, folder: Path) -> Path:
    """A copy of the key that gives Python only what it asks for."""
    copy = Path(shutil.copytree(key, folder / "key", copy_function=os.link))
    script = copy / "site" / "file_origin" / "page.js"
    text = script.read_text(encoding="utf-8")
    quiet = "QUIET_MILLISECONDS = 1500;"
    assert text.count(quiet) == 1
    script.unlink()
    script.write_text(text.replace(quiet, "QUIET_MILLISECONDS = 1e9;"), encoding="utf-8")
    return copy


@pytest.mark.browser
def test_a_page_of_the_key_runs_scikit_learn_from_a_snapshot_and_an_import_waits_for_what_that_has_not(
    key: Path, tmp_path: Path
) -> None:
    async def visit() -> None:
        async with browsing_files() as browser:
            page = await open_notebook(browser, brings_nothing_unasked(key, tmp_path), "pages/linear_algebra.ipynb")
            await run_all_cells(page)
            await expect(page.locator(".jp-OutputArea-output")).to_contain_text('"sklearn": "1', timeout=PATIENCE)
            await run_new_cell(page, FROM_SNAPSHOT_WITH_CODE)
            await expect(page.locator(".jp-Notebook")).to_contain_text("9.0 is a centre", timeout=PATIENCE)

    asyncio.run(visit())


@pytest.mark.browser
def test_a_page_of_the_key_reads_its_data_and_what_it_writes_is_there_at_the_next_visit(key: Path) -> None:
    async def visit() -> None:
        async with browsing_files() as browser:
            page = await open_notebook(browser, key, "pages/table.ipynb")
            await run_all_cells(page)
            await expect(page.locator(".jp-Notebook")).to_contain_text("spread: 31", timeout=PATIENCE)
            await run_new_cell(page, "print(open('new.txt', 'w').write('from Python'), 'written')")
            await expect(page.locator(".jp-Notebook")).to_contain_text("11 written", timeout=PATIENCE)
            await page.goto((key / "site" / "tree" / "index.html").as_uri())
            files = page.locator(".jp-DirListing-content")
            await files.get_by_text("pages", exact=True).dblclick()
            await expect(files).to_contain_text("new.txt", timeout=PATIENCE)

    asyncio.run(visit())


@pytest.mark.browser
def test_work_is_found_again_when_the_key_is_at_another_place_where_nothing_can_be_written(
    key: Path, tmp_path: Path, digest: Callable[[Path], str]
) -> None:
    async def visit() -> None:
        async with browsing_files() as browser:
            profile = await browser.new_context()
            page = await open_notebook(profile, key, "pages/table.ipynb")
            await run_new_cell(page, "print(open('mine.txt', 'w').write('kept'), 'written')")
            await expect(page.locator(".jp-Notebook")).to_contain_text("4 written", timeout=PATIENCE)
            await page.close()
            elsewhere = _protected_copy(key, tmp_path / "élève & co" / Path(*[f"{'far ' * 40}down"] * 4) / "50% #2?")
            before = digest(elsewhere)
            page = await open_notebook(profile, elsewhere, "pages/table.ipynb")
            await run_new_cell(page, "print('it says', open('mine.txt').read())")
            await expect(page.locator(".jp-Notebook")).to_contain_text("it says kept", timeout=PATIENCE)
            assert digest(elsewhere) == before

    asyncio.run(visit())


@pytest.mark.browser
def test_a_cell_of_the_key_asks_the_learner(key: Path) -> None:
    async def visit() -> None:
        async with browsing_files() as browser:
            page = await open_notebook(browser, key, "pages/table.ipynb")
            await run_new_cell(page, ASKING)
            answer = page.locator("input.jp-Stdin-input")
            await answer.fill("Ada", timeout=PATIENCE)
            await answer.press("Enter")
            password = page.locator("input.jp-Stdin-input[type=password]")
            await password.fill("secret", timeout=PATIENCE)
            await password.press("Enter")
            await expect(page.locator(".jp-Notebook")).to_contain_text("Ada has 6 letters", timeout=PATIENCE)

    asyncio.run(visit())


@pytest.mark.full
@pytest.mark.browser
def test_work_travels_to_another_browser_as_one_zip(key: Path, tmp_path: Path) -> None:
    async def visit() -> None:
        async with browsing_files() as browser:
            here = await browser.new_context()
            page = await open_notebook(here, key, "pages/table.ipynb")
            await run_new_cell(page, "print(open('mine.bin', 'wb').write(bytes(range(256))), 'written')")
            await expect(page.locator(".jp-Notebook")).to_contain_text("256 written", timeout=PATIENCE)
            await page.goto((key / "start.html").as_uri())
            await expect(page.get_by_role("button", name="Write my work to a folder…")).to_be_visible()
            async with page.expect_download() as download:
                await page.get_by_role("button", name="Save a copy of all my work").click()
            await (await download.value).save_as(tmp_path / "work.zip")
            with ZipFile(tmp_path / "work.zip") as work:
                assert work.read("pages/mine.bin") == bytes(range(256))

            elsewhere = await browser.new_context()
            page = await elsewhere.new_page()
            await page.goto((key / "start.html").as_uri())
            await page.set_input_files("#work input", tmp_path / "work.zip")
            await expect(page.locator("#work")).to_contain_text("of the copy are here now", timeout=PATIENCE)
            page = await open_notebook(elsewhere, key, "pages/table.ipynb")
            await run_new_cell(page, "print('sum', sum(open('mine.bin', 'rb').read()))")
            await expect(page.locator(".jp-Notebook")).to_contain_text("sum 32640", timeout=PATIENCE)

    asyncio.run(visit())


@pytest.mark.browser
def test_the_key_says_in_one_line_whether_this_browser_can_run_the_course(key: Path, tmp_path: Path) -> None:
    torn = tmp_path / "torn"
    (torn / "site").mkdir(parents=True)
    shutil.copyfile(key / "check.html", torn / "check.html")

    async def visit() -> None:
        async with browsing_files() as browser:
            page = await browser.new_page()
            await page.goto((key / "check.html").as_uri())
            await expect(page.locator("#answer")).to_have_text(
                "Yes, this browser can run the course.", timeout=PATIENCE
            )
            await page.goto((torn / "check.html").as_uri())
            await expect(page.locator("#answer")).to_contain_text("No: files of the key are missing")

    asyncio.run(visit())


@pytest.mark.browser
def test_verify_names_what_a_bad_copy_has_changed(key: Path, tmp_path: Path) -> None:
    assert run_lite_builder(tmp_path, "verify", str(key)).returncode == 0
    damaged = Path(shutil.copytree(key, tmp_path / "damaged"))
    (damaged / "start.html").write_text("")
    checked = run_lite_builder(tmp_path, "verify", str(damaged))
    assert checked.returncode == 22
    assert f"{damaged / 'start.html'}: this file has changed" in checked.stderr


@pytest.mark.full
@pytest.mark.browser
def test_what_one_notebook_writes_is_there_in_another_that_is_open(key: Path) -> None:
    async def visit() -> None:
        async with browsing_files() as browser:
            learner = await browser.new_context()
            one = await open_notebook(learner, key, "pages/table.ipynb")
            # A page that loads behind another one gets little time.
            await expect(one.locator("body")).to_contain_text("Python (Pyodide)", timeout=PATIENCE)
            other = await open_notebook(learner, key, "pages/linear_algebra.ipynb")
            await expect(other.locator("body")).to_contain_text("Python (Pyodide)", timeout=PATIENCE)
            await one.bring_to_front()
            await run_new_cell(one, "name = 'Ada'; print(open('shared.txt', 'w').write(name), 'written')")
            await expect(one.locator(".jp-Notebook")).to_contain_text("3 written", timeout=PATIENCE)
            await other.bring_to_front()
            await run_new_cell(other, "print('name' in globals(), open('shared.txt').read())")
            await expect(other.locator(".jp-Notebook")).to_contain_text("False Ada", timeout=PATIENCE)

    asyncio.run(visit())


@pytest.mark.browser
@pytest.mark.parametrize("engine", ["chromium", "firefox"])
def test_notebooks_are_run_from_a_key_as_learners_open_it(small_site: Path, tmp_path: Path, engine: str) -> None:
    try:
        ENGINES[engine].find()
    except NoBrowserError as error:
        pytest.skip(str(error))
    site, report = ["--site", str(small_site)], ["--report", str(tmp_path / "report")]
    how = ["--from", "usb", "--browser", engine, "--jobs", "1"]
    ran = run_lite_builder(small_site.parent, "test", *how, *site, *report, "pages/table")
    assert ran.returncode == 0, ran.stdout
    assert "2/2 cells" in ran.stdout


def _protected_copy(key: Path, to: Path) -> Path:
    copy = Path(shutil.copytree(key, to))
    for path in (copy, *copy.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    return copy
