"""What does the author decide? `course.toml`, beside the outline or in a folder above it, read into typed values.

Every key has a default, so that a folder with an outline and nothing else is a course.
"""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from lite_builder.dataset_settings import NO_DATASETS, DatasetsSection
from lite_builder.errors import SettingsError
from lite_builder.toml_file import read_toml

SETTINGS_FILE = "course.toml"

PYODIDE_SERIES = "314"
"""The releases of Pyodide whose files have the names and the Python that jupyterlite-pyodide-kernel 0.8 expects."""

PositiveSeconds = Annotated[float, Field(gt=0)]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CourseSection(_Section):
    """`[course]`: how the course presents itself on its landing page."""

    content: str | None = Field(None, description="The folder of the outline, seen from the folder of `course.toml`.")
    title: str | None = Field(None, description="Shown on the landing page; default: the title of the first page.")
    id: str = Field(
        "",
        pattern=r"^[a-z0-9][a-z0-9-]*$|^$",
        description="Under which name the browser keeps learners' work of a USB key; default: made of the title.",
    )
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
    snapshot: Literal["auto", "none", "kernel", "numpy", "stack"] = Field(
        "auto", description="Whether kernels start from a snapshot of Python's memory, and what is imported in it."
    )


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
