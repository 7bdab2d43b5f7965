"""The landing page: the course by module, each notebook one click away. Pure text in, HTML out; links are relative."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from lite_builder.course.model import Course, ExternalLink, Module, Page
from lite_builder.html_templates import html_templates
from lite_builder.settings import CourseSection

_TEMPLATES = html_templates("lite_builder.site")


@dataclass(frozen=True)
class Link:
    """One notebook on the landing page: its path, its title, and where the Notebook and Lab interfaces open it."""

    path: str
    title: str
    notebook_url: str
    lab_url: str


@dataclass(frozen=True)
class Section:
    """A module on the landing page."""

    title: str
    links: Sequence[Link | ExternalLink]


def landing_page(course: Course, settings: CourseSection, python_packages: Sequence[str]) -> str:
    """The HTML of the landing page; `python_packages` are named in its foot, such as `numpy 2.4.3`."""
    return _TEMPLATES.get_template("landing.html").render(
        title=course.title,
        settings=settings,
        root=_link(course.root) if course.root else None,
        index=_link(course.index) if course.index else None,
        sections=[_section(module) for module in course.modules],
        python_packages=python_packages,
    )


def notebook_url(path: PurePosixPath) -> str:
    """Where the Notebook interface opens the notebook, from the site's root.

    The file's name stands in it, since not every host answers for a folder.
    """
    return f"notebooks/index.html?path={quote(path.as_posix())}"


def lab_url(path: PurePosixPath) -> str:
    """Where the Lab interface opens the notebook, from the site's root."""
    return f"lab/index.html?path={quote(path.as_posix())}"


def render(template: str, **values: object) -> str:
    """Render one of the site's templates."""
    return _TEMPLATES.get_template(template).render(**values)


def _section(module: Module) -> Section:
    return Section(module.title, [_link(item) if isinstance(item, Page) else item for item in module.items])


def _link(page: Page) -> Link:
    return Link(page.path.as_posix(), page.title, notebook_url(page.path), lab_url(page.path))
