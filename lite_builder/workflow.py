"""The flow of the house: a project becomes a course, a bundle, a site. Each step is one call into one room.

The rooms are imported where they are entered: to find that nothing has changed takes a fraction of the time that
loading the notebook libraries takes.
"""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lite_builder.errors import LockError, Settle, UserError, raise_optional, tell_all
from lite_builder.memory import remembering
from lite_builder.progress import Reporter
from lite_builder.settings import Project
from lite_builder.site.output_folder import check_ours
from lite_builder.site.site import Site, find_up_to_date
from lite_builder.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lite_builder.course.links.links import WebLink
    from lite_builder.course.model import Course
    from lite_builder.course.quizzes.quiz import Quiz
    from lite_builder.datasets.gather import Datasets
    from lite_builder.packages.imports import ImportUse
    from lite_builder.packages.lock import Lock
    from lite_builder.publish.leaks import Withheld
    from lite_builder.verify.lint.lint import Finding
    from lite_builder.verify.quizzes.robustness import RobustnessReport
    from lite_builder.verify.report import RunReport
    from lite_builder.verify.selftest.module_run import Patience
    from lite_builder.verify.selftest.results import SelftestReport
    from lite_builder.verify.shards.part import Part
    from lite_builder.verify.shards.shard import Shard


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


def test(
    project: Project,
    site: Path,
    only: "Sequence[str]",
    jobs: int,
    reporter: Reporter,
    *,
    report_folder: Path,
    changed: bool,
    shard: "Shard | None",
    engine: str,
    isolated: bool,
    strict: bool,
    compare: bool,
    native_python: Path | None,
) -> "tuple[RunReport, Part | None]":
    """Run the notebooks of the site in `site` that `only` names (all, if it names none), `jobs` of them at once.

    With `changed`, those that passed and are unchanged since are left out; with `shard`, all that are not its, and the
    second value is what is to be merged; `engine` is one of `ENGINES`. `isolated` notebooks share nothing of the
    browser; a `strict` run is not ok if a notebook passed only when it was run again. With `compare`, they run
    natively, too, in `native_python` or the best Python that is found. The folder of reports knows the last runs. The
    report names the author's files where the course can be read; and where it can, the code of quizzes runs, too.
    Raises what `run_plan` and `prepare` raise, and `NoSiteError`.
    """
    from lite_builder.browsers.engines import ENGINES
    from lite_builder.site.manifest import read_manifest
    from lite_builder.verify.changes.dependencies import Dependencies
    from lite_builder.verify.ledger import read_known_differences, read_ledger, stale_entries
    from lite_builder.verify.native.compare import Native, compare_natively, prepare
    from lite_builder.verify.planning import plan_now
    from lite_builder.verify.reports.past import read_past
    from lite_builder.verify.reports.report_folder import TREND
    from lite_builder.verify.reports.sources import with_sources
    from lite_builder.verify.run import run_plan

    ledger, known = read_ledger(project.expectations), read_known_differences(project.expectations)
    course = _read_what_can_be(project, reporter)
    limits = project.settings.test
    limits = limits.model_copy(update={"strict": limits.strict or strict})
    quizzes = course.quizzes if course else ()
    depends = Dependencies(site, read_manifest(site), limits, ledger, str(ENGINES[engine].find()))
    planned = plan_now(depends, only, quizzes, read_past(report_folder / TREND), changed=changed, shard=shard)
    environment = prepare(site, native_python, Store.default(), reporter) if compare else None
    report = run_plan(
        site,
        planned.plan,
        jobs=jobs,
        ledger=ledger,
        limits=limits,
        reporter=reporter,
        engine=engine,
        isolated=isolated,
    )
    report = with_sources(planned.told(report), course.notebooks if course else (), project.root)
    report = replace(report, stale=(*report.stale, *stale_entries(known, site)))
    if environment and not report.stopped:
        native = Native(environment, project.settings.compare, ledger, known)
        comparison = compare_natively(
            report, site, native, limits=limits, jobs=jobs, store=Store.default(), reporter=reporter
        )
        report = replace(report, comparison=comparison)
    return report, planned.part(report)


def check_robustness(
    project: Project, site: Path, only: "Sequence[str]", runs: int, jobs: int, reporter: Reporter
) -> "RobustnessReport":
    """Run the code of quizzes over `runs` seeds and its variants. Raises what `run_robustness` and reading raise."""
    from lite_builder.course.read import read_course
    from lite_builder.verify.quizzes.run_robustness import run_robustness
    from lite_builder.verify.reports.sources import from_root

    with remembering(project.content):
        quizzes = read_course(project).quizzes
    limits = project.settings.test
    report = run_robustness(site, quizzes, only, runs=runs, jobs=jobs, limits=limits, reporter=reporter)
    return from_root(report, project.root)


def selftest(
    project: Project,
    site: Path,
    wanted: "Sequence[str]",
    reporter: Reporter,
    *,
    full: bool,
    jobs: int | None,
    patience: "Patience",
    report: Path,
    go_on: bool = False,
) -> "SelftestReport":
    """Run the tests of the libraries in the kernels of the site in `site`, and write the report into its folder.

    With `go_on`, what the report there says of others stays. Raises what `run_selftest` raises, and `DiskFullError`.
    """
    from lite_builder.verify.selftest.report_files import JSON, write_selftest
    from lite_builder.verify.selftest.run import run_selftest
    from lite_builder.verify.workers import fitting_jobs

    run = run_selftest(
        site,
        wanted,
        full=full,
        jobs=jobs or fitting_jobs(),
        limits=project.settings.test,
        patience=patience,
        reporter=reporter,
        earlier=report / JSON if go_on else None,
        save=lambda so_far: write_selftest(so_far, report),
    )
    write_selftest(run, report)
    return run


def _read_what_can_be(project: Project, reporter: Reporter) -> "Course | None":
    from lite_builder.course.read import read_course

    problems: list[UserError] = []
    try:
        with remembering(project.content):
            course = read_course(project, settle=problems.extend)
    except UserError as error:
        problems.append(error)
        course = None
    if problems:
        reporter.say(f"not all of the course can be read, and only what can is checked ({problems[0].what})")
    return course


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


def export_public(project: Project, folder: Path, reporter: Reporter) -> int:
    """Write the course's public sources into `folder`; gives how many files they are.

    Raises `ForeignFolderError`, `LeakError`, and what reading the course raises.
    """
    from lite_builder.course.read import read_course
    from lite_builder.publish.public_copy import write_public_copy

    course = read_course(project, reporter.say)
    with reporter.step("Writing the public sources"):
        return write_public_copy(project, course, folder)


def export_notebooks(project: Project, folder: Path, reporter: Reporter) -> int:
    """Write the course as plain notebooks into `folder`; gives how many files they are.

    Raises `ForeignFolderError`, `LeakError`, and what reading the course raises.
    """
    from lite_builder.course.read import read_course
    from lite_builder.course.reader import Reader
    from lite_builder.publish.notebooks_copy import write_notebooks

    course = read_course(project, reporter.say, reader=Reader.JUPYTER)
    with reporter.step("Writing the notebooks"):
        return write_notebooks(course, folder)


def lock(project: Project, reporter: Reporter, *, keep_going: bool = False) -> "Lock":
    """Write the project's lock anew from what its notebooks import; versions that still fit are kept.

    With `keep_going`, what is wrong is told of, and the lock has what can be served.
    """
    settle = partial(tell_all, reporter.say) if keep_going else raise_optional
    _, uses = _read(project, reporter, settle)
    return _lock(project, uses, reporter, settle)


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
