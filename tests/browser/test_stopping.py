"""A run that is stopped on the terminal: Ctrl+C reaches every program that was started there at once."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("seconds", "later"), [(3, 0), (3, 0.4), (0.5, 0.4), (0, 0.4)])
def test_ctrl_c_ends_the_run_in_words(small_site: Path, tmp_path: Path, seconds: float, later: float) -> None:
    """Also before the browser runs, and where a busy machine has us hear of it so many seconds `later` than others."""
    assert "3 stopped" in what_is_said_at_ctrl_c(small_site.parent, "test", tmp_path, seconds, later)


@pytest.mark.full
@pytest.mark.parametrize(("seconds", "later"), [(10, 0.4), (0.5, 0.4)])
@pytest.mark.parametrize("command", ["test --robustness 50 wrapup/*", "selftest numpy.linalg"])
def test_ctrl_c_ends_other_runs_as_well(
    shared_project: Callable[[str], Path], tmp_path: Path, command: str, seconds: float, later: float
) -> None:
    said = what_is_said_at_ctrl_c(shared_project("wrapup"), command, tmp_path, seconds, later)
    assert "stopped before its end" in said


def what_is_said_at_ctrl_c(project: Path, command: str, report: Path, seconds: float, later: float) -> str:
    """What a command prints that is stopped so many seconds after it has begun to run; `later` as above."""
    running = subprocess.Popen(
        [sys.executable, "-m", "lite_builder", *command.split(), "--report", os.fspath(report)],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert running.stdout
    assert any(line.startswith("Running ") for line in running.stdout)
    time.sleep(seconds)
    for other in started_by(running.pid):
        with suppress(ProcessLookupError):
            os.kill(other, signal.SIGINT)
    time.sleep(later)
    running.send_signal(signal.SIGINT)
    said, _ = running.communicate(timeout=60)
    assert running.returncode == 130
    assert said.endswith("\nstopped\n")
    assert "Traceback" not in said
    return said


def started_by(leader: int) -> list[int]:
    """The programs in the session of this one, which a terminal would tell of Ctrl+C, too."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            session = int(status.read_text().rpartition(")")[2].split()[3])
            found += [int(status.parent.name)] if session == leader else []
    return [pid for pid in found if pid != leader]


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
