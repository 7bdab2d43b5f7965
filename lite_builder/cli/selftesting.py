"""The command that runs upstream's own tests in a site's Python: selftest."""

from pathlib import Path

import click

from lite_builder.cli.options import PROJECT, SITE
from lite_builder.cli.paths import as_written
from lite_builder.progress import Reporter
from lite_builder.project import open_project


@click.command()
@PROJECT
@SITE
@click.option("--full", is_flag=True, help="All modules of the three, not only what a course uses; takes hours.")
@click.option("--continue", "go_on", is_flag=True, help="Keep what the last report says of modules that were as known.")
@click.option("--jobs", type=click.IntRange(1), help="How many modules run side by side; default: one a processor.")
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
    go_on: bool,
    jobs: int | None,
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
    from lite_builder.verify.selftest.report_files import PAGE
    from lite_builder.verify.selftest.show import print_selftest, raise_unless_ok
    from lite_builder.workflow.testing import selftest as selftest_site

    opened = open_project(project)
    patience = Patience(module_timeout, test_timeout)
    folder = site or opened.site
    kept = report or opened.report
    run = selftest_site(
        opened, folder, modules, Reporter(), full=full, jobs=jobs, patience=patience, report=kept, go_on=go_on
    )
    print_selftest(run, Console(highlight=False))
    page = kept / PAGE
    click.echo(f"Look at it in {as_written(page.absolute())}")
    if run.stopped:
        raise KeyboardInterrupt
    raise_unless_ok(run, as_written(page.absolute()))
