import os
from pathlib import Path

import pytest

from lite_builder.course.files import walk_course
from lite_builder.errors import PageError
from lite_builder.project import MANIFEST_FILE, Project
from lite_builder.settings import CourseSection, Settings


def names(folder: Path) -> list[str]:
    project = Project(folder, folder, Settings())
    return sorted(file.relative_to(folder).as_posix() for file in walk_course(project))


def test_a_site_that_was_built_into_the_course_is_no_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "docs" / "site").mkdir(parents=True)
    (tmp_path / "docs" / "data.csv").touch()
    (tmp_path / "docs" / "site" / MANIFEST_FILE).touch()
    (tmp_path / "docs" / "site" / "index.html").touch()
    assert names(tmp_path) == ["docs/data.csv"]


def test_what_tools_put_into_a_folder_is_no_part_of_the_course(tmp_path: Path) -> None:
    (tmp_path / "pyvenv.cfg").touch()
    for file in (
        "env/pyvenv.cfg",
        "conda/conda-meta/history",
        "node_modules/a.js",
        "x.egg-info/PKG-INFO",
        "_static/a.png",
        "m/data.csv",
    ):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).touch()
    assert names(tmp_path) == ["_static/a.png", "m/data.csv", "pyvenv.cfg"]


def test_what_the_settings_exclude_stays_behind_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "slides" / "deep").mkdir(parents=True)
    for file in ("slides/100%.pdf", "slides/deep/a.png", "plot.key", "slides.csv"):
        (tmp_path / file).touch()
    (tmp_path / "gone").symlink_to("nowhere")
    settings = Settings(course=CourseSection(exclude=("slides", "**/*.key", "gone")))
    assert walk_course(Project(tmp_path, tmp_path, settings)) == [tmp_path / "slides.csv"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read everything")
@pytest.mark.parametrize("closed", ["data.csv", "data"])
def test_what_may_not_be_read_is_named(tmp_path: Path, closed: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data.csv").touch()
    (tmp_path / closed).chmod(0)
    try:
        with pytest.raises(PageError, match=f"{closed}: this may not be read"):
            names(tmp_path)
    finally:
        (tmp_path / closed).chmod(0o700)


@pytest.mark.parametrize("name", [b"a\nb.csv", b"latin-\xe9.csv"])
def test_a_name_that_no_address_can_hold_is_said(tmp_path: Path, name: bytes) -> None:
    (tmp_path / os.fsdecode(name)).touch()
    with pytest.raises(PageError, match="cannot stand in an address"):
        names(tmp_path)


@pytest.mark.parametrize("name", ["ha#sh.py", "per%20cent.csv", "que?stion.ipynb", "co:lon.csv"])
def test_a_name_that_would_be_read_as_an_address_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "course # 1").mkdir()
    (tmp_path / "course # 1" / name).touch()
    with pytest.raises(PageError, match="cannot stand in the site"):
        names(tmp_path / "course # 1")


def test_where_the_course_itself_lies_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "100% #1").mkdir()
    (tmp_path / "100% #1" / "a b+é'&.csv").touch()
    assert names(tmp_path / "100% #1") == ["a b+é'&.csv"]
