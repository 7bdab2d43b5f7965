import importlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lite_builder.runtime.drive_modules import finder_below

TOOL = "\n".join(f"try:\n    import lb_absent_{number}\nexcept ImportError:\n    pass" for number in range(9))


@pytest.fixture
def drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the learner's files, in front of one with packages: `lb_tool` tries to import nine others."""
    folder, packages = tmp_path / "drive", tmp_path / "site-packages"
    folder.mkdir()
    packages.mkdir()
    (packages / "lb_tool.py").write_text(TOOL, encoding="utf-8")
    monkeypatch.setattr(sys, "path_hooks", [finder_below(str(folder)), *sys.path_hooks])
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path, str(packages)])
    before = set(sys.modules)
    yield folder
    for name in set(sys.modules) - before:
        if name.startswith("lb_"):
            del sys.modules[name]
    sys.path_importer_cache.pop(str(folder), None)


def test_a_module_beside_the_notebook_is_found_as_soon_as_it_is_written(drive: Path) -> None:
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("lb_mine")
    (drive / "lb_mine.py").write_text("answer = 42\n", encoding="utf-8")
    os.utime(drive, (1, 1))  # as a clock that is too coarse to tell
    importlib.invalidate_caches()
    assert importlib.import_module("lb_mine").answer == 42


def test_a_package_asks_once_for_all_that_it_tries(drive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed: list[Path] = []
    iterdir = Path.iterdir

    def counted(folder: Path) -> Iterator[Path]:
        listed.append(folder)
        return iterdir(folder)

    monkeypatch.setattr(Path, "iterdir", counted)
    importlib.import_module("lb_tool")
    assert listed == [drive]


def test_a_package_imports_what_lies_beside_the_notebook(drive: Path) -> None:
    (drive / "lb_absent_3.py").write_text("here = True\n", encoding="utf-8")
    importlib.import_module("lb_tool")
    assert sys.modules["lb_absent_3"].here


def test_another_folder_is_left_to_others(tmp_path: Path) -> None:
    with pytest.raises(ImportError, match="not below"):
        finder_below(str(tmp_path / "drive"))(str(tmp_path / "drives"))
