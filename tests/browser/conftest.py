"""A site whose pages go wrong, each in its own way, and copies of it into which a test may plant something."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lite_builder import settings
from tests.command_line import run_lite_builder
from tests.workers import build_once


@pytest.fixture(scope="session")
def failures_site(shared_project: Callable[[str], Path]) -> Path:
    """The site of the course of failures, built once; do not change it."""
    return shared_project("failures") / "_site"


@pytest.fixture
def plant(failures_site: Path, tmp_path: Path) -> Callable[[str, str], Path]:
    """`plant(file, text)`: a copy of the site in which this text stands at the end of this file."""

    def planted(file: str, text: str) -> Path:
        copy = Path(shutil.copytree(failures_site, tmp_path / "planted", copy_function=os.link))
        content = (copy / file).read_text(encoding="utf-8")
        (copy / file).unlink()
        (copy / file).write_text(content + text, encoding="utf-8")
        return copy

    return planted


@pytest.fixture(scope="session")
def limits() -> settings.TestSection:
    """Patient with the start, impatient with cells that never end, and once is enough: these fail each time."""
    return settings.TestSection(retry=False, start_timeout=120, cell_timeout=110, notebook_timeout=300)


@pytest.fixture(scope="session")
def key(small_site: Path) -> Path:
    """The small course as a key, in a folder with an odd name; made once for all workers; do not change it."""

    def export(folder: Path) -> None:
        written = run_lite_builder(small_site.parent, "export", "usb", "--to", str(folder))
        assert written.returncode == 0, written.stderr

    keys = small_site.parent.with_name("keys")
    keys.mkdir(exist_ok=True)
    return build_once(keys / "Ein Schlüssel, 100% #1 $&", export)
