"""The sites that are compared: the same notebook and the same files of Pyodide, built by JupyterLite and by us."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from lite_builder.packages.kernel import KERNEL_PACKAGES
from lite_builder.packages.lock import read_lock
from lite_builder.packages.pyodide_lock import pyodide_lock_text
from lite_builder.site.lab import APPS, KERNEL_PLUGIN, PYODIDE_FOLDER
from lite_builder.site.manifest import list_files, read_manifest, write_manifest
from lite_builder.store import Store
from tests.course_projects import REPOSITORY

NOTEBOOK = "start.ipynb"
CELLS = ("first cell", "scikit-learn", "all packages")
"""What the notebook's code cells are called in the results, in their order."""

PAGE = """\
# %% [markdown]
# # Start

# %%
1 + 1

# %%
from sklearn.linear_model import LogisticRegression

LogisticRegression().fit([[0.0], [1.0], [2.0], [3.0]], [0, 0, 1, 1]).predict([[2.5]])

# %%
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import scipy.stats
import seaborn as sns

table = pd.DataFrame({"x": np.arange(9.0), "y": np.arange(9.0) ** 2})
scipy.stats.linregress(table["x"], table["y"])
sns.scatterplot(table, x="x", y="y")
plt.show()
"""


@dataclass(frozen=True)
class BuiltSite:
    """One of them: its name, its folder, and the seconds that its build took."""

    name: str
    folder: Path
    build_seconds: float

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file())


def build_ours(folder: Path, snapshot: str) -> BuiltSite:
    """Our site with this snapshot, built by the command that authors use."""
    content = folder / "content"
    content.mkdir(parents=True)
    (content / "_toc.yml").write_text("format: jb-book\nroot: start\n", encoding="utf-8")
    (content / "start.py").write_text(PAGE, encoding="utf-8")
    shutil.copyfile(REPOSITORY / "content" / "pyodide-lock.toml", content / "pyodide-lock.toml")
    (content / "course.toml").write_text(f'[site]\nsnapshot = "{snapshot}"\n', encoding="utf-8")
    seconds = _run([sys.executable, "-m", "lite_builder", "build"], folder)
    return BuiltSite("ours" if snapshot == "auto" else snapshot, folder / "_site", seconds)


def build_stock(folder: Path, ours: BuiltSite) -> BuiltSite:
    """JupyterLite's own site, with the best of what its documentation says about settings.

    Pyodide and the packages lie in the site, which asks no other host; all that the kernel needs is loaded at once
    rather than installed piece by piece; there are no source maps.
    """
    (folder / "contents").mkdir(parents=True)
    shutil.copyfile(ours.folder / "files" / NOTEBOOK, folder / "contents" / NOTEBOOK)
    kernel = {
        "pyodideUrl": f"./{PYODIDE_FOLDER}/pyodide.mjs",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"packages": list(KERNEL_PACKAGES)},
    }
    settings = {"jupyter-lite-schema-version": 0}
    # The app is exposed for the bench, which asks it how far it is.
    config = {"jupyter-config-data": {"exposeAppInBrowser": True, "litePluginSettings": {KERNEL_PLUGIN: kernel}}}
    (folder / "jupyter-lite.json").write_text(json.dumps(settings | config), encoding="utf-8")
    apps = [option for app in APPS for option in ("--apps", app)]
    options = ["--contents", "contents", "--output-dir", "_site", "--no-sourcemaps", *apps]
    seconds = _run([sys.executable, "-m", "jupyterlite_core", "build", *options], folder)
    _add_pyodide(folder / "_site" / PYODIDE_FOLDER)
    # SiteServer, which serves both, takes only what has a manifest.
    manifest = read_manifest(ours.folder)
    write_manifest(folder / "_site", manifest.model_copy(update={"files": list_files(folder / "_site")}))
    return BuiltSite("stock", folder / "_site", seconds)


def _add_pyodide(folder: Path) -> None:
    lock = read_lock(REPOSITORY / "content" / "pyodide-lock.toml")
    folder.mkdir(parents=True)
    for file in lock.files:
        cached = Store.default().get(file.sha256)
        assert cached, f"{file.file} is not in the cache"
        shutil.copyfile(cached, folder / file.file)
    (folder / "pyodide-lock.json").write_text(pyodide_lock_text(lock), encoding="utf-8")


def _run(command: list[str], folder: Path) -> float:
    start = perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return perf_counter() - start
