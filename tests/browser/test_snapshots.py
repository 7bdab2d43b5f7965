"""A site with a snapshot of Python's memory: what a kernel knows that wakes from it, and what happens where none fits.

What works however Python starts is in test_starts.py.
"""

import asyncio
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lite_builder.verify.notebook_run import NotebookRun
from lite_builder.verify.run import run_site
from tests.browser.pages import FROM_SNAPSHOT, opened_page, until
from tests.command_line import run_lite_builder
from tests.course_projects import copy_project

AWAKE = """
# %%
import os, sys
assert "sklearn.ensemble" in sys.modules, "this did not start from a snapshot"
import sklearn.ensemble
assert os.environ["HOME"] == "/home/pyodide"
assert os.environ["_"] == "./this.program"
assert sys.path.count("") == 1

# %%
import pyodide_js, time
from micropip import _compat
assert pyodide_js.loadedPackages.to_py().keys() >= {"numpy", "scikit-learn", "ipython"}
assert _compat.LOCKFILE_PACKAGES["numpy"]["file_name"].endswith(".bundle")
assert _compat.compatibility_layer.lockfile_base_url == pyodide_js.lockfileBaseUrl
assert time.time() > os.stat("/lib/python3.14").st_mtime - 1
"""

DRAWS = f"""
# %%
import random, uuid
import numpy
print(random.random(), numpy.random.rand(), uuid.uuid4(), {FROM_SNAPSHOT})
"""

ELSEWHERE = "course.localhost"
"""A name of this computer that a site does not take for a local one."""

ON_ANOTHER_LINE = """async ([code, rate]) => {
    while (!window.jupyterapp?.serviceManager) await new Promise(soon => setTimeout(soon, 100));
    const pyodide = new URL("../static/pyodide/", location.href);
    const plan = await (await fetch(new URL("bundles.json", pyodide))).json();
    const root = await navigator.storage.getDirectory();
    const all = await root.getDirectoryHandle("lite_builder-snapshots", { create: true });
    const folder = await all.getDirectoryHandle(encodeURIComponent(pyodide.pathname), { create: true });
    for await (const name of folder.keys()) await folder.removeEntry(name);
    const measured = await folder.getFileHandle(`${plan.kernel.files[0]}.rate`, { create: true });
    const writing = await measured.createWritable();
    await writing.write(String(rate));
    await writing.close();
    const kernel = await window.jupyterapp.serviceManager.kernels.startNew({ name: "python" });
    const run = kernel.requestExecute({ code: `print(${code})` });
    let text = "";
    run.onIOPub = message => { text += message.content.text ?? message.content.evalue ?? ""; };
    await run.done;
    const { file, size, files, files_size } = plan.snapshots[plan.elsewhere];
    const isWhole = async (name, bytes) => {
        const entry = await folder.getFileHandle(name).catch(() => null);
        if (!entry) return false;
        const kept = await entry.getFile();
        return kept.size === bytes + 16 && (await kept.slice(0, 8).text()) === "LBKEPT01";
    };
    const isKept = async () => (await isWhole(file, size)) && (await isWhole(files, files_size));
    while (text.trim() === "True" && !(await isKept())) await new Promise(soon => setTimeout(soon, 100));
    return [text.trim(), await isKept()];
}"""

START_AGAIN = """async code => {
    const kernel = await window.jupyterapp.serviceManager.kernels.startNew({ name: "python" });
    const run = kernel.requestExecute({ code: `print(${code})` });
    let text = "";
    run.onIOPub = message => { text += message.content.text ?? message.content.evalue ?? ""; };
    await run.done;
    return text.trim();
}"""

HARMED = """async harm => {
    if (!harm) return;
    const { snapshots, elsewhere } = await (await fetch("../static/pyodide/bundles.json")).json();
    const isWhole = async file => {
        const start = await file.slice(0, 8).text();
        return start === "LBKEPT01" && file.size === snapshots[elsewhere].size + 16;
    };
    const all = await (await navigator.storage.getDirectory()).getDirectoryHandle("lite_builder-snapshots");
    for await (const folder of all.values()) {
        for await (const entry of folder.values()) {
            if (!entry.name.endsWith(".snapshot")) continue;
            while (!(await isWhole(await entry.getFile()))) await new Promise(soon => setTimeout(soon, 100));
            const writing = await entry.createWritable({ keepExistingData: true });
            if (harm === "cut off") await writing.truncate(1e6);
            if (harm === "overwritten") await writing.write({ type: "write", position: 16, data: new Uint8Array(1e6) });
            await writing.close();
        }
    }
}"""

KEPT = """async () => {
    const all = await (await navigator.storage.getDirectory()).getDirectoryHandle("lite_builder-snapshots");
    const names = [];
    for await (const folder of all.values()) for await (const name of folder.keys()) names.push(name);
    return names.filter(name => !name.endsWith(".rate"));
}"""

COPIED = """async () => {
    const pyodide = new URL("../static/pyodide/", location.href);
    const { snapshots } = await (await fetch(new URL("bundles.json", pyodide))).json();
    const copy = await caches.open("lite_builder:/:copy:of a test");
    const files = Object.values(snapshots).flatMap(({ file, files }) => [file, files]);
    await copy.addAll(files.map(file => new URL(file, pyodide).href));
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with what snapshots its notebooks want; do not change it."""
    project = copy_project("small", tmp_path_factory.mktemp("snapshot") / "project")
    (project / "content" / "pages" / "linear_algebra.py").write_text(AWAKE, encoding="utf-8")
    (project / "content" / "pages" / "table.py").write_text(DRAWS, encoding="utf-8")
    built = run_lite_builder(project, "build")
    assert built.returncode == 0, built.stderr
    return project / "_site"


