"""What does a new course start with? A copy of the starter course, which works as it is."""

from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree

from lite_builder.disk import disk_errors
from lite_builder.errors import ForeignFolderError, Place

_TEMPLATE = files("lite_builder.course") / "template"


def start_course(folder: Path) -> None:
    """Put the starter course into `folder`, which is made.

    Raises `ForeignFolderError` if there is something in it, and `DiskFullError` where it cannot be written.
    """
    with disk_errors(folder, "the course cannot be written", todo="name a folder where you may write"):
        _start_course(folder)


def _start_course(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ForeignFolderError(
            "this folder is not empty",
            where=Place(folder),
            why="the starter course would mix with what it holds",
            todo="name a folder that does not exist yet",
        )
    with as_file(_TEMPLATE) as template:
        copytree(template, folder, dirs_exist_ok=True)
    # A file named .gitignore inside our own repository would act there.
    (folder / "gitignore").rename(folder / ".gitignore")
