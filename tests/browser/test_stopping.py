"""A run that is stopped on the terminal: Ctrl+C reaches every program that was started there at once."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

SECONDS_UNTIL_THE_BROWSER_RUNS = 3


def test_ctrl_c_ends_the_run_with_one_word(small_site: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "lite_builder", "test"],
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
    assert said.strip() == "stopped"
