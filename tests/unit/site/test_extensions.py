from pathlib import Path

import pytest

from lite_builder.course.myst_use import myst_use_of
from lite_builder.errors import JupyterLiteError
from lite_builder.site.extensions import Extension, copy_extension, myst_extension
from lite_builder.site.patch import Patch


def copied(text: str, to: Path) -> set[str]:
    """The names of the files that a site gets of jupyterlab-myst for a course with this text."""
    folder = copy_extension(myst_extension(myst_use_of([text])), to)
    assert (folder / "package.json").is_file()
    return {file.name for file in (folder / "static").iterdir()}


def languages_of(files: set[str]) -> set[str]:
    return {name.split("highlight_")[1].split(".")[0] for name in files if "languages_highlight" in name}


def test_old_fonts_diagrams_and_rare_languages_stay_behind(tmp_path: Path) -> None:
    files = copied("```{note}\n```", tmp_path)
    assert any(name.endswith(".woff2") for name in files)
    assert not any(name.endswith((".ttf", ".woff")) for name in files)
    assert not any(name.startswith("9554.") for name in files)
    assert "python" in languages_of(files)
    assert "fortran" not in languages_of(files)


def test_what_the_course_shows_is_there(tmp_path: Path) -> None:
    files = copied("```fortran\nx\n```\n\n```mermaid\nA --> B\n```", tmp_path)
    assert "fortran" in languages_of(files)
    assert any(name.startswith("9554.") for name in files)


def test_licences_go_along(tmp_path: Path) -> None:
    assert "third-party-licenses.json" in copied("", tmp_path)


def test_another_version_with_other_files_is_refused(tmp_path: Path) -> None:
    changed = Extension("jupyterlab-myst", "jupyterlab-myst", left_out=("static/no-such-file.*",))
    with pytest.raises(JupyterLiteError, match="no-such-file"):
        copy_extension(changed, tmp_path)


def test_a_patch_that_fits_no_more_is_refused(tmp_path: Path) -> None:
    patch = Patch("static/8352.*.js", "no such text", "", why="a test")
    with pytest.raises(JupyterLiteError, match="is not there as it was"):
        copy_extension(Extension("jupyterlab-myst", "jupyterlab-myst", patches=(patch,)), tmp_path)


def test_a_package_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(JupyterLiteError, match="jupyterlab-nowhere"):
        copy_extension(Extension("jupyterlab-nowhere", "nowhere"), tmp_path)
