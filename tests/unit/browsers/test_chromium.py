"""Which browser is found: real executables on a PATH of the test's own."""

from pathlib import Path

import pytest

from lite_builder.browsers import chromium
from lite_builder.browsers.chromium import BROWSER_VARIABLE, find_chromium
from lite_builder.errors import NoBrowserError


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without a browser: its PATH is one empty folder, its home another."""
    path = tmp_path / "bin"
    path.mkdir()
    monkeypatch.setenv("PATH", str(path))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for variable in (BROWSER_VARIABLE, "PLAYWRIGHT_BROWSERS_PATH", "PROGRAMFILES", "LOCALAPPDATA", "PROGRAMFILES(X86)"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(chromium, "USUAL_PLACES", ())
    return path


def install(file: Path, says: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\necho '{says}'\n")
    file.chmod(0o755)
    return file


def test_debians_chromium_comes_first_and_its_version_is_read(machine: Path) -> None:
    install(machine / "google-chrome", "Google Chrome 150.0.1.2")
    debian = install(machine / "chromium", "Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)")
    found = find_chromium()
    assert (found.name, found.path, found.version) == ("Chromium", debian, "156.0.8078.79")
    assert str(found) == "Chromium 156.0.8078.79"


def test_chrome_comes_before_edge(machine: Path) -> None:
    install(machine / "microsoft-edge", "Microsoft Edge 150.0.1.2")
    install(machine / "google-chrome", "Google Chrome 150.0.1.2 ")
    assert str(find_chromium()) == "Google Chrome 150.0.1.2"


def test_playwrights_own_comes_last_and_the_newest_of_them(machine: Path) -> None:
    cache = machine.parent / "home" / ".cache" / "ms-playwright"
    install(cache / "chromium-1100" / "chrome-linux" / "chrome", "Chromium 120.0.0.1")
    newest = install(cache / "chromium-1200" / "chrome-linux64" / "chrome", "Chromium 140.0.0.1")
    assert find_chromium().path == newest
    install(machine / "microsoft-edge", "Microsoft Edge 150.0.1.2")
    assert find_chromium().name == "Microsoft Edge"


def test_the_environment_decides_before_all(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(machine / "chromium", "Chromium 156.0.8078.79")
    mine = install(machine.parent / "mine" / "my browser", "Mine 1.2")
    monkeypatch.setenv(BROWSER_VARIABLE, str(mine))
    assert (find_chromium().name, find_chromium().path) == ("my browser", mine)


def test_a_wrong_name_in_the_environment_is_an_error_that_names_it(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(machine / "chromium", "Chromium 156.0.8078.79")
    monkeypatch.setenv(BROWSER_VARIABLE, "no-such-browser")
    with pytest.raises(NoBrowserError, match="no-such-browser") as caught:
        find_chromium()
    assert BROWSER_VARIABLE in caught.value.todo


def test_no_browser_is_an_error_that_says_how_to_get_one(machine: Path) -> None:
    with pytest.raises(NoBrowserError, match="no Chromium, Chrome or Edge") as caught:
        find_chromium()
    assert "lite-builder doctor --install" in caught.value.todo


def test_a_browser_that_does_not_tell_its_version_is_found_all_the_same(machine: Path) -> None:
    install(machine / "chromium", "")
    assert str(find_chromium()) == "Chromium"
