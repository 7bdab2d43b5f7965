from pathlib import Path

import pytest

from lite_builder.errors import JupyterLiteError
from lite_builder.packages.lock import Lock, read_lock
from lite_builder.settings import Settings
from lite_builder.site.pyodide_patches.apply import PATCHES, VERSION, patched
from lite_builder.site.pyodide_patches.speed import FILE
from lite_builder.store import Store
from tests.course_projects import REPOSITORY


@pytest.fixture
def lock() -> Lock:
    return read_lock(REPOSITORY / "content" / "pyodide-lock.toml")


def published(lock: Lock) -> Path:
    file = Store.default().get(next(file.sha256 for file in lock.core if file.file == FILE))
    assert file
    return file


def test_the_release_that_is_shipped_by_default_is_the_one_that_is_patched() -> None:
    assert Settings().packages.pyodide == VERSION


def test_every_change_finds_its_place_once_and_has_a_reason(lock: Lock) -> None:
    text = patched(published(lock).read_bytes(), lock).decode()
    assert all(patch.new in text for patch in PATCHES)
    assert all(patch.why for patch in PATCHES)


def test_another_release_is_left_as_it_is(lock: Lock) -> None:
    newer = lock.model_copy(update={"pyodide": lock.pyodide.model_copy(update={"version": "314.0.6"})})
    assert patched(b"other text", newer) == b"other text"


def test_a_file_that_is_not_as_it_was_is_told(lock: Lock) -> None:
    with pytest.raises(JupyterLiteError, match=r"(?s)314\.0\.3.*pyodide\.asm\.mjs"):
        patched(b"other text", lock)
