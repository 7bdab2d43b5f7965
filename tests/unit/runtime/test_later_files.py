import importlib.util
import linecache
import traceback
from collections.abc import Callable
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest

from lite_builder.runtime.later_files import whole, with_source

BUNDLE = "https://course.test/static/pyodide/package-later-1.bundle"


class Later:
    """A module whose file holds empty lines until it is brought."""

    def __init__(self, folder: Path, source: str, *, comes: bool = True) -> None:
        self.path = folder / "package.py"
        self.path.write_text("\n" * len(source))
        self._source = source
        self._comes = comes
        self.brought: list[str] = []
        self._is_here = False

    def awaited_bundle(self, path: str) -> str:
        return BUNDLE if path == str(self.path) and not self._is_here else ""

    def bring(self, address: str) -> None:
        self.brought.append(address)
        if self._comes:
            self.path.write_text(self._source)
            self._is_here = True


def imported(later: Later, monkeypatch: pytest.MonkeyPatch) -> object:
    read: Callable[..., bytes] = whole(SourceFileLoader.get_data, later.awaited_bundle, later.bring)
    monkeypatch.setattr(SourceFileLoader, "get_data", read)
    spec = importlib.util.spec_from_file_location("package", later.path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_code_of_a_module_is_brought_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later = Later(tmp_path, "answer = 42\n")
    assert getattr(imported(later, monkeypatch), "answer", None) == 42
    assert later.brought == [BUNDLE]


def test_no_module_is_made_of_the_lines_that_stand_for_what_did_not_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ImportError, match=r"package\.py is not here: package-later-1\.bundle of this site could not"):
        imported(Later(tmp_path, "answer = 42\n", comes=False), monkeypatch)


def test_a_traceback_shows_the_source_that_is_brought_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later = Later(tmp_path, "raise ValueError('of the package')\n")
    read = with_source(linecache.updatecache, later.awaited_bundle, later.bring)
    monkeypatch.setattr(linecache, "updatecache", read)
    with pytest.raises(ValueError, match="of the package") as caught:
        exec(compile("raise ValueError('of the package')", later.path, "exec"))
    assert "raise ValueError('of the package')" in "".join(traceback.format_tb(caught.value.__traceback__))


def test_nothing_is_brought_for_what_is_here() -> None:
    brought: list[str] = []
    read = with_source(lambda name, _: [name], lambda _: "", brought.append)
    assert (read("<string>"), read("/lib/package.py"), brought) == (["<string>"], ["/lib/package.py"], [])
