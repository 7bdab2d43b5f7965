"""`lite-builder selftest`: upstream's tests in the kernel of a real page, and tests that do not let it live."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from lite_builder import settings
from lite_builder.progress import Reporter
from lite_builder.shelf import Shelf
from lite_builder.store import CACHE_VARIABLE, Store
from lite_builder.verify.selftest.module_run import Patience
from lite_builder.verify.selftest.results import ModuleRun, Outcome
from lite_builder.verify.selftest.run import run_selftest
from lite_builder.verify.selftest.suites import read_suites
from lite_builder.verify.selftest.test_files import TestFiles
from lite_builder.verify.shipped import read_shipped
from tests.browser.other_starts import OTHER_STARTS
from tests.command_line import run_lite_builder

pytestmark = pytest.mark.browser

WILD = """
import os, threading, time
import pytest

def test_fine(): pass

def test_exits(): os._exit(3)

@pytest.mark.parametrize("n", range(3))
def test_between(n): pass

def test_never_ends():
    while True:
        pass

def test_starts_a_thread():
    threading.Thread(target=print).start()

def test_asks_another_host():
    import urllib.request
    urllib.request.urlopen("https://example.org")

def test_fine_at_last(): pass
"""


@pytest.fixture
def wild_numpy(small_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache in which numpy's tests are the ones above."""
    numpy = read_shipped(small_site).versions["numpy"]
    shelf = Shelf.of(Store(tmp_path / "cache"), "selftest")
    with Reporter(quiet=True).step("tools") as step:
        files = TestFiles(Store.default(), step)
        for tool in read_suites().tool:
            shelf.put(f"{tool.project}-{tool.version}.whl", files.tool(tool.project, tool.version))
    tests = io.BytesIO()
    with zipfile.ZipFile(tests, "w") as out:
        out.writestr("numpy/tests/__init__.py", "")
        out.writestr("numpy/tests/test_wild.py", WILD)
    shelf.put(f"numpy-{numpy}-tests.zip", tests.getvalue())
    monkeypatch.setenv(CACHE_VARIABLE, os.fspath(tmp_path / "cache"))


def test_a_module_of_upstreams_tests_runs_in_the_sites_kernel(small_site: Path, tmp_path: Path) -> None:
    done = run_lite_builder(small_site.parent, "selftest", "numpy.polynomial", "--report", str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((tmp_path / "selftest.json").read_text(encoding="utf-8"))
    (module,) = report["modules"]
    assert module["counts"]["passed"] > 500
    assert module["foreign"] == []
    assert "Everything is as it is known to be." in (tmp_path / "selftest.html").read_text(encoding="utf-8")
    again = run_lite_builder(small_site.parent, "selftest", "--continue", "numpy.polynomial", "--report", str(tmp_path))
    assert again.returncode == 0, again.stdout + again.stderr
    assert "Running" not in again.stdout + again.stderr
    assert json.loads((tmp_path / "selftest.json").read_text(encoding="utf-8"))["modules"] == [module]


@pytest.mark.full
@pytest.mark.usefixtures("wild_numpy")
def test_it_goes_on_after_tests_that_end_or_hold_the_kernel(small_site: Path) -> None:
    report = run_selftest(
        small_site,
        ["numpy.tests.test_wild"],
        limits=settings.TestSection(),
        patience=Patience(module_seconds=300, test_seconds=5),
        reporter=Reporter(quiet=True),
    )
    (module,) = report.modules
    assert module.problem == ""
    assert module.kernels == 3
    assert outcomes(module) == {
        "test_fine": Outcome.PASSED,
        "test_exits": Outcome.KERNEL_DIED,
        "test_between[0]": Outcome.PASSED,
        "test_between[1]": Outcome.PASSED,
        "test_between[2]": Outcome.PASSED,
        "test_never_ends": Outcome.DID_NOT_END,
        "test_starts_a_thread": Outcome.FAILED,
        "test_asks_another_host": Outcome.FAILED,
        "test_fine_at_last": Outcome.PASSED,
    }
    assert len(module.wrong) == 4
    assert not report.ok


def test_a_name_that_means_no_tests_is_told(small_site: Path, tmp_path: Path) -> None:
    done = run_lite_builder(small_site.parent, "selftest", "sklearn.tree", "sklearn.tres", "--report", str(tmp_path))
    assert done.returncode == 6
    assert "there are no tests of sklearn.tres" in done.stderr


@pytest.mark.full
@pytest.mark.parametrize("start", OTHER_STARTS)
def test_the_quick_selection_is_as_known_from_another_start(small_site: Path, tmp_path: Path, start: str) -> None:
    site = OTHER_STARTS[start](small_site, tmp_path / "_site")
    where = ["--site", str(site), "--report", str(tmp_path / "report")]
    done = run_lite_builder(small_site.parent, "selftest", *where, timeout=3600)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.full
def test_everything_is_as_known_and_the_quick_selection_is_a_part_of_it(small_site: Path, tmp_path: Path) -> None:
    for selection in ("--full", "--continue"):
        command = [sys.executable, "-m", "lite_builder", "selftest", selection, "--report", os.fspath(tmp_path)]
        done = subprocess.run(command, cwd=small_site.parent, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout
    assert "Running" not in done.stdout + done.stderr


def outcomes(module: ModuleRun) -> dict[str, Outcome]:
    return {test.id.rpartition("::")[2]: test.outcome for test in module.tests}
