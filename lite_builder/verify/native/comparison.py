"""What was found when a course ran natively, too? The values that `compare_natively` gives."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

PYTHON = "Python"
"""Python itself, where otherwise the name of a package stands."""


@dataclass(frozen=True)
class VersionDifference:
    """Something that has one version in the browser and another natively, or none: `native` is then empty."""

    name: str
    browser: str
    native: str

    def __str__(self) -> str:
        return f"{self.name} {self.browser} in the browser, {self.native or 'not there'} natively"


@dataclass(frozen=True)
class Difference:
    """A cell that gives something else natively: its place, and both values of the first thing that differs.

    `what` says which part of its outputs that is: `printed text, line 2`. `line` is that of the author's file at which
    the cell starts, where it is known. `reason` is the author's, if the difference is known. `pictures` are both
    images, as base64 of PNG.
    """

    index: int
    cell: str
    what: str
    browser: str
    native: str
    line: int | None = None
    reason: str = ""
    pictures: tuple[str, str] | None = field(default=None, repr=False)

    @property
    def number(self) -> int:
        """The cell's place as people count, from 1, text cells included."""
        return self.index + 1

    @property
    def known(self) -> bool:
        """Whether the author knows of it."""
        return bool(self.reason)


@dataclass(frozen=True)
class Spent:
    """What a notebook's cells took in all, in seconds, and the most memory, in bytes, where that is known.

    In the browser that is the size of WebAssembly's heap, natively what the kernel's process held.
    """

    seconds: float
    memory: int | None = None


@dataclass(frozen=True)
class NotebookComparison:
    """A notebook that ran in both: the ids of cells that were compared, those among them that differ, and what both
    runs took. `unsteady` are ids of cells that differ from one native run to the next: they tell nothing. `missing` are
    sentences about known differences that were not seen; `note` says why the native run ended before its last cell.
    """

    path: str
    title: str
    source: str
    compared: tuple[str, ...]
    differences: tuple[Difference, ...]
    browser: Spent
    native: Spent
    unsteady: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    note: str = ""

    @property
    def unknown(self) -> tuple[Difference, ...]:
        """The differences that the author does not know of."""
        return tuple(difference for difference in self.differences if not difference.known)

    @property
    def ok(self) -> bool:
        """Whether everything is as the author knows it."""
        return not self.unknown and not self.missing


@dataclass(frozen=True)
class Comparison:
    """All notebooks that were compared. `python` is the native one, `versions` say what is not as in the browser."""

    python: str
    versions: tuple[VersionDifference, ...]
    notebooks: tuple[NotebookComparison, ...]
    seconds: float
    stopped: bool = False

    @property
    def ok(self) -> bool:
        """Whether every notebook is."""
        return all(notebook.ok for notebook in self.notebooks)

    @property
    def label(self) -> str:
        """What the reader has to know of the versions: `Python 3.13.0 (3.14.0 in the browser), packages as there`."""
        python = [version for version in self.versions if version.name == PYTHON]
        packages = [version for version in self.versions if version.name != PYTHON]
        native = self.python + "".join(f" ({version.browser} in the browser)" for version in python)
        if not packages:
            return f"{native}, all packages in the browser's versions"
        return f"{native}, DIFFERING PACKAGES: {'; '.join(map(str, packages))}"


def joined(comparisons: Iterable[Comparison | None], order: Sequence[str]) -> Comparison | None:
    """One comparison of those that several machines made in equal environments, its notebooks in this order of paths.

    Its seconds are those of the slowest. None where nothing was compared.
    """
    found = [comparison for comparison in comparisons if comparison]
    if not found:
        return None
    by_path = {notebook.path: notebook for comparison in found for notebook in comparison.notebooks}
    return replace(
        found[0],
        notebooks=tuple(by_path[path] for path in order if path in by_path),
        seconds=max(comparison.seconds for comparison in found),
        stopped=any(comparison.stopped for comparison in found),
    )
