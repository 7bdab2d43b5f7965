"""What does the author decide? `course.toml`, beside the outline or in a folder above it, read into typed values.

Every key has a default, so that a folder with an outline and nothing else is a course.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from lite_builder.dataset_settings import NO_DATASETS, DatasetsSection
from lite_builder.errors import OutlineError, Place, SettingsError
from lite_builder.toml_file import read_toml

SETTINGS_FILE = "course.toml"
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

PYODIDE_SERIES = "314"
"""The releases of Pyodide whose files have the names and the Python that jupyterlite-pyodide-kernel 0.8 expects."""

PositiveSeconds = Annotated[float, Field(gt=0)]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CourseSection(_Section):
    """`[course]`: how the course presents itself on its landing page."""

    content: str | None = Field(None, description="The folder of the outline, seen from the folder of `course.toml`.")
    title: str | None = Field(None, description="Shown on the landing page; default: the title of the first page.")
    description: str = Field("", description="One or two sentences below the title.")
    authors: tuple[str, ...] = ()
    language: str = Field("en", description="BCP 47 tag of the language of the course.")
    index: bool = Field(False, description="Whether the site has a notebook with links to all pages.")
    exclude: tuple[str, ...] = Field(
        (), description="Files and folders that do not travel; `**` stands for any folders."
    )
    licence: str = Field("", description="Licence of the course's text, as an SPDX identifier such as CC-BY-4.0.")


class PackagesSection(_Section):
    """`[packages]`: what the browser's Python has beyond what the notebooks import, and where it may come from."""

    pyodide: str = Field(
        "314.0.3", pattern=r"^\d+(\.\d+)+[a-z0-9.]*$", description="The Pyodide release that the site ships."
    )
    include: tuple[str, ...] = Field((), description="Packages to ship although no notebook imports them.")
    absent: tuple[str, ...] = Field((), description="Modules that notebooks import and the site need not have.")
    projects: dict[str, str] = Field(
        default_factory=dict,
        description="For an import whose project on PyPI has another name: import name -> project name.",
    )
    cdn: str = Field(
        "https://cdn.jsdelivr.net/pyodide/v{version}/full/",
        description="Where Pyodide's own distribution is; {version} is replaced.",
    )
    sources: tuple[str, ...] = Field(
        ("pyodide-cdn", "npm", "pypi", "pypi-archive"),
        description="Which sources to ask, in this order, when a file is not in the cache.",
    )

    @field_validator("pyodide")
    @classmethod
    def _is_of_the_series(cls, version: str) -> str:
        if version.split(".")[0] != PYODIDE_SERIES:
            raise ValueError(f"the kernel of the site runs Pyodide {PYODIDE_SERIES}, such as 314.0.3, not {version}")
        return version


class SiteSection(_Section):
    """`[site]`: what the site is made of."""

    precompiled: bool = Field(True, description="Whether the browser's Python is sent byte code beside the sources.")


class TestSection(_Section):
    """`[test]`: how patient `lite-builder test` is, in seconds, and how strict."""

    cell_timeout: PositiveSeconds = Field(120, description="One cell may run this long.")
    start_timeout: PositiveSeconds = Field(120, description="The page and its kernel may take this long to start.")
    notebook_timeout: PositiveSeconds = Field(600, description="One notebook may take this long in all.")
    retry: bool = Field(True, description="Whether a notebook that fails is run once more, in a fresh browser profile.")
    strict: bool = Field(False, description="Whether a notebook that passes only when it is run again fails the run.")
    robustness: float = Field(
        0.95, ge=0, le=1, description="In this share of the runs of `--robustness` each answer has to hold."
    )


class CompareSection(_Section):
    """`[compare]`: how far `lite-builder test --compare` lets outputs of the browser be from native ones."""

    relative: float = Field(1e-6, ge=0, lt=1, description="Numbers may differ by this part of the larger one,")
    absolute: float = Field(1e-9, ge=0, description="or by this much.")
    image: float = Field(0.0002, ge=0, le=1, description="This share of an image's area may look different.")


class LintSection(_Section):
    """`[lint]`: which rules of `lite-builder lint` the course does not want to hear of."""

    ignore: tuple[str, ...] = Field((), description="Codes of rules, such as LB004, that are not shown anywhere.")


class LinksSection(_Section):
    """`[links]`: what becomes of links that lead nowhere."""

    dead: Literal["error", "warn"] = Field("error", description="Whether a dead link ends a build, or is only told of.")


class PublishSection(_Section):
    """`[publish]`: what learners get."""

    solutions: bool = Field(True, description="Whether the solutions of exercises are published.")


class QuizzesSection(_Section):
    """`[quizzes]`: in which form learners get the quizzes, and where the answers are."""

    graded: tuple[str, ...] = Field((), description="Pages, as patterns, whose questions alone are published.")
    self_assessment: tuple[str, ...] = Field(
        (), description="Pages, as patterns, whose questions answer by themselves."
    )
    answers: str = Field("", description="A folder, from that of course.toml, with the same pages and solutions.")


class Settings(_Section):
    """The whole of `course.toml`."""

    course: CourseSection = CourseSection()
    packages: PackagesSection = PackagesSection()
    datasets: DatasetsSection = NO_DATASETS
    site: SiteSection = SiteSection()
    test: TestSection = TestSection()
    compare: CompareSection = CompareSection()
    lint: LintSection = LintSection()
    links: LinksSection = LinksSection()
    publish: PublishSection = PublishSection()
    quizzes: QuizzesSection = QuizzesSection()


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


def read_settings(file: Path) -> Settings:
    """Read `course.toml`; a file that does not exist means all defaults. Raises `SettingsError`."""
    if not file.is_file():
        return Settings()
    return read_toml(
        file,
        Settings,
        SettingsError,
        what="these settings cannot be used",
        todo="correct or remove them; docs/settings.md lists every key",
    )
