"""Whose test suites are run, and with which tools? `suites.toml`, read into typed values."""

from importlib.resources import as_file, files

from pydantic import BaseModel, ConfigDict

from lite_builder.errors import SettingsError
from lite_builder.toml_file import read_toml


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Library(_Record):
    """A project on PyPI, the folder of its wheel that holds its tests, and modules that only its tests need."""

    project: str
    package: str
    stand_ins: tuple[str, ...] = ()


class Tool(_Record):
    """A project that the tests need to run, and its version."""

    project: str
    version: str


class Quick(_Record):
    """The modules, or single files of tests, that are run when nothing else is asked for."""

    names: tuple[str, ...]


class Suites(_Record):
    """The whole of `suites.toml`."""

    library: tuple[Library, ...]
    tool: tuple[Tool, ...]
    quick: Quick


def read_suites() -> Suites:
    """The list that comes with lite_builder."""
    with as_file(files("lite_builder.verify.selftest") / "suites.toml") as file:
        return read_toml(file, Suites, SettingsError, what="this list is damaged", todo="install lite_builder anew")
