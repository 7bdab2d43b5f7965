"""How a browser is installed: real commands on a PATH of the test's own, in place of apt-get and sudo."""

import sys
from pathlib import Path

import pytest

from lite_builder.browsers.install import CHROMIUM, FIREFOX, install, ways_to_install
from lite_builder.errors import NoBrowserError
from lite_builder.progress import Reporter

QUIET = Reporter(quiet=True)


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    return tmp_path


def command(file: Path, script: str) -> None:
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def test_without_the_administrators_rights_it_is_playwrights_own(commands: Path) -> None:
    command(commands / "apt-get", "exit 0")
    command(commands / "sudo", "exit 1")
    ways = ways_to_install(CHROMIUM)
    assert [run for _, run in ways] == [[(sys.executable, "-m", "playwright", "install", "chromium")]]


def test_with_sudo_that_asks_nothing_it_is_the_distributions(commands: Path) -> None:
    command(commands / "apt-get", "exit 0")
    command(commands / "sudo", "exit 0")
    first = ways_to_install(CHROMIUM)[0][1]
    assert [run[:3] for run in first] == [("sudo", "-n", "apt-get"), ("sudo", "-n", "apt-get")]
    assert first[-1][-1] == "chromium"


def test_apt_get_is_run_and_then_nothing_else(commands: Path) -> None:
    record = commands / "record"
    command(commands / "apt-get", f'echo "$@" >> {record}')
    command(commands / "sudo", 'shift; if [ "$1" = true ]; then exit 0; fi; "$@"')
    install(CHROMIUM, QUIET)
    assert [line.split()[0] for line in record.read_text().splitlines()] == ["update", "install"]


def test_if_every_way_fails_the_message_says_why_and_what_to_type(
    commands: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command(commands / "apt-get", "echo 'E: no space left' >&2; exit 100")
    command(commands / "sudo", 'shift; if [ "$1" = true ]; then exit 0; fi; "$@"')
    command(commands / "python", "echo 'Download failed' >&2; exit 1")
    monkeypatch.setattr(sys, "executable", str(commands / "python"))
    with pytest.raises(NoBrowserError, match="could not be installed") as caught:
        install(CHROMIUM, QUIET)
    assert "E: no space left" in caught.value.why
    assert "Download failed" in caught.value.why
    assert "sudo apt-get install chromium" in caught.value.todo


def test_what_only_the_distribution_has_says_which_packages_to_ask_for(commands: Path) -> None:
    with pytest.raises(NoBrowserError, match="Firefox could not be installed") as caught:
        install(FIREFOX, QUIET)
    assert "apt-get" in caught.value.why
    assert "sudo apt-get install firefox-esr" in caught.value.todo
