"""The real pytest-xdist shares out tests as ours are to be shared out."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.course_projects import REPOSITORY

PAGES_OF_A_SITE = """
import pytest

from tests.conftest import pytest_xdist_make_scheduler

class Page(pytest.Item):
    def runtest(self):
        pass

def pytest_collection_modifyitems(session, items):
    items[:0] = [Page.from_parent(session, name=str(n), nodeid=f"_site::{n}") for n in range(4)]
"""


def test_workers_are_given_whole_files_and_single_pages(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(PAGES_OF_A_SITE, encoding="utf-8")
    many = "import pytest\n\n@pytest.mark.parametrize('n', range(6))\ndef test_it(n):\n    pass\n"
    (tmp_path / "test_many.py").write_text(many, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-v", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60)
    ran = re.findall(r"\[(gw\d)\].* PASSED (\w+)", done.stdout)
    assert len([name for _, name in ran if name == "test_many"]) == 6, done.stdout
    assert len({worker for worker, name in ran if name == "test_many"}) == 1
    assert len({worker for worker, name in ran if name == "_site"}) == 2
