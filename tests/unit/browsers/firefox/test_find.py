"""Which Firefox is found: real executables on a PATH of the test's own."""

from pathlib import Path

import pytest

from lite_builder.browsers.firefox import find
from lite_builder.browsers.firefox.find import find_firefox
from lite_builder.errors import NoBrowserError


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without a browser: its PATH is one empty folder."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(find, "USUAL_PLACES", ())
    return tmp_path


def put(file: Path, says: str) -> Path:
    file.write_text(f"#!/bin/sh\necho '{says}'\n")
    file.chmod(0o755)
    return file


def test_debians_comes_first(machine: Path) -> None:
    put(machine / "firefox", "Mozilla Firefox 160.0")
    assert str(find_firefox()) == "Firefox 160.0"
    put(machine / "firefox-esr", "Mozilla Firefox 153.7.0esr")
    assert str(find_firefox()) == "Firefox 153.7.0esr"


def test_a_machine_without_one_says_what_to_type(machine: Path) -> None:
    with pytest.raises(NoBrowserError, match="Firefox is not found") as caught:
        find_firefox()
    assert "doctor --install --browser firefox" in caught.value.todo
    assert "sudo apt-get install firefox-esr" in caught.value.todo
