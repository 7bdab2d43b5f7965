"""What does `lite-builder` offer, and how does it end: the list of its commands, and each error's exit code."""

import signal
import sys

import click

from lite_builder import __version__
from lite_builder.cli.building import build, lock, new, serve
from lite_builder.cli.checking import check_leaks, check_sync, doctor, links, lint, quizzes
from lite_builder.cli.exporting import export, verify
from lite_builder.cli.selftesting import selftest
from lite_builder.cli.testing import merge_reports, test
from lite_builder.errors import Problems, UserError


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


for command in (
    *(new, build, lock, serve, test, merge_reports, selftest),
    *(lint, links, quizzes, check_sync, check_leaks, doctor, export, verify),
):
    commands.add_command(command)


def _counted(error: UserError) -> str:
    count = len(error.problems) if isinstance(error, Problems) else 1
    return "1 error" if count == 1 else f"{count} errors"
