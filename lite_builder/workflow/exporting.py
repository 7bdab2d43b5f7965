"""How do the course's sources and notebooks reach others than its authors?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lite_builder.progress import Reporter
from lite_builder.project import Project

if TYPE_CHECKING:
    from lite_builder.publish.usb.key import WrittenKey


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


def export_usb(site: Path, target: Path, reporter: Reporter) -> WrittenKey:
    """Write the site that was built into `site` as a USB key, a folder or a zip.

    Raises `NoSiteError`, `ForeignFolderError`, `KeyFilesError`, and `JupyterLiteError` for a site that only a server
    can open.
    """
    from lite_builder.publish.usb.key import write_key

    with reporter.step("Writing the USB key"):
        return write_key(site, target)
