"""Where are the parts of an author's project? Found from the folder that the author works in."""

from dataclasses import dataclass
from pathlib import Path

from lite_builder.errors import OutlineError, Place, SettingsError
from lite_builder.settings import SETTINGS_FILE, Settings, read_settings

TOC_FILE = "_toc.yml"
MYST_FILE = "myst.yml"
BOOK_CONFIG_FILE = "_config.yml"
OUTLINE_FILES = (TOC_FILE, MYST_FILE)
LOCK_FILE = "pyodide-lock.toml"
DATASETS_LOCK_FILE = "datasets-lock.toml"
JUPYTER_LITE_FILE = "jupyter-lite.json"
SITE_FOLDER = "_site"
REPORT_FOLDER = "_report"
EXPECTATIONS_FILE = "expectations.toml"
MANIFEST_FILE = "lite-builder.json"


@dataclass(frozen=True)
class Project:
    """Where the parts of an author's project are, and what its settings say.

    `root` is the folder that the author works in; `content` is the course folder, which `[course] content` names,
    else root/content or root itself.
    """

    root: Path
    content: Path
    settings: Settings

    @property
    def outline(self) -> Path:
        """The outline's file; of two the first, since a `myst.yml` beside a `_toc.yml` need not hold an outline."""
        return find_outline(self.content) or self.content / TOC_FILE

    @property
    def home(self) -> Path:
        """The folder in which `course.toml` and the lock stand; links of the course's folder may lead all over it."""
        return self.content if self.settings.course.content is None else self.root

    @property
    def settings_file(self) -> Path:
        """The settings' file, which need not exist."""
        return self.home / SETTINGS_FILE

    @property
    def answers(self) -> Path | None:
        """The folder with the answers to quizzes, which need not exist; None if the settings name none."""
        named = self.settings.quizzes.answers
        return self.home / named if named else None

    @property
    def book_config(self) -> Path:
        """Jupyter Book's own settings, which need not exist."""
        return self.content / BOOK_CONFIG_FILE

    @property
    def lock(self) -> Path:
        """The lock's file, which need not exist yet."""
        return self.home / LOCK_FILE

    @property
    def datasets_lock(self) -> Path:
        """The file of the lock of data sets, which is there if the course has some."""
        return self.home / DATASETS_LOCK_FILE

    @property
    def expectations(self) -> Path:
        """The list of cells that are expected to fail, which need not exist."""
        return self.home / EXPECTATIONS_FILE

    @property
    def site(self) -> Path:
        """Where the site is built unless the command line says otherwise."""
        return self.root / SITE_FOLDER

    @property
    def report(self) -> Path:
        """Where `lite-builder test` keeps what it found, unless the command line says otherwise."""
        return self.root / REPORT_FOLDER

    @property
    def jupyter_lite_files(self) -> tuple[Path, ...]:
        """The author's JupyterLite runtime settings, those that exist; later ones win."""
        files = dict.fromkeys((self.root / JUPYTER_LITE_FILE, self.content / JUPYTER_LITE_FILE))
        return tuple(file for file in files if file.is_file())


def open_project(root: Path) -> Project:
    """Find the course folder in `root` and read its settings.

    Raises `OutlineError` where there is no course and `SettingsError` where `course.toml` is malformed.
    """
    root = root.absolute()
    if (settings := read_settings(root / SETTINGS_FILE)).course.content is not None:
        return Project(root, _named_folder(root, settings.course.content), settings)
    for content in (root / "content", root):
        if find_outline(content):
            _check_is_read(root, content)
            return Project(root, content, read_settings(content / SETTINGS_FILE))
    raise _no_course(root)


def _named_folder(root: Path, name: str) -> Path:
    """The folder that `[course] content` names. Raises `SettingsError` where it is none of the project's."""
    where = Place(root / SETTINGS_FILE)
    if Path(name).is_absolute() or ".." in Path(name).parts:
        raise SettingsError(
            f'[course] content = "{name}" is not a folder below this one',
            where=where,
            todo="name it by its path from here, and let course.toml stand in a folder above it",
        )
    folder = root / name
    if find_outline(folder) is None:
        raise SettingsError(
            f'[course] content = "{name}": there is no {" or ".join(OUTLINE_FILES)} in {name}/',
            where=where,
            todo="name the folder in which the outline stands",
        )
    _check_is_read(folder, root)
    return folder


def _check_is_read(unread: Path, read: Path) -> None:
    """Refuse a second `course.toml`, which would go unseen."""
    if unread != read and (unread / SETTINGS_FILE).is_file():
        raise SettingsError(
            "these settings are not read",
            where=Place(unread / SETTINGS_FILE),
            why=f"the course's settings are those of {read / SETTINGS_FILE}",
            todo=f"move what it says there, or add `content` to [course] of the {SETTINGS_FILE} in the folder above",
        )


def _no_course(root: Path) -> OutlineError:
    """The error for a folder without an outline; it names the folder below that has one."""
    below = next((folder for folder in _folders_below(root) if find_outline(folder)), None)
    todo = "go to the course's folder, or start one with `lite-builder new my-course`"
    if below is not None:
        name = below.relative_to(root).as_posix()
        todo = f'there is one in {name}/: write `content = "{name}"` below `[course]` in a {SETTINGS_FILE} here'
    return OutlineError(
        f"no course here: there is no {' or '.join(OUTLINE_FILES)}, neither here nor in content/",
        where=Place(root),
        why="the outline names the pages of the course and their order",
        todo=todo,
    )


def _folders_below(root: Path) -> list[Path]:
    """The folders in which projects have their book, those at the top first."""
    if not root.is_dir():
        return []
    found = sorted(path for pattern in ("*", "*/*") for path in root.glob(pattern) if path.is_dir())
    visible = (path for path in found if not any(part.startswith((".", "_")) for part in path.relative_to(root).parts))
    return sorted(visible, key=lambda path: len(path.parts))


def find_outline(folder: Path) -> Path | None:
    """The outline's file in a folder, or None if it is not a course's folder."""
    return next((folder / name for name in OUTLINE_FILES if (folder / name).is_file()), None)
