"""What do the pages of a site have to know of a learner's work? `work/course.json`, and the modules of `assets/work/`.

Where the browser keeps the work, in which form, and which version of each page the course has now: by it the landing
page tells which pages the learner has changed, and a page asks what to do where the course has a newer one.
"""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

from lite_builder.course.model import Course
from lite_builder.site.page_version import version_marks
from lite_builder.site.script_names import put_modules

FOLDER = "work"
COURSE_FILE = f"{FOLDER}/course.json"

_ASSETS = files("lite_builder.site") / "assets" / FOLDER


def add_work_modules(site: Path) -> None:
    """Put the modules into the site."""
    folder = site / FOLDER
    folder.mkdir()
    put_modules(_ASSETS.iterdir(), folder)


def add_course_file(site: Path, course: Course, course_id: str) -> None:
    """Write `work/course.json`, once JupyterLite's settings are there."""
    settings = json.loads((site / "jupyter-lite.json").read_text(encoding="utf-8"))["jupyter-config-data"]
    (site / COURSE_FILE).write_text(course_json(course, course_id, settings), encoding="utf-8")


def course_json(course: Course, course_id: str, settings: dict[str, Any]) -> str:
    """What assets/work/kept_work.mjs calls a Course; `storage` is null where the site's address names it."""
    facts = {
        "name": course_name(course.title, course_id),
        "storage": settings.get("contentsStorageName"),
        "formats": formats(settings),
        "pages": {page.path.as_posix(): version_marks(page.notebook)["version"] for page in course.notebooks},
        "files": [file.path.as_posix() for file in course.files],
    }
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def course_name(title: str, course_id: str) -> str:
    """A name for files and databases: the course's id, or what its title makes of one."""
    return course_id or re.sub(r"\W+", "-", title.lower()).strip("-")


def formats(settings: dict[str, Any]) -> dict[str, str]:
    """In which form JupyterLite keeps files, by the endings of their names."""
    return {ending: kind["fileFormat"] for kind in settings["fileTypes"].values() for ending in kind["extensions"]}
