"""Every way in which a person can get it wrong: one class each, with its own exit code and a message in three parts.

The parts are *what* happened and *where* (file, line, cell), *why* if that is known, and *what to do*. A traceback
that reaches a person is a defect of ours. Exit code 1 is kept for "the notebooks do not all work" and 2 for a command
line that cannot be understood, as is usual.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Place:
    """Where in the author's files something is: a file, and if known its line (from 1) and its cell (from 1)."""

    file: Path | str
    line: int | None = None
    cell: int | None = None

    def __str__(self) -> str:
        text = str(self.file)
        if self.line is not None:
            text += f", line {self.line}"
        if self.cell is not None:
            text += f", cell {self.cell}"
        return text


class UserError(Exception):
    """What a person can cause and mend. Subclasses differ in `exit_code`; the message says the rest."""

    exit_code = 70
    is_optional = False
    """Whether the person may ask to go on without what is wrong."""

    def __init__(self, what: str, *, todo: str, where: Place | None = None, why: str = "") -> None:
        self.what = what
        self.where = where
        self.why = why
        self.todo = todo
        super().__init__(str(self))

    def __str__(self) -> str:
        lines = [f"{self.where}: {self.what}" if self.where else self.what]
        if self.why:
            lines += [f"  why: {self.why}"]
        lines += [f"  do:  {self.todo}"]
        return "\n".join(lines)


class SettingsError(UserError):
    """`course.toml` or `jupyter-lite.json` is malformed or says something that we do not know."""

    exit_code = 3


class OutlineError(UserError):
    """The outline is missing, malformed, names a page that is not there, or names a page twice."""

    exit_code = 4


class PageError(UserError):
    """A page cannot be read: broken percent script, broken notebook, not UTF-8, too large."""

    exit_code = 5


class MissingPackageError(UserError):
    """A notebook imports what no source can serve to the browser."""

    exit_code = 6


class LockError(UserError):
    """The lock is missing, malformed, or does not cover what the notebooks import."""

    exit_code = 7


class UnreachableError(UserError):
    """A file that is needed is not in the cache and no source that has it can be reached."""

    exit_code = 8


class WrongBytesError(UserError):
    """Every source that answered gave bytes whose sha256 is not the lock's."""

    exit_code = 9


class DiskFullError(UserError):
    """The disk is full, or may not be written to, where the cache or the site goes."""

    exit_code = 10


class NoBrowserError(UserError):
    """No browser is found, or the one that is found does not start."""

    exit_code = 11


class PortInUseError(UserError):
    """The port to serve on is taken."""

    exit_code = 12


class ForeignFolderError(UserError):
    """The folder to write to holds files that lite_builder did not make."""

    exit_code = 13


class FolderInUseError(UserError):
    """Another build is writing the same output folder."""

    exit_code = 14


class NoSiteError(UserError):
    """There is no site, or not a whole one, in the folder that was named."""

    exit_code = 15


class LeakError(UserError):
    """What is to be published holds text that is withheld, or cannot be searched for it."""

    exit_code = 16


class JupyterLiteError(UserError):
    """JupyterLite's own build does not take what it was given, such as settings of a kind that we do not know."""

    exit_code = 17


class SelftestError(UserError):
    """Tests of a library fail in the site's own Python that are not known to, or known failures do not occur."""

    exit_code = 18


class MergeError(UserError):
    """The reports to merge are not those of all shards of one run."""

    exit_code = 19


class NodeError(UserError):
    """Node, which compiles the browser's Python, is not there, does not start, or ends with an error."""

    exit_code = 20


class NativeRunError(UserError):
    """There is no Python to run the notebooks natively, or the site's packages cannot be installed for it."""

    exit_code = 21


class KeyFilesError(UserError):
    """A USB key is damaged, or could not keep a file that it is to have."""

    exit_code = 22


class Problems(UserError):  # noqa: N818 - a gathering of errors, shown together
    """Several errors of one pass, shown together. Its exit code is that of the first."""

    def __init__(self, problems: Sequence[UserError]) -> None:
        if not problems:
            raise ValueError("Problems needs at least one error")
        self.problems = tuple(problems)
        self.exit_code = problems[0].exit_code
        super().__init__(problems[0].what, todo=problems[0].todo, where=problems[0].where, why=problems[0].why)

    def __str__(self) -> str:
        return "\n\n".join(str(problem) for problem in self.problems)


Settle = Callable[[Sequence[UserError]], None]
"""What becomes of the problems of one pass: `raise_all`, or they are told and what is wrong is left out."""


def raise_all(problems: Sequence[UserError]) -> None:
    """Raise nothing, the one problem, or all of them together."""
    if len(problems) == 1:
        raise problems[0]
    if problems:
        raise Problems(problems)


def raise_optional(problems: Sequence[UserError]) -> None:
    """Raise as `raise_all` does, what can be passed over on request."""
    try:
        raise_all(problems)
    except UserError as error:
        error.is_optional = True
        raise


def tell_all(say: Callable[[str], None], problems: Sequence[UserError]) -> None:
    """Tell of each problem that is passed over, once."""
    for text in dict.fromkeys(map(str, problems)):
        say(f"passed over: {text}")
