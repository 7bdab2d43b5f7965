"""Which files travel to the learner beside the notebooks? Data, images and modules; never a page that is not published.

Left behind are: what `[course] exclude` names, what starts with a dot or an underscore (but for `_static`), caches,
installed Pythons, node_modules, our own settings, sites that were built into the course's folder, the pages' sources,
and every file that looks like a page but is not in the outline, since that may be a solution or a draft.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lite_builder.course.model import CourseFile
from lite_builder.course.outline.patterns import fits
from lite_builder.course.sources.gallery import looks_like_gallery
from lite_builder.errors import PageError, Place, Settle, UserError, raise_all
from lite_builder.project import (
    DATASETS_LOCK_FILE,
    EXPECTATIONS_FILE,
    JUPYTER_LITE_FILE,
    LOCK_FILE,
    MANIFEST_FILE,
    OUTLINE_FILES,
    Project,
)
from lite_builder.settings import SETTINGS_FILE

NOT_IN_A_PATH = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
"""What no name of the course may hold: control characters, and what stands for bytes that are not UTF-8."""

_READ_AS_ADDRESS = re.compile(r"[#%?:\\]")
"""What JupyterLite 0.8.6 takes for a part of an address instead of a name: such a notebook would never open."""

BOOK_STATIC = "_static"
"""The folder whose files Jupyter Book and Sphinx publish although its name begins with an underscore."""

INTO_THE_COURSE = (
    "copy what is needed into the course's folder, or let course.toml stand in a folder above both, "
    'with `content = "the outline\'s folder"` in [course]'
)
"""What to do about what lies outside."""

_OUR_FILES = {
    SETTINGS_FILE,
    LOCK_FILE,
    DATASETS_LOCK_FILE,
    EXPECTATIONS_FILE,
    JUPYTER_LITE_FILE,
    *OUTLINE_FILES,
}
_TEXT_THAT_TRAVELS = {"readme", "licence", "license"}
_NOTEBOOK_SCRIPT = re.compile(r"^#\s*(%%|\+|---\s*$)", flags=re.MULTILINE)


@dataclass(frozen=True)
class CourseFiles:
    """The files that travel, and those that look like pages and stay behind because the outline does not name them."""

    travelling: tuple[CourseFile, ...]
    unlisted_pages: tuple[Path, ...]


def find_files(project: Project, walked: Iterable[Path], page_sources: frozenset[Path]) -> CourseFiles:
    """Divide the files that a walk has found, without our own and those that pages are made from."""
    folder = project.content
    travelling: list[CourseFile] = []
    unlisted: list[Path] = []
    for file in walked:
        if file.resolve() in page_sources or (file.parent == folder and file.name in _OUR_FILES):
            continue
        if looks_like_page(file):
            unlisted.append(file)
        else:
            travelling.append(CourseFile(PurePosixPath(file.relative_to(folder).as_posix()), file))
    return CourseFiles(tuple(travelling), tuple(unlisted))


def walk_course(project: Project, settle: Settle = raise_all) -> list[Path]:
    """Every file of the course folder that is not excluded, hidden, a cache, installed or of a built site, sorted.

    Raises `PageError`, several together, for a link that leaves the folder of `course.toml`, for a name that the site
    cannot hold, and for what may not be read; where `settle` goes on, that is left out.
    """
    walk = _Walk(project)
    files = sorted(walk.files(project.content))
    settle(walk.problems)
    return files


class _Walk:
    """One walk, from a folder through all below it."""

    def __init__(self, project: Project) -> None:
        self.problems: list[UserError] = []
        self._content = project.content
        self._bound = project.home.resolve()
        self._excluded = [PurePosixPath(pattern).parts for pattern in project.settings.course.exclude]

    def files(self, path: Path, above: frozenset[Path] = frozenset()) -> Iterator[Path]:
        parts = path.relative_to(self._content).parts
        if any(fits(parts, pattern) for pattern in self._excluded):
            return
        try:
            real = _checked(path, self._bound, is_root=not above)
        except PageError as problem:
            self.problems.append(problem)
            return
        if path.is_file():
            yield path
        elif path.is_dir() and real not in above and not (above and _is_made_by_tools(path)):
            with os.scandir(path) as entries:
                names = sorted(entry.name for entry in entries if not _stays(entry.name))
            for name in names:
                yield from self.files(path / name, above | {real})


def _checked(path: Path, bound: Path, *, is_root: bool) -> Path:
    """Where the path leads. Raises `PageError`."""
    real = _follow(path)
    if not real.is_relative_to(bound):
        raise PageError(
            "this link leads out of the course",
            where=Place(path),
            why="what it points to would not be there for learners, or would be published by accident",
            todo=INTO_THE_COURSE,
        )
    if NOT_IN_A_PATH.search(path.name):
        raise PageError(
            "this name cannot stand in an address",
            where=Place(ascii(str(path))),
            why="it holds a control character, or is not UTF-8",
            todo="rename it",
        )
    if not is_root and (found := _READ_AS_ADDRESS.search(path.name)):
        raise PageError(
            f"this name cannot stand in the site, since it holds `{found[0]}`",
            where=Place(path),
            why="in an address that character has a meaning of its own, and the file would not be found",
            todo="rename it",
        )
    if not os.access(real, os.R_OK):
        raise PageError(
            "this may not be read",
            where=Place(path),
            why="you are not allowed to",
            todo="allow yourself to read it, or let its name begin with an underscore if learners do not get it",
        )
    return real


def _follow(path: Path) -> Path:
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError) as error:  # RuntimeError: Python up to 3.12, for a link that leads to itself
        raise PageError(
            "this link leads nowhere",
            where=Place(path),
            why="what it points to is not there",
            todo="remove it, or let it point to a file of the course",
        ) from error


def _is_made_by_tools(folder: Path) -> bool:
    """Whether a folder holds a site that was built, or an environment with an installed Python."""
    return (folder / MANIFEST_FILE).is_file() or (folder / "pyvenv.cfg").is_file() or (folder / "conda-meta").is_dir()


def _stays(name: str) -> bool:
    is_part_of_a_package = name.startswith("__") and name.endswith("__.py")
    is_private = name.startswith((".", "_")) and not is_part_of_a_package and name != BOOK_STATIC
    return is_private or name == "node_modules" or name.endswith((".pyc", "~", ".egg-info"))


def looks_like_page(file: Path) -> bool:
    """Whether a file is written to be a page: a notebook, Markdown, or a script that is divided into cells."""
    if file.suffix == ".ipynb":
        return True
    if file.suffix in (".md", ".markdown"):
        return file.stem.lower() not in _TEXT_THAT_TRAVELS
    if file.suffix == ".py":
        text = file.read_text(encoding="utf-8", errors="replace")
        return bool(_NOTEBOOK_SCRIPT.search(text)) or looks_like_gallery(text)
    return False
