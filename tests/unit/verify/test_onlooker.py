"""Who is told of what goes on in the pages of a visit."""

from pathlib import Path

import pytest

from lite_builder import settings
from lite_builder.site.manifest import Manifest, SiteNotebook, write_manifest
from lite_builder.site.server import SiteServer
from lite_builder.verify.notebook_run import NotebookOutcome
from lite_builder.verify.onlooker import NotebookOnlooker
from lite_builder.verify.session import NotebookSession
from lite_builder.verify.traffic import RefusingProxy

KERNEL = "http://127.0.0.1:1/extensions/pyodide-kernel-extension/worker.js"


@pytest.fixture
def onlooker(tmp_path: Path) -> NotebookOnlooker:
    write_manifest(tmp_path, Manifest(made_by="test", title="A course", notebooks=(), files={}))
    with SiteServer(tmp_path) as server:
        return NotebookOnlooker(RefusingProxy(), server)


def session() -> NotebookSession:
    return NotebookSession(SiteNotebook(path="a.ipynb", title="A", module=""), settings.TestSection())


def test_the_end_of_the_kernel_before_is_not_that_of_this_one(onlooker: NotebookOnlooker) -> None:
    now = session()
    onlooker.watch(now)
    onlooker.expect_worker_to_end()
    onlooker.worker_ended(KERNEL)
    assert now.seconds_left() > 10
    onlooker.worker_ended(KERNEL)
    assert now.seconds_left() < 10


def test_only_the_notebook_that_is_shown_is_told(onlooker: NotebookOnlooker) -> None:
    before, now = session(), session()
    onlooker.watch(before)
    onlooker.watch(now)
    onlooker.crashed("the browser ended")
    assert not before.ended
    assert now.result().outcome is NotebookOutcome.DID_NOT_OPEN
