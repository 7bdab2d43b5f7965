"""The commands that write what others get of a course: export public, export notebooks, export usb; verify."""

from pathlib import Path

import click

from lite_builder.cli.options import PROJECT, SITE
from lite_builder.cli.paths import as_written
from lite_builder.progress import Reporter
from lite_builder.project import open_project


@click.group()
def export() -> None:
    """Write what others get of the course."""


@export.command("public")
@PROJECT
@click.argument("folder", type=click.Path(path_type=Path))
def export_public(project: Path, folder: Path) -> None:
    """Write the public sources into FOLDER: all that a build needs, without withheld solutions."""
    from lite_builder.workflow.exporting import export_public as export_course

    count = export_course(open_project(project), folder.absolute(), Reporter())
    click.echo(f"{count} files in {as_written(folder.absolute())}")


@export.command("notebooks")
@PROJECT
@click.argument("folder", type=click.Path(path_type=Path))
def export_notebooks(project: Path, folder: Path) -> None:
    """Write plain notebooks and their files into FOLDER: for Binder, Colab and any Jupyter."""
    from lite_builder.workflow.exporting import export_notebooks as export_course

    count = export_course(open_project(project), folder.absolute(), Reporter())
    click.echo(f"{count} files in {as_written(folder.absolute())}")


@export.command("usb")
@PROJECT
@SITE
@click.option("--to", "target", required=True, type=click.Path(path_type=Path), help="The new folder, or FILE.zip.")
def export_usb(project: Path, site: Path | None, target: Path) -> None:
    """Write the built site as a folder that opens from a USB key: no server, no network, by double click."""
    from lite_builder.workflow.exporting import export_usb as export_site

    key = export_site(site or open_project(project).site, target.absolute(), Reporter())
    written = as_written(target.absolute())
    click.echo(f"{key.files} files, {key.bytes / 1e6:.0f} MB in {written}: open start.html there")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def verify(folder: Path) -> None:
    """Compare the USB key in FOLDER with its SHA256SUMS: what is missing, or was damaged by a bad copy?"""
    from lite_builder.publish.usb.checksums import check_key

    click.echo(f"{check_key(folder)} files are as they were written")
