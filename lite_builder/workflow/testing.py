"""How does a built site prove that it works? Its notebooks run, its quizzes' code, and upstream's own tests."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from lite_builder.errors import UserError
from lite_builder.memory import remembering
from lite_builder.progress import Reporter
from lite_builder.project import Project
from lite_builder.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lite_builder.course.model import Course
    from lite_builder.verify.quizzes.robustness import RobustnessReport
    from lite_builder.verify.report import RunReport
    from lite_builder.verify.selftest.module_run import Patience
    from lite_builder.verify.selftest.results import SelftestReport
    from lite_builder.verify.shards.part import Part
    from lite_builder.verify.shards.shard import Shard


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
    from_usb: bool,
) -> "tuple[RunReport, Part | None]":
    """Run the notebooks of the site in `site` that `only` names (all, if it names none), `jobs` of them at once.

    With `changed`, those that passed and are unchanged since are left out; with `shard`, all that are not its, and the
    second value is what is to be merged; `engine` is one of `ENGINES`. `isolated` notebooks share nothing of the
    browser; a `strict` run is not ok if a notebook passed only when it was run again. With `compare`, they run
    natively, too, in `native_python` or the best Python that is found. The folder of reports knows the last runs. The
    report names the author's files where the course can be read; and where it can, the code of quizzes runs, too.
    With `from_usb`, the notebooks run from a USB key that is made of the site for that. Raises what `run_plan`,
    `prepare` and `write_key` raise, and `NoSiteError`.
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
    with _written_key(site, reporter) if from_usb else nullcontext() as key:
        report = run_plan(
            site,
            planned.plan,
            jobs=jobs,
            ledger=ledger,
            limits=limits,
            reporter=reporter,
            engine=engine,
            isolated=isolated,
            key=key,
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


@contextmanager
def _written_key(site: Path, reporter: Reporter) -> Iterator[Path]:
    """The landing page of a key that is gone at the end."""
    from lite_builder.publish.usb.key import START_FILE
    from lite_builder.workflow.exporting import export_usb

    with TemporaryDirectory(prefix="lite_builder-usb-") as scratch:
        folder = Path(scratch) / "key"
        export_usb(site, folder, reporter)
        yield folder / START_FILE


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
