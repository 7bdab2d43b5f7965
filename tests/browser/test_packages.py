"""Which linear algebra runs in the browser, and are the packages there those of the lock?"""

from pathlib import Path

import pytest

from lite_builder.packages.lock import read_lock
from lite_builder.verify.run import run_site
from tests.command_line import LiteBuilder

PROOF = """
# %%
import warnings

import scipy.linalg

warnings.simplefilter("error", append=True)  # what learners would see and can do nothing about
import threadpoolctl

served_by = threadpoolctl.threadpool_info()
assert [library["internal_api"] for library in served_by] == ["openblas"], served_by
assert "/scipy.libs/libopenblas" in served_by[0]["filepath"], served_by

# %%
import numpy
import scipy

built_with = scipy.show_config(mode="dicts")["Build Dependencies"]
assert built_with["lapack"]["name"] == "openblas", built_with
matrix = numpy.arange(9.0).reshape(3, 3) + numpy.eye(3)
assert numpy.allclose(scipy.linalg.inv(matrix) @ matrix, numpy.eye(3))

# %%
import joblib, matplotlib, pandas, seaborn, sklearn

modules = (joblib, matplotlib, numpy, pandas, scipy, seaborn, sklearn)
shown = {{module.__name__: module.__version__ for module in modules}}
assert shown == {shown!r}, shown

# %%
import importlib.metadata

found = {{name: importlib.metadata.version(name) for name in {names!r}}}
assert found == {versions!r}, found
"""
IMPORTED_AS = {"scikit-learn": "sklearn"}
ALWAYS = ("joblib", "matplotlib", "numpy", "pandas", "scikit-learn", "scipy", "seaborn", "threadpoolctl")


@pytest.mark.browser
def test_scipy_is_served_by_openblas_and_every_version_is_the_locks(project: Path, lite_builder: LiteBuilder) -> None:
    lock = read_lock(project / "content" / "pyodide-lock.toml")
    versions = {name: package.version for name in ALWAYS if (package := lock.package(name))}
    assert set(versions) == set(ALWAYS)
    shown = {IMPORTED_AS.get(name, name): version for name, version in versions.items() if name != "threadpoolctl"}
    page = project / "content" / "pages" / "linear_algebra.py"
    page.write_text(PROOF.format(names=ALWAYS, versions=versions, shown=shown), encoding="utf-8")
    built = lite_builder(project, "build")
    assert built.returncode == 0, built.stderr
    report = run_site(project / "_site", ["pages/linear_algebra.ipynb"])
    assert report.ok, [cell.error for run in report.notebooks for cell in run.cells if cell.error]
    assert [run.passed for run in report.notebooks] == [4]
