"""The small courses of tests/courses/, as projects of their own to build in."""

import shutil
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
COURSES = REPOSITORY / "tests" / "courses"


def copy_project(course: str, to: Path) -> Path:
    """A copy of one of the courses in the new folder `to`, with its lock or that of our own: nothing is resolved."""
    project = Path(shutil.copytree(COURSES / course, to))
    lock = project / "content" / "pyodide-lock.toml"
    if not lock.exists():
        shutil.copyfile(REPOSITORY / "content" / "pyodide-lock.toml", lock)
    return project
