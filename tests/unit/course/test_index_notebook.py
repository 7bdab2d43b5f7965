from pathlib import Path

import pytest

from lite_builder.course.links.links import find_targets, rewrite_links
from lite_builder.course.read import read_course
from lite_builder.errors import SettingsError
from lite_builder.project import open_project
from tests.unit.course.test_read import write

COURSE = {
    "course.toml": "[course]\nindex = true\n",
    "_toc.yml": (
        "format: jb-book\nroot: index\nparts:\n- caption: Part [1]\n  chapters:\n  - file: m/a b\n"
        "  - url: https://a.org\n    title: Elsewhere\n"
    ),
    "index.md": "# Welcome\n",
    "m/a b.md": "# Fit * and score\n",
}


def test_the_index_has_a_cell_for_each_module_with_links_to_its_pages(tmp_path: Path) -> None:
    course = read_course(open_project(write(tmp_path, COURSE)))
    assert course.index is not None
    assert [cell.source for cell in course.index.notebook.cells] == [
        "# All pages\n\n[Welcome](index.ipynb)",
        "## Part \\[1\\]\n\n- [Fit \\* and score](m/a%20b.ipynb)\n- [Elsewhere](<https://a.org>)",
    ]
    assert course.notebooks == (*course.pages, course.index)


def test_every_link_of_the_index_leads_somewhere(tmp_path: Path) -> None:
    course = read_course(open_project(write(tmp_path, COURSE)))
    assert course.index is not None
    assert rewrite_links([course.index], find_targets(course.pages, [], {})) == {course.index.path: course.index}


def test_there_is_no_index_unless_the_author_wants_one(tmp_path: Path) -> None:
    course = read_course(open_project(write(tmp_path, COURSE | {"course.toml": ""})))
    assert course.index is None
    assert course.notebooks == course.pages


def test_a_page_of_that_name_is_not_overwritten(tmp_path: Path) -> None:
    own = {"full-index.md": "# Mine\n", "_toc.yml": "root: index\nchapters:\n- file: full-index\n"}
    with pytest.raises(SettingsError, match="of its own"):
        read_course(open_project(write(tmp_path, COURSE | own)))
