"""The command `lite-builder`: parse, call one function of a room, print its value. Reads as the flow of the house."""

import shlex
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lite_builder import __version__
from lite_builder.errors import Place, Problems, UserError, raise_all
from lite_builder.progress import Reporter
from lite_builder.settings import REPORT_FOLDER, Project, open_project

if TYPE_CHECKING:
    from lite_builder.verify.report import RunReport
    from lite_builder.verify.reports.past import PastRuns
    from lite_builder.verify.shards.shard import Shard

PROJECT = click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The course's project folder; default: this one.",
)
KEEP_GOING = click.option("--keep-going", is_flag=True, help="Tell of errors in pages, links and imports, and go on.")
SITE = click.option(
    "--site", type=click.Path(path_type=Path, file_okay=False), help="The site's folder; default: the project's _site."
)
JUNIT = click.option("--junit", type=click.Path(path_type=Path, dir_okay=False), help="Write the results as JUnit XML.")
JSON = click.option("--json", "json_file", type=click.Path(path_type=Path, dir_okay=False), help="Write them as JSON.")
STYLE = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "github"]),
    default="text",
    show_default=True,
    help="With github, annotations beside the author's lines, too.",
)
DEFAULT_ENGINE = "chromium"
BROWSER = click.option(
    "--browser",
    "engine",
    type=click.Choice(["chromium", "firefox", "webkit"]),
    default=DEFAULT_ENGINE,
    show_default=True,
    help="Which engine.",
)


def main() -> None:
    """Run the command line; every error that a person can cause ends it with its message and its own exit code.

    Ctrl+C stops it, and so does the signal with which CI services and service managers end what takes too long.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        code = commands.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except UserError as error:
        click.echo(f"error: {error}", err=True)
        if error.is_optional:
            click.echo(f"\n{_counted(error)}; with --keep-going it goes on without what is wrong", err=True)
        code = error.exit_code
    except OSError as error:
        click.echo(f"error: the system refused: {error}", err=True)
        code = UserError.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        code = 130
    sys.exit(code)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="lite-builder")
def commands() -> None:
    """Turn a course of notebooks into a static site whose Python runs in the browser, and prove that it works there."""


@commands.command()
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Start a course in FOLDER, with one page that already works."""
    from lite_builder.course.starter import start_course

    start_course(folder)
    click.echo(f"A course is in {folder}. Next:\n\n    cd {folder}\n    lite-builder build\n    lite-builder serve")


@commands.command()
@PROJECT
@click.option("--output", type=click.Path(path_type=Path), help="Where the site goes; default: the project's _site.")
@KEEP_GOING
def build(project: Path, output: Path | None, keep_going: bool) -> None:
    """Build the site of the course."""
    from lite_builder.workflow import build as build_course

    opened = open_project(project)
    site = build_course(opened, (output or opened.site).absolute(), Reporter(), keep_going=keep_going)
    count = len(site.manifest.notebooks)
    notebooks = "1 notebook" if count == 1 else f"{count} notebooks"
    click.echo(f"{notebooks}, {site.size / 1e6:.0f} MB in {_shown(site.folder)}")
    project_option = [] if project == Path() else ["--project", str(project)]
    site_option = [] if output is None else ["--site", str(output)]
    click.echo(f"Open it with:  {shlex.join(['lite-builder', 'serve', *project_option, *site_option])}")


@commands.command()
@PROJECT
@KEEP_GOING
def lock(project: Path, keep_going: bool) -> None:
    """Find what the notebooks import and write it down, with its hashes, in the course's lock."""
    from lite_builder.workflow import lock as lock_course

    opened = open_project(project)
    written = lock_course(opened, Reporter(), keep_going=keep_going)
    size = sum(file.size for file in written.files)
    click.echo(f"{len(written.packages)} packages, {size / 1e6:.0f} MB, in {_shown(opened.lock)}")


@commands.command()
@PROJECT
@SITE
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
def serve(project: Path, site: Path | None, port: int) -> None:
    """Serve the built site on this machine, until Ctrl+C."""
    from lite_builder.site.server import SiteServer

    with SiteServer(site or _project_site(project), port=port) as server:
        click.echo(f"The course is at {server.url}  (Ctrl+C stops)")
        server.wait()


