"""Which folders of the course stand elsewhere in the author's project? Links may name them by either place.

A book in `book/` with a link `book/figures -> ../figures` shows `../figures/a.png` at home, and so do its pages here.
"""

import posixpath
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from lite_builder.project import Project


def find_linked_folders(project: Project, files: Iterable[Path]) -> Mapping[PurePosixPath, PurePosixPath]:
    """For each folder or file outside of the course's folder that `files` are read from: where the course has it.

    Both are seen from the course's folder, so that the first begins with `..`.
    """
    content = project.content.resolve()
    found: dict[PurePosixPath, PurePosixPath] = {}
    for file in files:
        real = file.resolve()
        if not real.is_relative_to(content):
            outside, inside = _without_common_end(real, file)
            here = PurePosixPath(posixpath.relpath(outside.as_posix(), content.as_posix()))
            found[here] = PurePosixPath(inside.relative_to(project.content).as_posix())
    return found


def place_in_course(path: PurePosixPath, linked: Mapping[PurePosixPath, PurePosixPath]) -> PurePosixPath:
    """The path itself, or where the course has what stands there."""
    for outside in (path, *path.parents):
        if outside in linked:
            return linked[outside] / path.relative_to(outside)
    return path


def _without_common_end(real: Path, file: Path) -> tuple[Path, Path]:
    """Both paths up to the link: `project/figures/a.png` and `book/figures/a.png` give the two folders."""
    while not file.is_symlink():
        real, file = real.parent, file.parent
    return real, file
