from pathlib import Path

import pytest

from lite_builder.course.starter import start_course
from lite_builder.errors import DiskFullError, ForeignFolderError


def test_a_course_is_started_in_a_folder_that_is_made(tmp_path: Path) -> None:
    start_course(tmp_path / "new" / "course")
    assert (tmp_path / "new" / "course" / "content" / "_toc.yml").is_file()
    assert (tmp_path / "new" / "course" / ".gitignore").is_file()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").touch()
    with pytest.raises(ForeignFolderError):
        start_course(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.tex"]


def test_where_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DiskFullError, match="the course cannot be written"):
        start_course(tmp_path / "file" / "course")
