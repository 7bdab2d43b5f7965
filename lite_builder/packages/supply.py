"""How is one file had? From the cache, else from the sources in their order, each asked once if it does not answer."""

import threading
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lite_builder.errors import SettingsError, UnreachableError, UserError, WrongBytesError
from lite_builder.packages.pip import Pip
from lite_builder.packages.sources.kernel import Kernel
from lite_builder.packages.sources.npm import Npm
from lite_builder.packages.sources.pyodide_cdn import PyodideCdn
from lite_builder.packages.sources.pypi import Pypi
from lite_builder.packages.sources.pypi_archive import PypiArchive
from lite_builder.packages.sources.source import Came, NotThere, Source, Unreachable, WantedFile
from lite_builder.settings import PackagesSection
from lite_builder.store import Store, Web, WrongBytes

Verdict = Literal["unreachable", "not there", "wrong bytes"]


@dataclass(frozen=True)
class Answer:
    """What one source said when it did not give a file."""

    source: str
    verdict: Verdict
    text: str

    def __str__(self) -> str:
        return f"{self.source}: {self.verdict} ({self.text})"


class NotHad(Exception):  # noqa: N818 - an answer, which becomes an error when all of them are gathered
    """No source gave the file."""

    def __init__(self, wanted: WantedFile, answers: tuple[Answer, ...]) -> None:
        self.wanted = wanted
        self.answers = answers
        super().__init__(wanted.file)


class Supply:
    """The cache and the sources behind it. Threads may share it."""

    def __init__(self, store: Store, sources: Sequence[Source], say: Callable[[str], None]) -> None:
        self.store = store
        self._asked = [_Asked(source) for source in sources]
        self._say = say

    def kept(self, wanted: WantedFile) -> Path | None:
        """The file if the cache has it. Asks nobody."""
        return self.store.get(wanted.sha256, wanted.size) if wanted.sha256 else None

    def obtain(self, wanted: WantedFile, came: Came) -> Path:
        """The file, in the cache. Raises `NotHad` with what each source said, and `DiskFullError`."""
        if file := self.kept(wanted):
            return file
        with self.store.lock(wanted.sha256 or wanted.file):
            # Another build may have brought it while this one waited.
            return self.kept(wanted) or self._bring(wanted, came)

    def _bring(self, wanted: WantedFile, came: Came) -> Path:
        answers: list[Answer] = []
        for asked in self._asked:
            if wanted.detail(asked.source.name) is None:
                continue
            with self.store.scratch() as scratch:
                into = scratch / wanted.file
                try:
                    asked.fetch(wanted, into, came)
                    file = self.store.put(into, wanted.sha256)
                except Unreachable as error:
                    answers.append(Answer(asked.source.name, "unreachable", str(error)))
                except NotThere as error:
                    answers.append(Answer(asked.source.name, "not there", str(error)))
                except (WrongBytes, zipfile.BadZipFile) as error:
                    answers.append(Answer(asked.source.name, "wrong bytes", str(error)))
                else:
                    self._warn(wanted, answers, asked.source.name)
                    return file
        raise NotHad(wanted, tuple(answers))

    def _warn(self, wanted: WantedFile, answers: list[Answer], giver: str) -> None:
        for answer in answers:
            if answer.verdict == "wrong bytes":
                self._say(f"warning: {wanted.file}: {answer}; taken from {giver} instead")


class _Asked:
    """One source, and whether it answers. Until that is known, one file at a time is asked for."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._answers = False
        self._unreachable = ""
        self._first = threading.Lock()

    def fetch(self, wanted: WantedFile, into: Path, came: Came) -> None:
        with nullcontext() if self._answers else self._first:
            if self._unreachable:
                raise Unreachable(self._unreachable)
            try:
                self.source.fetch(wanted, into, came)
            except Unreachable as error:
                self._unreachable = str(error)
                raise
            except NotThere:
                self._answers = True
                raise
            self._answers = True


@contextmanager
def open_supply(
    settings: PackagesSection, store: Store, say: Callable[[str], None], pip: Pip | None = None
) -> Iterator[Supply]:
    """The supply that the settings describe, with a `pip` that others use too, if one is given.

    Files of the installed kernel are looked for first, since no other source has them and no network is asked.
    """
    web, pip = Web(), pip or Pip()
    sources: tuple[Source, ...] = (
        PyodideCdn(settings.cdn, web),
        Npm(store),
        Pypi(pip, store),
        PypiArchive(pip, store),
    )
    known = {source.name: source for source in sources}
    if unknown := [name for name in settings.sources if name not in known]:
        raise SettingsError(
            f"[packages] sources names what is no source: {', '.join(unknown)}",
            todo=f"use some of {', '.join(known)}",
        )
    try:
        yield Supply(store, (Kernel(), *(known[name] for name in settings.sources)), say)
    finally:
        web.close()


def not_had_errors(failures: Sequence[NotHad]) -> list[UserError]:
    """The errors that say which files could not be had, and for each what every source said: at most one of a class."""
    wrong = [failure for failure in failures if any(answer.verdict == "wrong bytes" for answer in failure.answers)]
    others = [failure for failure in failures if failure not in wrong]
    errors: list[UserError] = []
    if wrong:
        errors.append(
            WrongBytesError(
                f"{_count(wrong)} cannot be used: no source gives the bytes whose sha256 is in the lock",
                why=_told(wrong),
                todo="have another source in [packages] sources, or run `lite-builder lock` if you trust the new bytes",
            )
        )
    if others:
        errors.append(
            UnreachableError(
                f"{_count(others)} cannot be had: not in the cache, and no source gives them",
                why=_told(others),
                todo="connect to the network and try again (what has come is kept), or see [packages] in course.toml",
            )
        )
    return errors


def _count(failures: Sequence[NotHad]) -> str:
    return "1 file" if len(failures) == 1 else f"{len(failures)} files"


def _told(failures: Sequence[NotHad]) -> str:
    """What each source said, once for all the files of which it said the same."""
    files: dict[tuple[Answer, ...], list[str]] = {}
    for failure in failures:
        files.setdefault(failure.answers, []).append(failure.wanted.file)
    lines: list[str] = []
    for answers, names in files.items():
        lines.append(", ".join(sorted(names)))
        lines += [f"  {answer}" for answer in answers] or ["  none of its sources is among [packages] sources"]
    return "\n       ".join(lines)
