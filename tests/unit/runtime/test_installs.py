import asyncio
import sys
from types import ModuleType
from typing import Any

import pytest

from lite_builder.runtime.installs import Installs
from lite_builder.runtime.offline import NotOnThisSite

PACKAGES = {"pandas": "3.0.2", "scikit-learn": "1.8.0", "pytest": "9.0"}


class PiplitePyPIDisabled(ValueError):  # noqa: N818
    """As piplite's."""


class Asked:
    """A site, and what it was asked to load, and to look for among its own wheels."""

    def __init__(self) -> None:
        self.loaded: list[str] = []
        self.looked_for: list[str] = []
        self.site = Installs(PACKAGES, "https://course.example.org/build/worker.js", self._load, self._ask)

    async def _load(self, names: list[str]) -> None:
        self.loaded += names

    async def _ask(self, requirements: list[str], *arguments: Any, **options: Any) -> None:
        self.looked_for += requirements
        if not all(text.endswith(".whl") for text in requirements):
            raise PiplitePyPIDisabled

    def install(self, requirements: str | list[str], **options: Any) -> None:
        asyncio.run(self.site.install(requirements, **options))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    piplite = ModuleType("piplite.piplite")
    piplite.PiplitePyPIDisabled = PiplitePyPIDisabled  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "piplite.piplite", piplite)
    return Asked()


@pytest.mark.parametrize(
    ("requirement", "package"),
    [
        ("pandas", "pandas"),
        ("Pandas>=2,<4", "pandas"),
        ("pandas==3.0.2", "pandas"),
        ("scikit_learn", "scikit-learn"),
        ('pandas; python_version >= "3.9"', "pandas"),
    ],
)
def test_what_the_site_has_is_loaded_and_said_in_a_line(
    asked: Asked, capsys: pytest.CaptureFixture[str], requirement: str, package: str
) -> None:
    asked.install(requirement)
    assert asked.loaded == [package]
    assert capsys.readouterr().out == f"Part of this site, nothing to install: {package} {PACKAGES[package]}\n"


def test_quiet_is_quiet(asked: Asked, capsys: pytest.CaptureFixture[str]) -> None:
    asked.install(["pandas"], verbose=False)
    assert capsys.readouterr().out == ""


def test_another_version_is_refused_with_the_one_that_is_there(asked: Asked) -> None:
    with pytest.raises(NotOnThisSite) as error:
        asked.install(["scikit-learn", "pandas<3"])
    assert str(error.value) == "pandas<3 cannot be installed: this site works offline, and has pandas 3.0.2."
    assert asked.loaded == []


@pytest.mark.parametrize("name", ["cowsay", "cowsay==6.1", "cowsay[more]"])
def test_what_the_site_lacks_is_refused_with_what_it_has(asked: Asked, name: str) -> None:
    with pytest.raises(NotOnThisSite) as error:
        asked.install(name)
    has = "this site works offline, and has pandas 3.0.2, pytest 9.0, scikit-learn 1.8.0."
    assert str(error.value) == f"{name} cannot be installed: {has}"


@pytest.mark.parametrize(
    "address",
    [
        "https://files.example.org/cowsay-6.1-py3-none-any.whl",
        "cowsay @ https://files.example.org/cowsay-6.1-py3-none-any.whl",
        "git+https://example.org/cowsay",
        "//files.example.org/cowsay-6.1-py3-none-any.whl",
        "./folder",
        "not a requirement",
    ],
)
def test_addresses_of_other_hosts_are_refused_before_anybody_is_asked(asked: Asked, address: str) -> None:
    with pytest.raises(NotOnThisSite):
        asked.install(address)
    assert asked.looked_for == []


@pytest.mark.parametrize(
    "wheel",
    [
        "own-1.0-py3-none-any.whl",
        "emfs:own-1.0-py3-none-any.whl",
        "https://course.example.org/own-1.0-py3-none-any.whl",
    ],
)
def test_wheels_of_the_site_are_for_micropip(asked: Asked, wheel: str) -> None:
    asked.install(wheel)
    assert asked.looked_for == [wheel]


def test_what_a_marker_excludes_is_left_out(asked: Asked) -> None:
    asked.install('pywin32; sys_platform == "not-this-one"')
    assert (asked.loaded, asked.looked_for) == ([], [])


def test_extras_need_what_the_package_says(asked: Asked) -> None:
    with pytest.raises(NotOnThisSite, match="hypothesis"):
        asked.install("pytest[dev]")
    assert asked.loaded == ["pytest"]
