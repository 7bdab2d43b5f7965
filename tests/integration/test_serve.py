"""`lite-builder serve`: the course is there while it runs, and Ctrl+C ends it without a traceback."""

import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path


def test_the_course_is_served_until_somebody_interrupts(small_site: Path) -> None:
    command = [sys.executable, "-m", "lite_builder", "serve", "--port", "0"]
    serving = subprocess.Popen(
        command,
        cwd=small_site.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        bufsize=1,
        # A test run side by side with others is deaf to Ctrl+C, and so would be what it starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert serving.stdout
    try:
        found = re.search(r"http://127\.0\.0\.1:\d+/", serving.stdout.readline())
        assert found
        with urllib.request.urlopen(found[0]) as answer:
            assert b"A small course" in answer.read()
        serving.send_signal(signal.SIGINT)
        _, errors = serving.communicate(timeout=20)
    finally:
        serving.kill()
    assert serving.returncode == 130
    assert errors.strip() == "stopped"
