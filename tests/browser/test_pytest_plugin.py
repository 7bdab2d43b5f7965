"""`pytest --lite-site`: the notebooks of a site as pytest tests, as somebody else's project runs them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def run_pytest(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-rA", *map(str, arguments)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, env=environment)


@pytest.mark.browser
@pytest.mark.parametrize("workers", [pytest.param(0, marks=pytest.mark.full), 2])
def test_one_test_a_notebook_side_by_side_or_not(failures_site: Path, tmp_path: Path, workers: int) -> None:
    chosen = "works or raises or only_text or asks_from_python or index"
    done = run_pytest(tmp_path, "--lite-site", failures_site, "-n", workers, "-k", chosen)
    assert done.returncode == 1, done.stdout + done.stderr
    site = os.path.relpath(failures_site, tmp_path)
    assert f"PASSED {site}::index.html" in done.stdout
    assert f"PASSED {site}::works.ipynb" in done.stdout
    assert f"FAILED {site}::raises.ipynb" in done.stdout
    assert f"FAILED {site}::asks_from_python.ipynb" in done.stdout
    assert "only_text.ipynb: nothing to run" in done.stdout
    assert ">    4 | divide(total, count)" in done.stdout
    assert "ZeroDivisionError: division by zero" in done.stdout
    assert "asked another host: GET http://python.invalid/data.csv?rows=3" in done.stdout
    assert "2 failed, 2 passed, 1 skipped" in done.stdout


@pytest.mark.browser
def test_the_marker_chooses_the_notebooks_alone(failures_site: Path, tmp_path: Path) -> None:
    (tmp_path / "test_own.py").write_text("def test_own(): assert False\n")
    done = run_pytest(tmp_path, "--lite-site", failures_site, "-m", "lite", "--collect-only", "-q")
    assert "::works.ipynb" in done.stdout
    assert "test_own" not in done.stdout


def test_a_folder_that_is_no_site_is_told_without_a_traceback(tmp_path: Path) -> None:
    done = run_pytest(tmp_path, "--lite-site", tmp_path)
    assert done.returncode == 4
    assert "there is no site of lite_builder in this folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_the_option_nothing_heavy_is_loaded(tmp_path: Path) -> None:
    test = "import sys\ndef test_it(): assert not {'playwright', 'pydantic', 'rich'} & set(sys.modules)\n"
    (tmp_path / "test_own.py").write_text(test)
    done = run_pytest(tmp_path)
    assert done.returncode == 0, done.stdout
