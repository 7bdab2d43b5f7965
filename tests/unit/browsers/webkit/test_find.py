"""Whether WebKitGTK is found: real executables on a PATH of the test's own."""

from pathlib import Path

import pytest

from lite_builder.browsers.webkit import find
from lite_builder.browsers.webkit.find import find_webkit
from lite_builder.errors import NoBrowserError


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without a browser: its PATH is one empty folder."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(find, "MINI_BROWSERS", ())
    return tmp_path


def put(file: Path) -> Path:
    file.write_text("#!/bin/sh\n")
    file.chmod(0o755)
    return file


def test_it_needs_its_driver_and_a_screen(machine: Path) -> None:
    with pytest.raises(NoBrowserError, match="WebKitGTK is not found") as caught:
        find_webkit()
    assert caught.value.why == "WebKitWebDriver and Xvfb are no commands here"
    driver = put(machine / "WebKitWebDriver")
    with pytest.raises(NoBrowserError) as caught:
        find_webkit()
    assert caught.value.why == "Xvfb is no command here"
    put(machine / "Xvfb")
    assert (find_webkit().name, find_webkit().path) == ("WebKitGTK", driver)


def test_what_is_missing_says_what_to_type(machine: Path) -> None:
    with pytest.raises(NoBrowserError) as caught:
        find_webkit()
    assert "doctor --install --browser webkit" in caught.value.todo
    assert "sudo apt-get install webkit2gtk-driver xvfb" in caught.value.todo
