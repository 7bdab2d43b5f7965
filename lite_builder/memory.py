"""What was worked out before from text that has not changed? Results of pure functions, kept from build to build.

One shelf of the cache, where each course has a place. What lies there is of use only to the code and the libraries that
wrote it, and never changes a result.
"""

import json
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, Generic, TypeVar

from lite_builder.shelf import Shelf
from lite_builder.store import Store

T = TypeVar("T")

PACKAGE = Path(__file__).parent
_READERS = (
    "jupytext",
    "nbformat",
    "markdown-it-py",
    "mdit-py-plugins",
    "PyYAML",
    "ipython",
    "tree-sitter-python",
    "bleach",
    "Pygments",
)


Results = dict[str, dict[str, str]]
"""By kind and by the digest of what they were made from, results as JSON."""


@dataclass(frozen=True)
class Kind(Generic[T]):
    """One kind of result: its name, and how it becomes JSON and is made from it again."""

    name: str
    dump: Callable[[T], Any]
    load: Callable[[Any], T]


@contextmanager
def remembering(course: Path) -> Iterator[None]:
    """Within this block, `recall` knows what it was given in the last one for the course in this folder."""
    memory = _Memory(Shelf.of(Store.default(), "memory"), sha256(str(course).encode()).hexdigest()[:32])
    token = _MEMORY.set(memory)
    try:
        yield
    finally:
        _MEMORY.reset(token)
        memory.save()


def recall(kind: Kind[T], work: Callable[[], T], *of: str) -> T:
    """What `work()` gives, which depends on nothing but the texts in `of`; what it raises is not remembered."""
    memory = _MEMORY.get()
    return work() if memory is None else memory.recall(kind, work, of)


@cache
def code_digest() -> str:
    """A digest of our own code and data."""
    whole = sha256()
    for file in sorted(PACKAGE.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            whole.update(file.relative_to(PACKAGE).as_posix().encode() + b"\0" + sha256(file.read_bytes()).digest())
    return whole.hexdigest()


class _Memory:
    """One course's results: those of the last time, and those of this one."""

    def __init__(self, shelf: Shelf, course: str) -> None:
        self._shelf = shelf
        self._course = course
        self._known = _read(shelf.get(course))
        self._used: Results = {}
        self._is_new = False

    def recall(self, kind: Kind[T], work: Callable[[], T], of: tuple[str, ...]) -> T:
        key = sha256(json.dumps(of).encode()).hexdigest()
        known = self._known.get(kind.name, {})
        if key not in known:
            result = work()
            # As text at once, since the caller may go on to change the result.
            self._used.setdefault(kind.name, {})[key] = json.dumps(kind.dump(result))
            self._is_new = True
            return result
        self._used.setdefault(kind.name, {})[key] = known[key]
        return kind.load(json.loads(known[key]))

    def save(self) -> None:
        """Keep what was used; of a kind that was not asked for, all."""
        if self._is_new:
            self._shelf.put(self._course, json.dumps([_makers(), self._known | self._used]).encode())


def _read(kept: bytes | None) -> Results:
    makers, results = json.loads(kept) if kept else ([], {})
    return results if makers == _makers() else {}


def _makers() -> list[str]:
    """Everything that a result may depend on beside the text."""
    return [code_digest(), platform.python_version(), *map(version, _READERS)]


_MEMORY: ContextVar[_Memory | None] = ContextVar("memory", default=None)
