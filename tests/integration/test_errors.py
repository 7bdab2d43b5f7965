"""Every way in which a person can get it wrong: the message, the exit code, and the old site untouched."""

import os
import resource
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lite_builder import errors
from lite_builder.site.output_folder import replacing
from lite_builder.store import CACHE_VARIABLE, Store
from tests.command_line import NO_NETWORK, LiteBuilder

Digest = Callable[[Path], str]


class Refused:
    """What a person saw when a command was refused."""

    def __init__(self, run: subprocess.CompletedProcess[str]) -> None:
        self.code = run.returncode
        self.text = run.stderr

    def says(self, *parts: str) -> None:
        missing = [part for part in parts if part not in self.text]
        assert not missing, f"{missing} not in:\n{self.text}"
        assert "Traceback" not in self.text
        assert "\n  do:  " in self.text


@pytest.fixture
def content(built_project: Path) -> Path:
    return built_project / "content"


@pytest.fixture
def build(built_project: Path, lite_builder: LiteBuilder, digest: Digest) -> Iterator[Callable[..., Refused]]:
    """Run a build that is to be refused; afterwards the site must be what it was, with nothing left beside it."""
    site = built_project / "_site"
    before = digest(site)

    def run(*arguments: str, **how: object) -> Refused:
        return Refused(lite_builder(built_project, "build", *arguments, **how))  # type: ignore[arg-type]

    yield run
    assert digest(site) == before
    assert not [path.name for path in built_project.iterdir() if path.name.startswith("._site")]


Build = Callable[..., Refused]


def test_no_course_here(tmp_path: Path, lite_builder: LiteBuilder) -> None:
    refused = Refused(lite_builder(tmp_path, "build"))
    assert refused.code == errors.OutlineError.exit_code
    refused.says("no course here", str(tmp_path), "lite-builder new")


def test_missing_outline(built_project: Path, content: Path, build: Build) -> None:
    (content / "_toc.yml").unlink()
    refused = build()
    assert refused.code == errors.OutlineError.exit_code
    refused.says("_toc.yml", "no course here")


def test_malformed_outline(content: Path, build: Build) -> None:
    (content / "_toc.yml").write_text("root: index\nparts:\n  - caption: A\n   chapters: []\n", encoding="utf-8")
    refused = build()
    assert refused.code == errors.OutlineError.exit_code
    refused.says("_toc.yml, line 4", "not YAML")


def test_outline_entry_without_a_file_and_a_page_twice(content: Path, build: Build) -> None:
    chapters = "\n".join(f"- file: {name}" for name in ("pages/table", "pages/gone", "pages/table.py"))
    (content / "_toc.yml").write_text(f"root: index\nchapters:\n{chapters}\n", encoding="utf-8")
    refused = build()
    assert refused.code == errors.OutlineError.exit_code
    refused.says("_toc.yml, line 4: there is no page `pages/gone`", "_toc.yml, line 5", "there twice", "line 3")


def test_unknown_setting(content: Path, build: Build) -> None:
    (content / "course.toml").write_text("[course]\ntitel = 'x'\n", encoding="utf-8")
    refused = build()
    assert refused.code == errors.SettingsError.exit_code
    refused.says("course.toml", "course.titel")


def test_malformed_jupyter_lite_settings(built_project: Path, build: Build) -> None:
    (built_project / "jupyter-lite.json").write_text("{", encoding="utf-8")
    refused = build()
    assert refused.code == errors.SettingsError.exit_code
    refused.says("jupyter-lite.json", "not JSON")


def test_settings_that_jupyterlite_does_not_take(built_project: Path, build: Build) -> None:
    wrong = '{"jupyter-config-data": {"federated_extensions": 3}}'
    (built_project / "jupyter-lite.json").write_text(wrong, encoding="utf-8")
    refused = build()
    assert refused.code == errors.JupyterLiteError.exit_code
    refused.says("JupyterLite's own build failed", "jupyter-lite.json")


def test_a_page_that_no_address_can_name(content: Path, build: Build) -> None:
    (content / "pages" / "table.py").rename(content / "pages" / "ta#ble.py")
    refused = build()
    assert refused.code == errors.PageError.exit_code
    refused.says("ta#ble.py", "it holds `#`", "rename it")


