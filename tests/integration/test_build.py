"""Building as an author does it: twice the same, nothing twice, and never a half-made site."""

import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from lite_builder.store import CACHE_VARIABLE, Store
from tests.command_line import NO_NETWORK, LiteBuilder
from tests.course_projects import copy_project

Digest = Callable[[Path], str]


def test_two_builds_of_the_same_sources_are_identical_byte_for_byte(
    small_site: Path, tmp_path: Path, lite_builder: LiteBuilder, digest: Digest
) -> None:
    elsewhere = copy_project("small", tmp_path / "another place")
    assert lite_builder(elsewhere, "build", "--output", "other").returncode == 0
    assert digest(elsewhere / "other") == digest(small_site)


@pytest.mark.full
def test_a_cache_empty_full_or_damaged_gives_the_same_site(
    small_site: Path, tmp_path: Path, lite_builder: LiteBuilder, digest: Digest
) -> None:
    project = copy_project("small", tmp_path / "project")
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "sha256").symlink_to(Store.default().folder("sha256"))

    def build() -> str:
        shutil.rmtree(project / "_site", ignore_errors=True)
        built = lite_builder(project, "build", env={CACHE_VARIABLE: str(cache)})
        assert built.returncode == 0, built.stderr
        return digest(project / "_site")

    assert build() == digest(small_site)
    assert build() == digest(small_site)
    made = [file for name in ("memory", "jupyterlite", "snapshots") for file in (cache / name).iterdir()]
    assert len(made) == 4
    for file in made:
        file.write_bytes(file.read_bytes()[:-100])
    assert build() == digest(small_site)


def test_an_unchanged_build_does_nothing(built_project: Path, lite_builder: LiteBuilder) -> None:
    before = (built_project / "_site" / "index.html").stat()
    built = lite_builder(built_project, "build")
    assert built.returncode == 0
    assert "nothing has changed" in built.stderr
    assert (built_project / "_site" / "index.html").stat().st_ino == before.st_ino


def test_a_changed_notebook_is_rebuilt_from_the_cache_alone(built_project: Path, lite_builder: LiteBuilder) -> None:
    page = built_project / "content" / "pages" / "table.py"
    page.write_text(page.read_text(encoding="utf-8") + "\n# %%\nprint('new')\n", encoding="utf-8")
    built = lite_builder(built_project, "build", env=NO_NETWORK)
    assert built.returncode == 0, built.stderr
    assert "Fetching" not in built.stderr
    notebook = json.loads((built_project / "_site" / "files" / "pages" / "table.ipynb").read_text(encoding="utf-8"))
    assert notebook["cells"][-1]["source"] == ["print('new')"]


def test_only_files_that_changed_have_a_new_time(built_project: Path, lite_builder: LiteBuilder) -> None:
    site = built_project / "_site"
    times = {file: file.stat().st_mtime for file in site.rglob("*") if file.is_file()}
    page = built_project / "content" / "pages" / "table.py"
    page.write_text(page.read_text(encoding="utf-8").replace("spread:", "range:"), encoding="utf-8")
    assert lite_builder(built_project, "build").returncode == 0
    newer = {file.relative_to(site).as_posix() for file, time in times.items() if file.stat().st_mtime > time}
    assert "files/pages/table.ipynb" in newer
    assert "static/pyodide/pyodide.asm.wasm" not in newer
    assert "files/pages/linear_algebra.ipynb" not in newer


def test_a_site_that_lost_a_file_is_built_again(built_project: Path, lite_builder: LiteBuilder) -> None:
    (built_project / "_site" / "licences.html").unlink()
    assert lite_builder(built_project, "build").returncode == 0
    assert (built_project / "_site" / "licences.html").exists()


def test_the_site_has_what_hosts_and_readers_need(small_site: Path) -> None:
    assert (small_site / ".nojekyll").exists()
    largest = max(file.stat().st_size for file in small_site.rglob("*") if file.is_file())
    assert largest < 95_000_000
    licences = (small_site / "licences.html").read_text(encoding="utf-8")
    lock = json.loads((small_site / "static" / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))
    for name, package in lock["packages"].items():
        assert f"<td>{name}</td><td>{package['version']}</td>" in licences
    assert "OpenBLAS" in licences


def test_data_and_modules_travel_and_settings_stay(small_site: Path) -> None:
    files = {file.relative_to(small_site / "files").as_posix() for file in (small_site / "files").rglob("*.*")}
    assert files == {
        "index.ipynb",
        "pages/table.ipynb",
        "pages/linear_algebra.ipynb",
        "pages/measures.py",
        "datasets/heights.csv",
    }


def test_nothing_in_the_site_names_the_machine_that_built_it(small_site: Path) -> None:
    place = str(small_site.parent).encode()
    assert not [file for file in small_site.rglob("*") if file.is_file() and place in file.read_bytes()]


def test_a_build_leaves_the_authors_files_as_they_were(built_project: Path, lite_builder: LiteBuilder) -> None:
    page = built_project / "content" / "index.md"
    page.write_text("# Changed\n", encoding="utf-8")
    before = {file: file.stat().st_mtime_ns for file in (built_project / "content").rglob("*")}
    assert lite_builder(built_project, "build").returncode == 0
    assert {file: file.stat().st_mtime_ns for file in (built_project / "content").rglob("*")} == before
    assert {path.name for path in built_project.iterdir()} == {"content", "_site"}


def _strict_umask() -> None:
    os.umask(0o077)


def test_a_web_server_may_read_the_site_of_an_author_with_a_strict_umask(
    built_project: Path, lite_builder: LiteBuilder
) -> None:
    output = built_project / "strict"
    built = lite_builder(built_project, "build", "--output", "strict", before=_strict_umask)
    assert built.returncode == 0, built.stderr
    modes = {path.is_dir(): {stat.S_IMODE(path.stat().st_mode)} for path in (output, output / "index.html")}
    for path in output.rglob("*"):
        modes[path.is_dir()].add(stat.S_IMODE(path.stat().st_mode))
    assert modes == {True: {0o755}, False: {0o644}}


def test_how_to_open_a_site_can_be_typed_as_it_is_shown(built_project: Path, lite_builder: LiteBuilder) -> None:
    built = lite_builder(built_project.parent, "build", "--project", built_project.name, "--output", "my site")
    assert built.returncode == 0, built.stderr
    assert f"lite-builder serve --project {built_project.name} --site 'my site'" in built.stdout
