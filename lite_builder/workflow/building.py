"""How does a project become a lock and a site?"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lite_builder.errors import LockError, Settle, UserError, raise_optional, tell_all
from lite_builder.memory import remembering
from lite_builder.progress import Reporter
from lite_builder.project import Project
from lite_builder.site.output_folder import check_ours
from lite_builder.site.site import Site, find_up_to_date
from lite_builder.store import Store

if TYPE_CHECKING:
    from lite_builder.course.model import Course
    from lite_builder.datasets.gather import Datasets
    from lite_builder.packages.imports import ImportUse
    from lite_builder.packages.lock import Lock


def build(project: Project, output: Path, reporter: Reporter, *, keep_going: bool = False) -> Site:
    """Build the site of the project into `output`, or leave it as it is if nothing has changed.

    A project without a lock is locked first. With `keep_going`, what is wrong with pages, links and imports is told of
    and left out, and the next build does not take the site for whole. Raises the errors of the rooms; whatever is
    raised, the site that stood in `output` stands there still.
    """
    if not keep_going and (site := find_up_to_date(project, output, Store.default())):
        reporter.say("nothing has changed since the last build")
        return site
    check_ours(output)
    passed_over: list[UserError] = []
    site = _build_anew(project, output, reporter, passed_over if keep_going else None)
    tell_all(reporter.say, passed_over)
    return site


def _build_anew(project: Project, output: Path, reporter: Reporter, passed_over: list[UserError] | None) -> Site:
    from lite_builder.packages.bundle import check_lock_covers, fetch_bundle
    from lite_builder.packages.lock import read_lock
    from lite_builder.publish.leaks import check_site
    from lite_builder.site.build import build_site

    store = Store.default()
    settle = raise_optional if passed_over is None else passed_over.extend
    course, uses = _read(project, reporter, settle)
    if project.lock.exists():
        locked = read_lock(project.lock)
    else:
        reporter.say(f"{project.lock.name} is not there yet: finding what the notebooks need")
        locked = _lock(project, uses, reporter, settle)
    check_lock_covers(locked, uses, project.settings.packages, settle)
    bundle = fetch_bundle(locked, project.settings.packages, store, reporter)
    datasets = _datasets(project, locked, reporter, may_add=not project.datasets_lock.exists())
    with reporter.step("Building the site") as step:
        check = partial(check_site, course, locked)
        return build_site(project, course, bundle, datasets, output, store, step, check, is_whole=not passed_over)


def lock(project: Project, reporter: Reporter, *, keep_going: bool = False) -> "Lock":
    """Write the project's lock anew from what its notebooks import; versions that still fit are kept.

    With `keep_going`, what is wrong is told of, and the lock has what can be served.
    """
    settle = partial(tell_all, reporter.say) if keep_going else raise_optional
    _, uses = _read(project, reporter, settle)
    return _lock(project, uses, reporter, settle)


def _read(project: Project, reporter: Reporter, settle: Settle) -> "tuple[Course, tuple[ImportUse, ...]]":
    from lite_builder.course.read import read_course
    from lite_builder.packages.imports import imports_of

    with reporter.step("Reading the course"), remembering(project.content):
        course = read_course(project, reporter.say, settle)
        # A cell that is not Python may be an exercise with gaps, and fails no more than others that do not work.
        tell = _go_on if "LB901" in project.settings.lint.ignore else partial(tell_all, reporter.say)
        return course, imports_of(course, project.settings.packages.absent, tell)


def _go_on(problems: object) -> None:
    """Say nothing of what the author has silenced."""


def _lock(project: Project, uses: "tuple[ImportUse, ...]", reporter: Reporter, settle: Settle) -> "Lock":
    from lite_builder.packages.lock import write_lock
    from lite_builder.packages.resolve import resolve

    previous = _previous_lock(project, reporter)
    locked = resolve(uses, project.settings.packages, Store.default(), reporter, previous, settle)
    write_lock(locked, project.lock)
    _datasets(project, locked, reporter, may_add=True)
    return locked


def _datasets(project: Project, locked: "Lock", reporter: Reporter, *, may_add: bool) -> "Datasets":
    """The data sets of the project; their lock is written where it may be added to."""
    from lite_builder.datasets.gather import gather
    from lite_builder.datasets.lock import read_datasets_lock, write_datasets_lock

    known = read_datasets_lock(project.datasets_lock)
    datasets = gather(
        project.settings.datasets, project.home, locked, known, Store.default(), reporter, may_add=may_add
    )
    if may_add:
        write_datasets_lock(datasets.lock, project.datasets_lock)
    return datasets


def _previous_lock(project: Project, reporter: Reporter) -> "Lock | None":
    from lite_builder.packages.lock import read_lock

    if not project.lock.exists():
        return None
    try:
        return read_lock(project.lock)
    except LockError as error:
        reporter.say(f"the lock that is there cannot be read and is written anew ({error.what})")
        return None
