"""What a site knows of the work of its learners."""

import json
from pathlib import Path, PurePosixPath

import nbformat.v4

from lite_builder.course.model import Course, Module, Page
from lite_builder.site.page_version import version_marks
from lite_builder.site.work_files import course_json

SETTINGS = {"fileTypes": {"text": {"extensions": [".txt", ".py"], "fileFormat": "text"}}}
NOTEBOOK = nbformat.v4.new_notebook()
COURSE = Course(
    folder=Path(),
    title="Statistik für alle: Teil 1",
    root=None,
    modules=(Module("", (Page(PurePosixPath("a/b.ipynb"), Path("a/b.py"), "B", NOTEBOOK, ()),)),),
    files=(),
)


def test_the_site_tells_the_version_of_each_page() -> None:
    facts = json.loads(course_json(COURSE, "", SETTINGS))
    assert facts == {
        "name": "statistik-für-alle-teil-1",
        "storage": None,
        "formats": {".txt": "text", ".py": "text"},
        "files": [],
        "pages": {"a/b.ipynb": version_marks(NOTEBOOK)["version"]},
    }


def test_the_author_may_say_where_work_is_kept() -> None:
    facts = json.loads(course_json(COURSE, "stats", SETTINGS | {"contentsStorageName": "Elsewhere"}))
    assert (facts["name"], facts["storage"]) == ("stats", "Elsewhere")