def test_broken_percent_script(content: Path, build: Build) -> None:
    (content / "pages" / "table.py").write_text("# %%\nx = 1\n\n# %% [markdwon]\n# Text\n", encoding="utf-8")
    refused = build()
    assert refused.code == errors.PageError.exit_code
    refused.says("table.py, line 4: this cell marker is not understood", "# %% [markdown]")


def test_a_cell_with_gaps_is_told_of_and_no_error(
    built_project: Path, content: Path, lite_builder: LiteBuilder
) -> None:
    (content / "pages" / "table.py").write_text("# %%\nx = 1\n\n# %%\ny = # your code\n", encoding="utf-8")
    built = lite_builder(built_project, "build")
    assert built.returncode == 0, built.stderr
    assert "table.py, line 5, cell 2: this is not Python: y = # your code\n" in built.stderr


def test_broken_notebook(content: Path, build: Build) -> None:
    (content / "pages" / "table.py").unlink()
    (content / "pages" / "table.ipynb").write_text('{"cells": [', encoding="utf-8")
    refused = build()
    assert refused.code == errors.PageError.exit_code
    refused.says("table.ipynb", "not a Jupyter notebook")


def test_import_that_is_not_in_the_lock(content: Path, build: Build) -> None:
    (content / "pages" / "table.py").write_text("# %%\nimport not_a_real_package_at_all\n", encoding="utf-8")
    refused = build()
    assert refused.code == errors.LockError.exit_code
    refused.says("table.py, line 2, cell 1", "not_a_real_package_at_all", "lite-builder lock")


def test_import_that_cannot_be_had(built_project: Path, content: Path, lite_builder: LiteBuilder) -> None:
    before = (content / "pyodide-lock.toml").read_bytes()
    (content / "pages" / "table.py").write_text("# %%\nimport not_a_real_package_at_all\n", encoding="utf-8")
    refused = Refused(lite_builder(built_project, "lock"))
    assert refused.code == errors.MissingPackageError.exit_code
    refused.says("table.py, line 2, cell 1", "not_a_real_package_at_all", "pypi")
    assert (content / "pyodide-lock.toml").read_bytes() == before


def test_malformed_lock(content: Path, build: Build) -> None:
    (content / "pyodide-lock.toml").write_text("format = 1\n", encoding="utf-8")
    refused = build()
    assert refused.code == errors.LockError.exit_code
    refused.says("pyodide-lock.toml", "lite-builder lock")


def test_no_network_with_an_empty_cache(content: Path, build: Build, tmp_path: Path) -> None:
    (content / "course.toml").write_text("[packages]\ncdn = 'http://127.0.0.1:1/'\n", encoding="utf-8")
    refused = build(env={**NO_NETWORK, CACHE_VARIABLE: str(tmp_path / "empty")})
    assert refused.code == errors.UnreachableError.exit_code
    refused.says("numpy", "pyodide-cdn", "pypi")


def test_wrong_sha256(content: Path, build: Build, tmp_path: Path) -> None:
    lock = content / "pyodide-lock.toml"
    text = lock.read_text(encoding="utf-8")
    start = text.index('name = "seaborn"')
    at = text.index('sha256 = "', start) + len('sha256 = "')
    lock.write_text(text[:at] + "0" * 64 + text[at + 64 :], encoding="utf-8")
    refused = build()
    assert refused.code == errors.WrongBytesError.exit_code
    refused.says("seaborn", "pypi", "0" * 64)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
