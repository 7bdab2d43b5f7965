"""Which file does an error say is missing, and does the site have it, perhaps under another spelling?"""

import ast
import posixpath
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePosixPath

from lite_builder.verify.diagnosis.catalogue import FileKind
from lite_builder.verify.notebook_run import PythonError

_DRIVE = PurePosixPath("/drive")
"""Where in the browser's file system the course's files are."""

_LITERAL = r"""'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*\""""
_FILE = re.compile(rf"directory: (?P<quoted>{_LITERAL})|^(?P<bare>\S+) not found\.$")
"""As Python says it, and as NumPy does (`numpy.lib._datasource`)."""


@dataclass(frozen=True)
class MissingFile:
    """A file as the notebook spells it, and how it would name the file of the site that is meant (or nothing)."""

    spelt: str
    kind: FileKind
    meant: str = ""


def find_missing_file(error: PythonError | None, notebook: str, files: Collection[PurePosixPath]) -> MissingFile | None:
    """The file that a `FileNotFoundError` in the notebook at this path names; `files` are those of the site."""
    found = _FILE.search(error.message) if error and error.name == "FileNotFoundError" else None
    if found is None:
        return None
    spelt = found["bare"] or str(ast.literal_eval(found["quoted"]))
    folder = _DRIVE / PurePosixPath(notebook).parent
    meant = _find(_path(folder, spelt.replace("\\", "/")), files)
    if meant is None:
        return MissingFile(spelt, "absent")
    kind: FileKind = "there" if _path(folder, spelt) == meant else "misspelt"
    return MissingFile(spelt, kind, posixpath.relpath(meant, folder))


def _path(folder: PurePosixPath, spelt: str) -> PurePosixPath:
    return PurePosixPath(posixpath.normpath((folder / spelt).as_posix()))


def _find(path: PurePosixPath, files: Collection[PurePosixPath]) -> PurePosixPath | None:
    """The file at this path, or the first whose path differs in its capitals alone."""
    paths = sorted(_DRIVE / file for file in files)
    alike = (other for other in paths if other.as_posix().lower() == path.as_posix().lower())
    return path if path in paths else next(alike, None)
