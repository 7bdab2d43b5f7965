"""The flow of the house: a project becomes a course, a bundle, a site. Each step is one call into one room."""

from pathlib import Path

from lite_builder.errors import LockError
from lite_builder.packages.bundle import check_lock_covers, fetch_bundle
from lite_builder.packages.imports import imports_of
from lite_builder.packages.lock import Lock, read_lock, write_lock
from lite_builder.packages.resolve import resolve
from lite_builder.progress import Reporter
from lite_builder.settings import Project
from lite_builder.site.build import Site, build_site, is_up_to_date
from lite_builder.site.output_folder import check_ours
from lite_builder.store import Store


def build(project: Project, output: Path, reporter: Reporter) -> Site:
    """Build the site of the project into `output`, or leave it as it is if nothing has changed.

    A project without a lock is locked first. Raises the errors of the rooms; whatever is raised, the site that stood in
    `output` stands there still.
    """
    if site := is_up_to_date(project, output):
        reporter.say("nothing has changed since the last build")
        return site
    # Imported here: reading notebooks loads jupytext, which a build with nothing to do need not.
    from lite_builder.course.read import read_course

    check_ours(output)
    store = Store.default()
    with reporter.step("Reading the course"):
        course = read_course(project, reporter.say)
        uses = imports_of(course)
    if not project.lock.exists():
        reporter.say(f"{project.lock.name} is not there yet: finding what the notebooks need")
        lock(project, reporter)
    locked = read_lock(project.lock)
    check_lock_covers(locked, uses, project.settings.packages)
    bundle = fetch_bundle(locked, project.settings.packages, store, reporter)
    with reporter.step("Building the site") as step:
        return build_site(project, course, bundle, output, store.folder("locks"), step)


def lock(project: Project, reporter: Reporter) -> Lock:
    """Write the project's lock anew from what its notebooks import; versions that still fit are kept."""
    from lite_builder.course.read import read_course

    with reporter.step("Reading the course"):
        course = read_course(project, reporter.say)
        uses = imports_of(course)
    previous = _previous_lock(project, reporter)
    locked = resolve(uses, project.settings.packages, Store.default(), reporter, previous=previous)
    write_lock(locked, project.lock)
    return locked


def _previous_lock(project: Project, reporter: Reporter) -> Lock | None:
    if not project.lock.exists():
        return None
    try:
        return read_lock(project.lock)
    except LockError as error:
        reporter.say(f"the lock that is there cannot be read and is written anew ({error.what})")
        return None