def test_disk_full(built_project: Path, build: Build, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", disk], check=True)
    try:
        refused = build("--output", str(disk / "site"))
        assert list(disk.iterdir()) == []
    finally:
        subprocess.run(["umount", disk], check=True)
    assert refused.code == errors.DiskFullError.exit_code
    refused.says("the disk is full", str(disk))


@pytest.mark.parametrize("megabytes", [1, 8])
def test_disk_that_takes_no_large_files(content: Path, build: Build, megabytes: int) -> None:
    (content / "index.md").write_text("# Changed\n", encoding="utf-8")
    limit = megabytes * 1_000_000
    refused = build(before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    assert refused.code == errors.DiskFullError.exit_code
    refused.says("the disk does not take files of this size")


def test_output_that_we_did_not_make(built_project: Path, build: Build) -> None:
    (built_project / "thesis").mkdir()
    (built_project / "thesis" / "thesis.tex").write_text("years of work", encoding="utf-8")
    refused = build("--output", "thesis")
    assert refused.code == errors.ForeignFolderError.exit_code
    refused.says("thesis", "not made by lite_builder", "--output")
    assert (built_project / "thesis" / "thesis.tex").read_text(encoding="utf-8") == "years of work"


def test_output_in_use(built_project: Path, content: Path, build: Build) -> None:
    (content / "index.md").write_text("# Changed\n", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), replacing(built_project / "_site", Store.default().folder("locks")):
        refused = build()
        raise KeyboardInterrupt
    assert refused.code == errors.FolderInUseError.exit_code
    refused.says("another build", "_site")


def test_site_that_is_not_there(project: Path, lite_builder: LiteBuilder) -> None:
    for command in ("serve", "test"):
        refused = Refused(lite_builder(project, command))
        assert refused.code == errors.NoSiteError.exit_code
        refused.says("_site", "lite-builder build")


def test_port_taken(built_project: Path, lite_builder: LiteBuilder) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused = Refused(lite_builder(built_project, "serve", "--port", port))
    assert refused.code == errors.PortInUseError.exit_code
    refused.says(port, "--port")


def test_no_browser(built_project: Path, lite_builder: LiteBuilder, tmp_path: Path) -> None:
    nowhere = {"LITE_BUILDER_BROWSER": str(tmp_path / "no-such-browser")}
    refused = Refused(lite_builder(built_project, "test", env=nowhere))
    assert refused.code == errors.NoBrowserError.exit_code
    refused.says("no-such-browser", "LITE_BUILDER_BROWSER")
    doctor = lite_builder(built_project, "doctor", env=nowhere)
    assert doctor.returncode == errors.NoBrowserError.exit_code
    assert "no-such-browser" in doctor.stdout


def test_starting_a_course_where_something_is(built_project: Path, lite_builder: LiteBuilder) -> None:
    refused = Refused(lite_builder(built_project, "new", "content"))
    assert refused.code == errors.ForeignFolderError.exit_code
    refused.says("content", "not empty")


def test_unknown_command_line(tmp_path: Path, lite_builder: LiteBuilder) -> None:
    run = lite_builder(tmp_path, "build", "--no-such-option")
    assert run.returncode == 2
    assert "No such option" in run.stderr


def test_what_is_wrong_is_passed_over_on_request(
    built_project: Path, content: Path, lite_builder: LiteBuilder, digest: Digest
) -> None:
    (content / "index.md").write_text("# Welcome\n\n[x](gone.py)\n", encoding="utf-8")
    (content / "pages" / "table.py").write_text("# %%\nimport nowhere_to_be_found\n# %%\nx = = 1\n", encoding="utf-8")
    refused = Refused(lite_builder(built_project, "build"))
    assert refused.code == errors.PageError.exit_code
    refused.says("the link to `gone.py` leads nowhere", "1 error; with --keep-going it goes on without what is wrong")

    built = lite_builder(built_project, "build", "--keep-going")
    assert built.returncode == 0, built.stderr
    assert [line for line in built.stderr.splitlines() if line.startswith("passed over: ")] == [
        f"passed over: {content / 'pages' / 'table.py'}, line 4, cell 2: this is not Python: x = = 1",
        f"passed over: {content / 'index.md'}, line 3, cell 1: the link to `gone.py` leads nowhere",
        f"passed over: {content / 'pages' / 'table.py'}, line 2, cell 1: "
        "the lock has nothing that provides `import nowhere_to_be_found`",
    ]

    site = digest(built_project / "_site")
    again = Refused(lite_builder(built_project, "build"))
    assert again.code == errors.PageError.exit_code
    assert digest(built_project / "_site") == site
