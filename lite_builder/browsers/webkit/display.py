"""Where does a browser show itself that cannot do without a screen? On one of Xvfb's, which nobody sees."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SCREEN = "1280x900x24"
END_SECONDS = 10


@contextmanager
def virtual_display(xvfb: Path) -> Iterator[str]:
    """The name of a screen of its own, such as `:7`. Empty if Xvfb does not start."""
    process = subprocess.Popen(
        [xvfb, "-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        # Ctrl+C on a terminal is for us, who then end it.
        start_new_session=True,
    )
    with process:
        try:
            number = process.stdout.readline().strip() if process.stdout else ""
            yield f":{number}" if number else ""
        finally:
            process.terminate()
            try:
                process.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
