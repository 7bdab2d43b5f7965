"""What every test may ask for: the command line, and a small project to run it in."""

import shutil
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import hypothesis
import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.command_line import LiteBuilder, run_lite_builder
from tests.course_projects import build_project, copy_project
from tests.workers import FilesAndPages, build_once

# How long an example takes says how busy the machine is.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")


@pytest.fixture(scope="session")
def lite_builder() -> LiteBuilder:
    return run_lite_builder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project, not built yet."""
    return copy_project("small", tmp_path / "project")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling | None:
    return FilesAndPages(config, log) if config.getvalue("dist") == "loadfile" else None


@pytest.fixture(scope="session")
def shared_project(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[str], Path]:
    """`shared_project(course)`: the project of this course with its site, built once for all workers."""
    alone = worker_id == "master"
    shared = tmp_path_factory.getbasetemp() if alone else tmp_path_factory.getbasetemp().parent
    return lambda course: build_once(shared / course, lambda folder: build_project(course, folder))


@pytest.fixture(scope="session")
def small_site(shared_project: Callable[[str], Path]) -> Iterator[Path]:
    """The site of the small project, built once; do not change it."""
    folder = shared_project("small")
    before = digest_of(folder)
    yield folder / "_site"
    assert digest_of(folder) == before, "a test changed the project that all share"


@pytest.fixture
def built_project(small_site: Path, tmp_path: Path) -> Path:
    """A small project with its site, which a test may change."""
    return Path(shutil.copytree(small_site.parent, tmp_path / "built"))


@pytest.fixture(scope="session")
def digest() -> Callable[[Path], str]:
    """`digest(folder)`: one digest over the names and bytes of all its files."""
    return digest_of


def digest_of(folder: Path) -> str:
    whole = sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            whole.update(file.relative_to(folder).as_posix().encode() + b"\0" + sha256(file.read_bytes()).digest())
    return whole.hexdigest()
