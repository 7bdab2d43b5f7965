"""A disk that is really full: the report's, or the one on which the browser keeps its profile."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.command_line import run_lite_builder

pytestmark = pytest.mark.browser

DISK_FULL = 10


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """`small_disk(bytes)`: a disk of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()

    def mounted(size: int) -> Path:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
        if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("this machine lets us mount no small disk")
        return folder

    yield mounted
    subprocess.run(["umount", str(folder)], capture_output=True, check=False)


def test_what_was_seen_is_told_although_the_report_cannot_be_written(
    failures_site: Path, small_disk: Callable[[int], Path]
) -> None:
    disk = small_disk(16_000)
    done = run_lite_builder(failures_site.parent, "test", "only_text", "--report", str(disk / "report"))
    assert done.returncode == DISK_FULL, done.stdout + done.stderr
    assert "1 nothing to run; no request to another host" in done.stdout
    assert "the report cannot be written: the disk is full" in done.stderr
    assert "--report" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.full
def test_a_browser_whose_disk_is_full_runs_all_the_same(
    failures_site: Path, tmp_path: Path, small_disk: Callable[[int], Path]
) -> None:
    disk = small_disk(64_000)
    report = str(tmp_path / "report")
    done = run_lite_builder(failures_site.parent, "test", "works", "--report", report, env={"TMPDIR": str(disk)})
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout
