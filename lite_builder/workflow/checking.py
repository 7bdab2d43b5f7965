"""What can be told of a course and its site without running a notebook?"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lite_builder.errors import Settle, tell_all
from lite_builder.memory import remembering
from lite_builder.progress import Reporter
from lite_builder.project import Project

if TYPE_CHECKING:
    from lite_builder.course.links.links import WebLink
    from lite_builder.course.quizzes.quiz import Quiz
    from lite_builder.publish.leaks import Withheld
    from lite_builder.verify.lint.lint import Finding


def lint(project: Project, reporter: Reporter, settle: Settle) -> "tuple[Finding, ...]":
    """What will fail or mislead in the browser, as far as the notebooks' code tells; nothing is run.

    `settle` is given what is wrong with pages and links.
    """
    from lite_builder.course.read import read_course
    from lite_builder.packages.lock import read_lock
    from lite_builder.verify.lint.lint import lint_course

    locked = read_lock(project.lock) if project.lock.exists() else None
    with reporter.step("Reading the course"), remembering(project.content):
        course = read_course(project, reporter.say, settle)
    return lint_course(course, locked, project.settings.lint.ignore, project.settings.datasets)


def web_links(project: Project, reporter: Reporter) -> "tuple[WebLink, ...]":
    """The links of the course's pages to other hosts; nobody is asked. What is wrong with the pages is told of."""
    from lite_builder.course.links.links import web_links as links_of
    from lite_builder.course.read import read_course

    with reporter.step("Reading the course"), remembering(project.content):
        return tuple(links_of(read_course(project, reporter.say, partial(tell_all, reporter.say))))


def quizzes(project: Project, reporter: Reporter) -> "tuple[Quiz, ...]":
    """The quizzes of the course. Raises what reading it raises, for malformed questions and solutions among others."""
    from lite_builder.course.read import read_course

    with reporter.step("Reading the course"):
        return read_course(project, reporter.say).quizzes


def check_leaks(project: Project, folder: Path, reporter: Reporter) -> "Withheld":
    """Look for what the course withholds in the site in `folder`; gives how much there is to look for.

    Raises `NoSiteError`, `LeakError`, and what reading the course raises.
    """
    from lite_builder.course.read import read_course
    from lite_builder.packages.lock import read_lock
    from lite_builder.publish.leaks import check_site
    from lite_builder.site.manifest import read_manifest

    read_manifest(folder)
    course = read_course(project)
    with reporter.step("Looking for withheld text"):
        return check_site(course, read_lock(project.lock) if project.lock.exists() else None, folder)
