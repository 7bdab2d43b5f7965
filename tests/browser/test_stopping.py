"""A run that is stopped on the terminal: Ctrl+C reaches every program that was started there at once."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

SECONDS_UNTIL_THE_BROWSER_RUNS = 3


def test_ctrl_c_ends_the_run_in_words(small_site: Path, tmp_path: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "lite_builder", "test", "--report", os.fspath(tmp_path)],
        cwd=small_site.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert running.stdout
    assert running.stdout.readline().startswith("Running ")
    time.sleep(SECONDS_UNTIL_THE_BROWSER_RUNS)
    os.killpg(running.pid, signal.SIGINT)
    said, _ = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "3 stopped" in said
    assert said.endswith("\nstopped\n")
    assert "Traceback" not in said


def test_a_run_that_is_ended_keeps_the_results_so_far(failures_site: Path, tmp_path: Path) -> None:
    results = tmp_path / "results.json"
    command = [sys.executable, "-m", "lite_builder", "test", "works", "endless", "--json", str(results)]
    running = subprocess.Popen(
        [*command, "--report", os.fspath(tmp_path / "report")],
        cwd=failures_site.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert running.stdout
    said = ""
    while "works.ipynb: passed" not in said:
        said += running.stdout.readline()
    running.send_signal(signal.SIGTERM)
    said, _ = running.communicate(timeout=60)
    assert running.returncode == 130
    assert said.endswith("stopped\n")
    outcomes = {run["path"]: run["outcome"] for run in json.loads(results.read_text(encoding="utf-8"))["notebooks"]}
    assert outcomes == {"works.ipynb": "passed", "endless.ipynb": "stopped"}