def run(site: Path, notebook: str) -> NotebookRun:
    """One notebook, in a browser of its own."""
    (done,) = run_site(site, [notebook]).notebooks
    return done


def drawn(done: NotebookRun) -> list[str]:
    """What a fresh kernel has drawn, and whether it started from the snapshot."""
    (output,) = [output for cell in done.evidence.cells for output in cell.get("outputs", ())]
    return "".join(output["text"]).split()


@pytest.mark.browser
def test_a_kernel_that_wakes_knows_where_and_when_it_is(site: Path) -> None:
    done = run(site, "pages/linear_algebra.ipynb")
    assert not (failed := {cell.source: cell.error for cell in done.cells if cell.error}), (failed, done.console)
    assert done.ok, (done.note, done.console)


@pytest.mark.browser
def test_two_kernels_draw_other_numbers_from_the_same_snapshot(site: Path) -> None:
    first, second = drawn(run(site, "pages/table.ipynb")), drawn(run(site, "pages/table.ipynb"))
    assert first.pop() == second.pop() == "True"
    assert not set(first) & set(second)


@pytest.mark.browser
def test_a_snapshot_is_taken_on_a_fast_line_and_kept(site: Path) -> None:
    async def answers() -> list[object]:
        async with opened_page(site, "tree/index.html", host=ELSEWHERE) as page:
            return [await page.evaluate(ON_ANOTHER_LINE, [FROM_SNAPSHOT, rate]) for rate in (1e9, 1e3)]

    assert asyncio.run(answers()) == [["True", True], ["False", False]]


@pytest.mark.browser
def test_an_import_of_what_a_snapshot_has_not_says_so_where_that_does_not_come(site: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(site, tmp_path / "site", copy_function=os.link))

    async def imported() -> str:
        async with opened_page(copy, "tree/index.html") as page:
            assert await page.evaluate(ON_ANOTHER_LINE, [FROM_SNAPSHOT, 1e9]) == ["True", True]
            for bundle in (copy / "static" / "pyodide").glob("scikit-learn-*.bundle"):
                bundle.unlink()
            return str(await page.evaluate(START_AGAIN, "__import__('sklearn.cluster').cluster"))

    said = asyncio.run(imported())
    assert re.search(r"\.pyc is not here: scikit-learn-\S+\.bundle of this site could not be loaded", said), said


@pytest.mark.browser
def test_what_is_kept_is_not_asked_for_again_unless_it_is_damaged(site: Path) -> None:
    async def asked() -> list[tuple[str, bool]]:
        async with opened_page(site, "tree/index.html") as page:
            await page.evaluate(ON_ANOTHER_LINE, [FROM_SNAPSHOT, 1e9])
            requests: list[str] = []
            page.context.on("request", lambda request: requests.append(request.url))
            found = []
            for harm in ("", "cut off", "overwritten", ""):
                await page.evaluate(HARMED, harm)
                requests.clear()
                text = await page.evaluate(START_AGAIN, FROM_SNAPSHOT)
                found.append((text, any(url.endswith(".snapshot") for url in requests)))
            return found

    # What was overwritten is known by the start that fails, and let go.
    assert asyncio.run(asked()) == [("True", False), ("True", True), ("False", False), ("True", True)]


@pytest.mark.full
@pytest.mark.browser
def test_what_the_copy_of_the_course_holds_is_not_kept_as_well(site: Path) -> None:
    async def kept() -> tuple[bool, str, object]:
        async with opened_page(site, "tree/index.html") as page:
            await page.evaluate(ON_ANOTHER_LINE, [FROM_SNAPSHOT, 1e9])
            before = await page.evaluate(KEPT)
            await page.evaluate(COPIED)
            text = await page.evaluate(START_AGAIN, FROM_SNAPSHOT)
            await until(page, f"async () => !(await ({KEPT})()).length")
            return bool(before), text, await page.evaluate(START_AGAIN, FROM_SNAPSHOT)

    assert asyncio.run(kept()) == (True, "True", "True")


@pytest.mark.full
@pytest.mark.browser
def test_what_was_kept_goes_when_the_site_has_no_snapshots_any_more(site: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(site, tmp_path / "site", copy_function=os.link))
    plan = copy / "static" / "pyodide" / "bundles.json"
    content = json.loads(plan.read_text(encoding="utf-8"))

    async def start() -> str:
        async with opened_page(copy, "tree/index.html") as page:
            await page.evaluate(ON_ANOTHER_LINE, [FROM_SNAPSHOT, 1e9])
            plan.unlink()
            plan.write_text(json.dumps(content | {"snapshots": {}}), encoding="utf-8")
            text = str(await page.evaluate(START_AGAIN, FROM_SNAPSHOT))
            await until(page, f"async () => !(await ({KEPT})()).length")
            return text

    assert asyncio.run(start()) == "False"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "harm"),
    [
        pytest.param("numpy-*.snapshot", lambda content: content[:-1000], id="damaged"),
        pytest.param(
            "bundles.json",
            lambda content: content.replace(b'"id": "', b'"id": "f'),
            id="of another build",
            marks=pytest.mark.full,
        ),
    ],
)
def test_a_snapshot_that_does_not_fit_is_passed_over(
    site: Path, tmp_path: Path, name: str, harm: Callable[[bytes], bytes]
) -> None:
    copy = Path(shutil.copytree(site, tmp_path / "site", copy_function=os.link))
    (file,) = (copy / "static" / "pyodide").glob(name)
    content = file.read_bytes()
    file.unlink()
    file.write_bytes(harm(content))
    done = run(copy, "pages/table.ipynb")
    assert drawn(done)[-1] == "False"
    assert any("starts without the site's snapshot" in line for line in done.console), done.console
