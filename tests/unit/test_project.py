"""Where a project has its course, and what is told where it has none."""

from pathlib import Path

import pytest

from lite_builder.errors import OutlineError, SettingsError
from lite_builder.project import open_project


def test_a_folder_without_a_course_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutlineError, match="no course here"):
        open_project(tmp_path)


def write(file: Path, text: str = "") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_the_outline_may_stand_in_a_folder_of_the_project_that_the_settings_name(tmp_path: Path) -> None:
    write(tmp_path / "book" / "_toc.yml", "root: index\n")
    write(tmp_path / "course.toml", '[course]\ncontent = "book"\ntitle = "Trees"\n')

    project = open_project(tmp_path)

    assert project.outline == tmp_path / "book" / "_toc.yml"
    assert project.settings.course.title == "Trees"
    assert project.lock == tmp_path / "pyodide-lock.toml"
    assert project.site == tmp_path / "_site"


def test_a_folder_whose_outline_is_further_down_is_told_what_to_write(tmp_path: Path) -> None:
    write(tmp_path / "docs" / "book" / "_toc.yml", "root: index\n")
    with pytest.raises(OutlineError, match=r'do:  .* write `content = "docs/book"` below `\[course\]`'):
        open_project(tmp_path)


@pytest.mark.parametrize("name", ["nowhere", "../book", "/book"])
def test_a_named_folder_without_an_outline_below_the_settings_is_refused(tmp_path: Path, name: str) -> None:
    write(tmp_path / "book" / "_toc.yml", "root: index\n")
    write(tmp_path / "here" / "course.toml", f'[course]\ncontent = "{name}"\n')
    with pytest.raises(SettingsError, match=name):
        open_project(tmp_path / "here")


@pytest.mark.parametrize("said", ["", '[course]\ncontent = "content"\n'])
def test_settings_that_nobody_would_read_are_refused(tmp_path: Path, said: str) -> None:
    write(tmp_path / "content" / "_toc.yml", "root: index\n")
    write(tmp_path / "course.toml", said)
    unread = write(tmp_path / "content" / "course.toml") if said else tmp_path / "course.toml"
    with pytest.raises(SettingsError) as caught:
        open_project(tmp_path)
    assert caught.value.where is not None
    assert caught.value.where.file == unread
