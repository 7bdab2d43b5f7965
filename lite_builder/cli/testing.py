"""The commands that run a site's notebooks and tell what was seen: test, merge-reports."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lite_builder.cli.options import BROWSER, DEFAULT_ENGINE, JSON, JUNIT, PROJECT, SITE, STYLE
from lite_builder.cli.paths import as_written
from lite_builder.progress import Reporter
from lite_builder.project import REPORT_FOLDER, Project, open_project

if TYPE_CHECKING:
    from lite_builder.verify.report import RunReport
    from lite_builder.verify.reports.past import PastRuns
    from lite_builder.verify.shards.shard import Shard


@click.command()
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
@click.option(
    "--from",
    "origin",
    type=click.Choice(["http", "usb"]),
    default="http",
    show_default=True,
    help="From where the site is opened: a server, or a USB key that is made of it for that.",
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
    origin: str,
    notebooks: tuple[str, ...],
) -> int:
    """Run NOTEBOOKS (default: all) of the built site in a real browser; exit code 1 if one does not pass.

    Where a question of a quiz names the cell that computes its answer, the declared answer has to be what that gives.
    """
    from lite_builder.verify.shards.part import write_part
    from lite_builder.verify.workers import fitting_jobs
    from lite_builder.workflow.testing import test as test_course

    opened = open_project(project)
    jobs = jobs or fitting_jobs()
    from_usb = origin == "usb"
    folder = report or opened.report.joinpath(*[engine] * (engine != DEFAULT_ENGINE), *["usb"] * from_usb)
    compare = compare or native_python is not None
    if compare and (changed or robustness is not None):
        raise click.UsageError("--compare goes with neither --changed nor --robustness.")
    if from_usb and robustness is not None:
        raise click.UsageError("--from usb does not go with --robustness.")
    if robustness is not None:
        if changed or shard:
            raise click.UsageError("--robustness goes with neither --changed nor --shard.")
        if engine != DEFAULT_ENGINE:
            raise click.UsageError(
                f"--robustness runs in Chromium only. Leave out --browser {engine} here; "
                f"lite-builder test --browser {engine} runs the code of quizzes once."
            )
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
        from_usb=from_usb,
    )
    code = _tell(run, folder, style, opened.root, junit, json_file)
    if part:
        write_part(part, folder)
    return _unless_stopped(run.stopped, code)


@click.command("merge-reports")
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
        for line in annotations(run, lambda file: as_written(root / file).as_posix()) if style == "github" else ():
            click.echo(line)
    else:
        click.echo(nothing_changed(run))
    if junit:
        write_junit(run, junit)
    if json_file:
        write_json(run, json_file)
    if not is_new:
        return 0
    click.echo(f"Look at it in {as_written(write_report(run, folder, known).absolute())}")
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
    from lite_builder.workflow.testing import check_robustness

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
