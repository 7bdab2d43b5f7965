"""The commands that make a course's site and show it: new, build, lock, serve."""

import shlex
from pathlib import Path

import click

from lite_builder.cli.options import KEEP_GOING, PROJECT, SITE
from lite_builder.cli.paths import as_written
from lite_builder.progress import Reporter
from lite_builder.project import open_project


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Start a course in FOLDER, with one page that already works."""
    from lite_builder.course.starter import start_course

    start_course(folder)
    click.echo(f"A course is in {folder}. Next:\n\n    cd {folder}\n    lite-builder build\n    lite-builder serve")


@click.command()
@PROJECT
@click.option("--output", type=click.Path(path_type=Path), help="Where the site goes; default: the project's _site.")
@KEEP_GOING
def build(project: Path, output: Path | None, keep_going: bool) -> None:
    """Build the site of the course."""
    from lite_builder.workflow.building import build as build_course

    opened = open_project(project)
    site = build_course(opened, (output or opened.site).absolute(), Reporter(), keep_going=keep_going)
    count = len(site.manifest.notebooks)
    notebooks = "1 notebook" if count == 1 else f"{count} notebooks"
    click.echo(f"{notebooks}, {site.size / 1e6:.0f} MB in {as_written(site.folder)}")
    project_option = [] if project == Path() else ["--project", str(project)]
    site_option = [] if output is None else ["--site", str(output)]
    click.echo(f"Open it with:  {shlex.join(['lite-builder', 'serve', *project_option, *site_option])}")


@click.command()
@PROJECT
@KEEP_GOING
def lock(project: Path, keep_going: bool) -> None:
    """Find what the notebooks import and write it down, with its hashes, in the course's lock."""
    from lite_builder.workflow.building import lock as lock_course

    opened = open_project(project)
    written = lock_course(opened, Reporter(), keep_going=keep_going)
    size = sum(file.size for file in written.files)
    click.echo(f"{len(written.packages)} packages, {size / 1e6:.0f} MB, in {as_written(opened.lock)}")


@click.command()
@PROJECT
@SITE
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
def serve(project: Path, site: Path | None, port: int) -> None:
    """Serve the built site on this machine, until Ctrl+C."""
    from lite_builder.site.server import SiteServer

    with SiteServer(site or open_project(project).site, port=port) as server:
        click.echo(f"The course is at {server.url}  (Ctrl+C stops)")
        server.wait()