@commands.command()
@PROJECT
@SITE
@click.option(
    "--jobs", type=click.IntRange(1), help="How many notebooks run side by side; default: what this machine carries."
)
@click.option(
    "--report",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the report goes; default: the project's _report, or a folder in it for other engines than Chromium.",
)
@JUNIT
@JSON
@STYLE
@BROWSER
@click.option("--changed", is_flag=True, help="Leave out what has passed and is unchanged since.")
@click.option("--isolated", is_flag=True, help="Give each notebook a browser profile of its own; takes longer.")
@click.option("--strict", is_flag=True, help="Let a notebook that passes only when it is run again fail the run.")
@click.option("--shard", metavar="I/N", help="Run the I-th of N parts of about equal time; see merge-reports.")
@click.option(
    "--robustness", type=click.IntRange(1), metavar="N", help="Run the code of quizzes instead, over N random seeds."
)
@click.option("--compare", is_flag=True, help="Run the notebooks natively, too, and compare what they give.")
@click.option(
    "--native-python",
    type=click.Path(path_type=Path),
    help="The Python to compare with; default: the one on this machine that is nearest to the browser's.",
)
@click.argument("notebooks", nargs=-1)
def test(
    project: Path,
    site: Path | None,
    jobs: int | None,
    report: Path | None,
    junit: Path | None,
    json_file: Path | None,
    style: str,
    engine: str,
    changed: bool,
    isolated: bool,
    strict: bool,
    shard: str | None,
    robustness: int | None,
    compare: bool,
    native_python: Path | None,
    notebooks: tuple[str, ...],
) -> int:
    """Run NOTEBOOKS (default: all) of the built site in a real browser; exit code 1 if one does not pass.

    Where a question of a quiz names the cell that computes its answer, the declared answer has to be what that gives.
    """
    from lite_builder.verify.shards.part import write_part
    from lite_builder.verify.workers import fitting_jobs
    from lite_builder.workflow import test as test_course

    opened = open_project(project)
    jobs = jobs or fitting_jobs()
    folder = report or (opened.report if engine == DEFAULT_ENGINE else opened.report / engine)
    compare = compare or native_python is not None
    if compare and (changed or robustness is not None):
        raise click.UsageError("--compare goes with neither --changed nor --robustness.")
    if robustness is not None:
        if changed or shard or engine != DEFAULT_ENGINE:
            raise click.UsageError("--robustness goes with neither --changed, --shard nor another --browser.")
        return _robustness(opened, site or opened.site, notebooks, robustness, jobs, folder, junit, json_file)
    run, part = test_course(
        opened,
        site or opened.site,
        notebooks,
        jobs,
        Reporter(),
        report_folder=folder,
        changed=changed,
        shard=_shard(shard),
        engine=engine,
        isolated=isolated,
        strict=strict,
        compare=compare,
        native_python=native_python,
    )
    code = _tell(run, folder, style, opened.root, junit, json_file)
    if part:
        write_part(part, folder)
    return _unless_stopped(run.stopped, code)


@commands.command("merge-reports")
@PROJECT
@click.option(
    "--to",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the merged report goes; default: the project's _report.",
)
@JUNIT
@JSON
@STYLE
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path))
def merge_reports(
    project: Path, to: Path | None, junit: Path | None, json_file: Path | None, style: str, folders: tuple[Path, ...]
) -> int:
    """Make one report of those in FOLDERS, one for each shard; exit code 1 if a notebook did not pass."""
    from lite_builder.verify.shards.merge import merge_parts

    run, known = merge_parts(folders)
    code = _tell(run, to or project / REPORT_FOLDER, style, project.absolute(), junit, json_file, known)
    return _unless_stopped(run.stopped, code)


def _tell(
    run: "RunReport",
    folder: Path,
    style: str,
    root: Path,
    junit: Path | None,
    json_file: Path | None,
    known: "PastRuns | None" = None,
) -> int:
    """Print what a run has seen and write it down; returns the exit code."""
    from rich.console import Console

    from lite_builder.verify.reports.annotations import annotations
    from lite_builder.verify.reports.junit import write_junit
    from lite_builder.verify.reports.report_folder import write_report
    from lite_builder.verify.reports.results_json import write_json
    from lite_builder.verify.reports.table import nothing_changed, print_report

    is_new = not (run.ok and run.nothing_changed)
    if is_new:
        print_report(run, Console(highlight=False))
        for line in annotations(run, lambda file: _shown(root / file).as_posix()) if style == "github" else ():
            click.echo(line)
    else:
        click.echo(nothing_changed(run))
    if junit:
        write_junit(run, junit)
    if json_file:
        write_json(run, json_file)
    if not is_new:
        return 0
    click.echo(f"Look at it in {_shown(write_report(run, folder, known).absolute())}")
    return 0 if run.ok else 1


