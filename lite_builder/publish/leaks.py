"""Does a folder that is to be published hold what is withheld? The gate before a site or public sources leave."""

from collections.abc import Iterator, Set
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from lite_builder.course.model import Course
from lite_builder.errors import JupyterLiteError, LeakError, Place, UserError, raise_all
from lite_builder.packages.lock import Lock
from lite_builder.publish.known_bytes import known_hashes
from lite_builder.publish.quiz_answers import check_quizzes, page_in_notebook
from lite_builder.publish.readings import CannotLookInsideError, readings_of
from lite_builder.publish.withheld import WithheldLine, WithheldText, withheld_text
from lite_builder.site.manifest import CONTENTS
from lite_builder.site.page_script import joined_script

_NOT_PUBLISHED = ".git"


@dataclass(frozen=True)
class Leak:
    """A withheld line where it should not be: file, line, and how the file must be read to see it."""

    place: Place
    way: tuple[str, ...]
    line: WithheldLine


@dataclass(frozen=True)
class Withheld:
    """What was looked for and is not there: how many lines of text, and the answers to how many graded quizzes."""

    lines: int
    quizzes: int


def check_site(course: Course, lock: Lock | None, folder: Path) -> Withheld:
    """Check the site in `folder` for what the course withholds. Raises as `check_leaks` does."""
    quizzes = check_quizzes(course, lambda quiz: page_in_notebook(quiz, folder / CONTENTS / quiz.path, folder))
    withheld = withheld_text(course)
    if withheld.lines:
        check_leaks(folder, withheld, known_hashes(lock) | _repeated(folder))
    return Withheld(len(withheld.lines), quizzes)


def _repeated(site: Path) -> frozenset[str]:
    """The sha256 of the script that only joins others of the site: what is in it is looked for in these."""
    with suppress(JupyterLiteError):
        return frozenset({sha256(joined_script(site).encode()).hexdigest()})
    return frozenset()


def check_leaks(folder: Path, withheld: WithheldText, known: Set[str] = frozenset()) -> None:
    """Raise `LeakError`, for each file and together, where a file below `folder` holds withheld text.

    Files whose sha256 is among `known` are not looked into. Packed files that cannot be looked into are errors too.
    """
    problems: list[UserError] = []
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        path = file.relative_to(folder)
        content = file.read_bytes()
        if _NOT_PUBLISHED in path.parts or sha256(content).hexdigest() in known:
            continue
        try:
            leaks = find_leaks(content, path, withheld)
        except CannotLookInsideError as error:
            problems.append(_cannot_look_inside(path, error))
        else:
            problems += (_leak_error(list(group)) for _, group in groupby(leaks, key=lambda leak: leak.way))
    raise_all(problems)


def find_leaks(content: bytes, path: Path, withheld: WithheldText) -> list[Leak]:
    """Each withheld line that is in the bytes of a file, once, by the way it is packed and the line where it is.

    Raises `CannotLookInsideError`.
    """
    leaks = {leak.line.words: leak for leak in reversed(list(_all_leaks(content, path, withheld)))}
    return sorted(leaks.values(), key=lambda leak: (leak.way, leak.place.line or 0))


def _all_leaks(content: bytes, path: Path, withheld: WithheldText) -> Iterator[Leak]:
    if withheld.lines:
        for reading in readings_of(content):
            for found in withheld.find(reading.text):
                yield Leak(Place(path, reading.line_at(found.offset)), reading.way, found.line)


def _leak_error(leaks: list[Leak]) -> LeakError:
    first = leaks[0]
    inside = f", packed in {', '.join(first.way)}" if first.way else ""
    more = f", and {len(leaks) - 1} more lines" if len(leaks) > 1 else ""
    return LeakError(
        f"withheld text is here{inside}",
        where=first.place,
        why=f"it is that of {first.line.place}{more}",
        todo="remove it, or publish where it comes from: `[publish] solutions = true`",
    )


def _cannot_look_inside(path: Path, error: CannotLookInsideError) -> LeakError:
    return LeakError(
        "this file cannot be searched for withheld text",
        where=Place(path),
        why=str(error),
        todo="unpack it, or remove it from the course",
    )
