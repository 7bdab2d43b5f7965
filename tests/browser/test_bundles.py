"""Do packages work that came as bundles, with their metadata and sources? And what is told of a bundle that is lost?"""

import asyncio
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.async_api import expect

from lite_builder.verify.notebook_run import NotebookRun
from lite_builder.verify.run import run_site
from tests.browser.pages import PATIENCE, in_notebook, opened_page
from tests.command_line import run_lite_builder
from tests.course_projects import REPOSITORY

PACKAGES = """
# %%
import importlib.metadata, inspect, os, sys, traceback
from pathlib import Path

import matplotlib.pyplot, numpy, pandas, scipy.optimize, seaborn, sklearn.linear_model

assert scipy.optimize.brentq(lambda x: x**2 - 2, 0, 2).__round__(3) == 1.414

# %%
import beside
assert beside.where() == "beside the notebook"

# %%
assert importlib.metadata.version("scikit-learn") == sklearn.__version__
assert "numpy/__init__.py" in map(str, importlib.metadata.files("numpy"))
assert "BSD" in importlib.metadata.metadata("pandas")["License"] or importlib.metadata.files("pandas")

# %%
source = Path(numpy.linalg.__file__).with_name("_linalg.py")
assert os.stat(source).st_size > 100_000
assert source.stat().st_size == len(source.read_bytes())
assert inspect.getsource(numpy.linalg.inv).startswith("@array_function_dispatch")
try:
    sklearn.utils.check_array([[float("nan")]])
except ValueError:
    assert "raise ValueError(msg" in traceback.format_exc()

# %%
(Path(pandas.__file__).parent / "_version_meson.py").write_text("changed = True")
assert (Path(pandas.__file__).parent / "_version_meson.py").read_text() == "changed = True"
assert "def head(self" in inspect.getsource(pandas.DataFrame.head)

# %%
%pip install threadpoolctl
import threadpoolctl
assert inspect.getsource(threadpoolctl).startswith('\"\"\"threadpoolctl')
"""

MODULE = 'def where():\n    return "beside the notebook"\n'

TWO_KERNELS = """async () => {
    while (!window.jupyterapp?.serviceManager) await new Promise(soon => setTimeout(soon, 100));
    const { kernels } = window.jupyterapp.serviceManager;
    const answers = [0, 1].map(async () => {
        const kernel = await kernels.startNew({ name: "python" });
        const run = kernel.requestExecute({ code: "import numpy; print(numpy.arange(4).sum())" });
        let text = "";
        run.onIOPub = message => { text += message.content.text ?? message.content.evalue ?? ""; };
        await run.done;
        return text.trim();
    });
    return await Promise.all(answers);
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one page, which uses all that is there, and no snapshots; do not change it."""
    project = tmp_path_factory.mktemp("bundles") / "project"
    (project / "content").mkdir(parents=True)
    (project / "content" / "course.toml").write_text('[site]\nsnapshot = "none"\n', encoding="utf-8")
    (project / "content" / "_toc.yml").write_text("format: jb-book\nroot: packages\n", encoding="utf-8")
    (project / "content" / "packages.py").write_text(PACKAGES, encoding="utf-8")
    (project / "content" / "beside.py").write_text(MODULE, encoding="utf-8")
    shutil.copyfile(REPOSITORY / "content" / "pyodide-lock.toml", project / "content" / "pyodide-lock.toml")
    built = run_lite_builder(project, "build")
    assert built.returncode == 0, built.stderr
    return project / "_site"


@pytest.fixture
def changed(site: Path, tmp_path: Path) -> Callable[[str, Callable[[bytes], bytes | None]], Path]:
    """`changed(name, change)`: a copy of the site with another content of the bundle of this name, or without it."""

    def made(name: str, change: Callable[[bytes], bytes | None]) -> Path:
        copy = Path(shutil.copytree(site, tmp_path / "changed", copy_function=os.link))
        folder = copy / "static" / "pyodide"
        (file,) = (file for file in folder.iterdir() if re.fullmatch(rf"{name}-[\da-f]{{12}}\.bundle", file.name))
        content = change(file.read_bytes())
        file.unlink()
        if content is not None:
            file.write_bytes(content)
        return copy

    return made


def run_of(site: Path) -> NotebookRun:
    (run,) = run_site(site, ["packages.ipynb"]).notebooks
    return run


@pytest.mark.browser
def test_packages_from_bundles_are_whole(site: Path) -> None:
    assert not list((site / "static" / "pyodide").glob("*.whl"))
    run = run_of(site)
    assert not (failed := {cell.number: cell.error for cell in run.cells if cell.error}), failed
    assert run.passed == 6


@pytest.mark.full
@pytest.mark.browser
def test_two_kernels_have_packages_of_their_own(site: Path) -> None:
    async def answers() -> object:
        async with opened_page(site, "tree/index.html") as page:
            return await page.evaluate(TWO_KERNELS)

    assert asyncio.run(answers()) == ["6", "6"]


@pytest.mark.browser
def test_the_cell_that_wants_a_damaged_bundle_says_so(changed: Callable[..., Path]) -> None:
    run = run_of(changed(r"numpy-[\d.]+", lambda content: content[: len(content) // 2]))
    told = str(next(cell.error for cell in run.cells if cell.error))
    assert "numpy: numpy-" in told
    assert "damaged or was cut off" in told


@pytest.mark.full
@pytest.mark.browser
def test_a_run_names_the_bundle_that_is_missing(changed: Callable[..., Path]) -> None:
    run = run_of(changed(r"numpy-[\d.]+", lambda content: None))
    assert not run.ok
    assert "the server has no static/pyodide/numpy-" in run.note


@pytest.mark.browser
def test_the_page_says_why_python_does_not_start(changed: Callable[..., Path]) -> None:
    broken = changed("kernel", lambda content: content[:-1000])

    async def look() -> None:
        async with opened_page(broken, in_notebook("packages.ipynb")) as page:
            told = page.get_by_text("Python does not start: kernel-")
            await expect(told.first).to_be_visible(timeout=PATIENCE)

    asyncio.run(look())
