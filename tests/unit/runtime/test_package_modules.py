import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lite_builder.runtime import package_modules
from lite_builder.runtime.late_imports import LateImports


class Site:
    """A folder of installed packages, to which `arriving` comes when it is loaded."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.loaded: list[str] = []

    def write(self, module: str, text: str) -> None:
        (self.folder / f"{module}.py").write_text(text, encoding="utf-8")

    def load(self, package: str) -> None:
        self.loaded.append(package)
        self.write("arriving", "value = 42\n")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    folder = tmp_path / "site-packages"
    folder.mkdir()
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
    monkeypatch.setattr(sys, "path_hooks", sys.path_hooks[:])
    site = Site(folder)
    late = LateImports({"arriving": "arriving-package"}, site.load)
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, late])
    package_modules.install(late, {"changed": lambda module: setattr(module, "value", "ours")}, str(folder))
    known = set(sys.modules)
    yield site
    for name in set(sys.modules) - known:
        del sys.modules[name]


TRIES = "try:\n    import arriving\nexcept ImportError:\n    arriving = None\n"


def test_a_module_that_fails_without_a_package_gets_it(site: Site) -> None:
    site.write("needs", "import arriving\nvalue = arriving.value\n")
    assert importlib.import_module("needs").value == 42
    assert site.loaded == ["arriving-package"]


def test_so_does_one_that_says_in_its_own_words_what_it_needs(site: Site) -> None:
    site.write("needs", TRIES + "if not arriving:\n    raise ImportError('please install arriving')\n")
    assert importlib.import_module("needs").arriving.value == 42


def test_a_module_that_can_do_without_gets_nothing(site: Site) -> None:
    site.write("tries", TRIES)
    site.write("outer", "import tries\n")
    importlib.import_module("outer")
    assert site.loaded == []


def test_what_an_earlier_module_could_do_without_is_not_brought_for_a_later_one(site: Site) -> None:
    site.write("tries", TRIES)
    site.write("fails", "import nowhere\n")
    importlib.import_module("tries")
    with pytest.raises(ModuleNotFoundError, match="nowhere"):
        importlib.import_module("fails")
    assert site.loaded == []


def test_a_package_refused_before_is_brought_when_it_is_needed(site: Site) -> None:
    site.write("tries", TRIES)
    site.write("needs", "import arriving\n")
    importlib.import_module("tries")
    importlib.import_module("needs")
    assert site.loaded == ["arriving-package"]


def test_other_errors_are_not_ours(site: Site) -> None:
    site.write("broken", TRIES + "1 / 0\n")
    with pytest.raises(ZeroDivisionError):
        importlib.import_module("broken")
    assert site.loaded == []


def test_a_module_is_changed_when_it_has_been_imported(site: Site) -> None:
    site.write("changed", "value = 'theirs'\n")
    assert importlib.import_module("changed").value == "ours"
