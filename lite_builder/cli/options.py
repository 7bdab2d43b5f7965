"""Options that mean the same wherever a command takes them."""

from pathlib import Path

import click

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
