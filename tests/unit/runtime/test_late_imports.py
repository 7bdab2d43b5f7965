import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lite_builder.runtime.late_imports import LateImports


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What was loaded, for a site with one package that provides the module `arriving`."""
    packages = tmp_path / "site-packages"
    packages.mkdir()
    monkeypatch.syspath_prepend(str(packages))
    names: list[str] = []

    def load(package: str) -> None:
        names.append(package)
        (packages / "arriving.py").write_text("value = 42\n", encoding="utf-8")

    finder = LateImports({"arriving": "arriving-package", "broken": "broken-package"}, load)
    sys.meta_path.append(finder)
    yield names
    sys.meta_path.remove(finder)
    sys.modules.pop("arriving", None)


def test_a_package_is_loaded_when_its_module_is_imported(loaded: list[str]) -> None:
    import arriving  # type: ignore[import-not-found]

    assert arriving.value == 42
    assert loaded == ["arriving-package"]


def test_what_the_site_does_not_have_stays_missing(loaded: list[str]) -> None:
    with pytest.raises(ModuleNotFoundError, match="departing"):
        import departing  # type: ignore[import-not-found]  # noqa: F401
    assert loaded == []


def test_a_package_without_its_module_is_tried_once(loaded: list[str]) -> None:
    for _ in range(2):
        with pytest.raises(ModuleNotFoundError, match="broken"):
            import broken  # type: ignore[import-not-found]  # noqa: F401
    assert loaded == ["broken-package"]


def test_a_package_that_only_looks_while_it_is_imported_gets_nothing(loaded: list[str], tmp_path: Path) -> None:
    looks = "try:\n    import arriving\nexcept ImportError:\n    arriving = None\n"
    (tmp_path / "site-packages" / "looks.py").write_text(looks, encoding="utf-8")
    import looks as looking  # type: ignore[import-not-found]

    assert looking.arriving is None
    assert loaded == []


def test_a_package_that_needs_it_at_a_call_gets_it(loaded: list[str], tmp_path: Path) -> None:
    calls = "def call():\n    import arriving\n    return arriving.value\n"
    (tmp_path / "site-packages" / "calls.py").write_text(calls, encoding="utf-8")
    import calls as calling  # type: ignore[import-not-found]

    assert calling.call() == 42
    assert loaded == ["arriving-package"]
