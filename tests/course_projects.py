"""The small courses of tests/courses/, as projects of their own to build in."""

import shutil
from pathlib import Path

from tests.command_line import run_lite_builder

REPOSITORY = Path(__file__).parents[1]
COURSES = REPOSITORY / "tests" / "courses"


def copy_project(course: str, to: Path) -> Path:
    """A copy of one of the courses in the new folder `to`, with its lock or that of our own: nothing is resolved."""
    project = Path(shutil.copytree(COURSES / course, to))
    lock = project / "content" / "pyodide-lock.toml"
    if not lock.exists():
        shutil.copyfile(REPOSITORY / "content" / "pyodide-lock.toml", lock)
    return project


def build_project(course: str, to: Path) -> Path:
    """A copy of one of the courses in the new folder `to`, as `copy_project` makes it, with its site in `_site`."""
    project = copy_project(course, to)
    built = run_lite_builder(project, "build")
    assert built.returncode == 0, built.stderr
    return project