def _robustness(
    opened: Project,
    site: Path,
    notebooks: tuple[str, ...],
    seeds: int,
    jobs: int,
    folder: Path,
    junit: Path | None,
    json_file: Path | None,
) -> int:
    """Print how often answers hold and write it down; returns the exit code."""
    from rich.console import Console

    from lite_builder.verify.quizzes.robustness_json import write_robustness_json
    from lite_builder.verify.quizzes.show import print_robustness
    from lite_builder.verify.reports.junit import write_robustness_junit
    from lite_builder.workflow import check_robustness

    runs = check_robustness(opened, site, notebooks, seeds, jobs, Reporter())
    print_robustness(runs, Console(highlight=False))
    write_robustness_json(runs, json_file or folder / "robustness.json")
    if junit:
        write_robustness_junit(runs, junit)
    return _unless_stopped(runs.stopped, 0 if runs.ok else 1)


def _unless_stopped(stopped: bool, code: int) -> int:
    if stopped:
        raise KeyboardInterrupt
    return code


def _shard(text: str | None) -> "Shard | None":
    from lite_builder.verify.shards.shard import Shard

    try:
        return Shard.parse(text) if text else None
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--shard") from None


@commands.command()
@PROJECT
@SITE
@click.option("--full", is_flag=True, help="All modules of the three, not only what a course uses; takes hours.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="How many modules run side by side.")
@click.option(
    "--module-timeout",
    type=click.FloatRange(1),
    default=1800,
    show_default=True,
    help="One module may take this many seconds.",
)
@click.option(
    "--test-timeout",
    type=click.FloatRange(1),
    default=120,
    show_default=True,
    help="One test may take this many seconds.",
)
@click.option(
    "--report",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the report goes; default: the project's _report.",
)
@click.argument("modules", nargs=-1, metavar="[MODULE]...")
def selftest(
    project: Path,
    site: Path | None,
    full: bool,
    jobs: int,
    module_timeout: float,
    test_timeout: float,
    report: Path | None,
    modules: tuple[str, ...],
) -> None:
    """Run the tests of numpy, scipy and scikit-learn in the Python of the built site.

    MODULE is a module that has tests, such as sklearn.tree, or a file of them, such as sklearn.tree.tests.test_tree.
    """
    from rich.console import Console

    from lite_builder.verify.selftest.module_run import Patience
    from lite_builder.verify.selftest.report_files import write_selftest
    from lite_builder.verify.selftest.show import print_selftest, raise_unless_ok
    from lite_builder.workflow import selftest as selftest_site

    opened = open_project(project)
    patience = Patience(module_timeout, test_timeout)
    folder = site or opened.site
    run = selftest_site(opened, folder, modules, Reporter(), full=full, jobs=jobs, patience=patience)
    print_selftest(run, Console(highlight=False))
    page = write_selftest(run, report or opened.report)
    click.echo(f"Look at it in {_shown(page.absolute())}")
    if run.stopped:
        raise KeyboardInterrupt
    raise_unless_ok(run, _shown(page.absolute()))


@commands.command()
@PROJECT
@click.option("--format", "style", type=click.Choice(["text", "github"]), default="text", show_default=True)
@click.option("--explain", metavar="CODE", help="Say all about one rule, such as LB012, and look at no course.")
def lint(project: Path, style: str, explain: str | None) -> int:
    """Warn of what will fail or mislead in the browser, without running anything; exit code 1 if there is something."""
    from lite_builder.verify.lint.explanation import explain_rule
    from lite_builder.verify.lint.show import as_github, as_text
    from lite_builder.workflow import lint as lint_course

    if explain is not None:
        click.echo(explain_rule(explain))
        return 0
    problems: list[UserError] = []
    findings = lint_course(open_project(project), Reporter(), problems.extend)
    for line in (as_github if style == "github" else as_text)(findings, _shown):
        click.echo(line)
    raise_all(problems)
    return 1 if findings else 0


@commands.command()
@PROJECT
@click.option("--check", is_flag=True, help="Ask each host whether the page is there.")
def links(project: Path, check: bool) -> int:
    """List the links to other hosts; with --check, only those that do not answer, and exit code 1 if there are some."""
    from lite_builder.verify.web_links import check_links
    from lite_builder.workflow import web_links

    found = web_links(open_project(project), Reporter())
    if not check:
        for link in found:
            click.echo(f"{link.url}  {_spot(link.place)}")
        return 0
    dead = check_links(found)
    for answer in dead:
        click.echo(f"{answer.link.url}  {_spot(answer.link.place)}  {answer.problem}")
    click.echo(f"{len(found)} links, {len(dead)} without an answer")
    return 1 if dead else 0


@commands.command()
@PROJECT
def quizzes(project: Path) -> None:
    """List the quizzes: what learners get of them, and whether their answers are known; malformed ones are errors."""
    from lite_builder.course.quizzes.listing import quiz_lines
    from lite_builder.workflow import quizzes as quizzes_of

    for line in quiz_lines(quizzes_of(open_project(project), Reporter())):
        click.echo(line)


@commands.command("check-sync")
@PROJECT
@click.option("--write", is_flag=True, help="Write the exercises that differ anew.")
def check_sync(project: Path, write: bool) -> int:
    """Compare each exercise with what its solution gives; exit code 1 and a diff if one differs."""
    from lite_builder.course.exercises.exercise_sync import find_drifts, write_exercises

    opened = open_project(project)
    if write:
        for file in write_exercises(opened):
            click.echo(f"written: {_shown(file)}")
    drifts = find_drifts(opened)
    for drift in drifts:
        click.echo(str(drift))
    return 1 if drifts else 0


@commands.command("check-leaks")
@PROJECT
@SITE
def check_leaks(project: Path, site: Path | None) -> None:
    """Search the built site for text of withheld solutions, also packed and encoded."""
    from lite_builder.workflow import check_leaks as check_site

    found = check_site(open_project(project), site or _project_site(project), Reporter())
    if found.quizzes:
        click.echo(f"The answers to graded quizzes are not in the site: {found.quizzes} looked at.")
    if found.lines or not found.quizzes:
        text = f"None of {found.lines} withheld lines is in the site."
        click.echo(text if found.lines else "The course withholds nothing.")


@commands.group()
def export() -> None:
    """Write what others get of the course."""


@export.command("public")
@PROJECT
@click.argument("folder", type=click.Path(path_type=Path))
def export_public(project: Path, folder: Path) -> None:
    """Write the public sources into FOLDER: all that a build needs, without withheld solutions."""
    from lite_builder.workflow import export_public as export_course

    count = export_course(open_project(project), folder.absolute(), Reporter())
    click.echo(f"{count} files in {_shown(folder.absolute())}")


@export.command("notebooks")
@PROJECT
@click.argument("folder", type=click.Path(path_type=Path))
def export_notebooks(project: Path, folder: Path) -> None:
    """Write plain notebooks and their files into FOLDER: for Binder, Colab and any Jupyter."""
    from lite_builder.workflow import export_notebooks as export_course

    count = export_course(open_project(project), folder.absolute(), Reporter())
    click.echo(f"{count} files in {_shown(folder.absolute())}")


@commands.command()
@click.option("--install", is_flag=True, help="Install a browser if there is none.")
@BROWSER
def doctor(install: bool, engine: str) -> int:
    """Say what this machine has of what lite_builder needs."""
    from lite_builder.doctor import examine

    findings = examine(install=install, reporter=Reporter(), engine=engine)
    for finding in findings:
        click.echo(str(finding))
    return 0 if all(finding.ok for finding in findings) else next(f.exit_code for f in findings if not f.ok)


def _counted(error: UserError) -> str:
    count = len(error.problems) if isinstance(error, Problems) else 1
    return "1 error" if count == 1 else f"{count} errors"


def _project_site(project: Path) -> Path:
    return open_project(project).site


def _spot(place: Place) -> str:
    return f"{_shown(Path(place.file))}:{place.line or '?'}"


def _shown(path: Path) -> Path:
    """The path as a person would write it: relative to here, where it is below here."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
