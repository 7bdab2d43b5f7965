"""What is in a built site, and did we build it? `lite-builder.json`, at the root of every site.

The manifest names the notebooks for those who run them, and each file with its size and sha256 for those who check. A
folder without it is not ours, and is never emptied. It holds no time and no path of a machine, so that equal inputs
give equal bytes, and nothing that is made from more than the site itself: a digest over an answer would betray it to
those who try out all answers.
"""

from hashlib import sha256
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from lite_builder.errors import NoSiteError, Place
from lite_builder.project import MANIFEST_FILE

CONTENTS = "files"
"""The folder of a site in which JupyterLite has the course's files, its notebooks among them."""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SiteNotebook(_Record):
    """A notebook of the site: its path below the site's `files/`, its title, the title of its module (may be empty)."""

    path: str
    title: str
    module: str


class SiteFile(_Record):
    """The size (in bytes) and sha256 of one file of the site."""

    size: int
    sha256: str


class Manifest(_Record):
    """The whole of `lite-builder.json`. What earlier versions wrote in it beside this is no matter."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    format: Literal[1] = 1
    made_by: str
    title: str
    id: str = ""
    notebooks: tuple[SiteNotebook, ...]
    files: dict[str, SiteFile]


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of the site in `folder`. Raises `NoSiteError` where there is none that we understand."""
    file = folder / MANIFEST_FILE
    try:
        return Manifest.model_validate_json(file.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        raise NoSiteError(
            "there is no site of lite_builder in this folder",
            where=Place(folder),
            todo="build it with `lite-builder build`, or name the folder that it was built into",
        ) from None
    except (ValidationError, OSError, UnicodeDecodeError) as error:
        raise NoSiteError(
            "the manifest of this site cannot be read",
            where=Place(file),
            why=str(error).splitlines()[0],
            todo="build the site again with this version of lite_builder",
        ) from error


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into the site's folder."""
    (folder / MANIFEST_FILE).write_text(manifest.model_dump_json(indent=1) + "\n", encoding="utf-8")


def list_files(folder: Path) -> dict[str, SiteFile]:
    """Each file below `folder`, by its path with forward slashes, in sorted order; the manifest itself is left out."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file != folder / MANIFEST_FILE)
    return {file.relative_to(folder).as_posix(): site_file(file) for file in files}


def site_file(file: Path) -> SiteFile:
    """The size and sha256 of this file."""
    content = file.read_bytes()
    return SiteFile(size=len(content), sha256=sha256(content).hexdigest())
