"""What became of each test of each module? The values that `run_selftest` gives."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of one test. `KERNEL_DIED` and `DID_NOT_END` are of the test that ran when it happened."""

    PASSED = "passed"
    FAILED = "failed"
    XFAILED = "xfailed"
    XPASSED = "xpassed"
    SKIPPED = "skipped"
    KERNEL_DIED = "kernel died"
    DID_NOT_END = "did not end"


BAD = frozenset({Outcome.FAILED, Outcome.KERNEL_DIED, Outcome.DID_NOT_END})


@dataclass(frozen=True)
class TestRun:
    """A test by pytest's id of it, or a file of tests that could not be collected, or is skipped, as a whole.

    `message` is why it failed, is skipped, or is expected to fail by its library.
    """

    __test__ = False

    id: str
    outcome: Outcome
    seconds: float = 0.0
    message: str = ""


class Verdict(StrEnum):
    """What is wrong with a test, or would be, if it were not known."""

    KNOWN = "fails as known"
    UNEXPECTED = "fails"
    SURPRISE = "passes, though it is known to fail"
    GONE = "is known to fail, and is not there"
    NOT_RUN = "is known to end the kernel, and is not run"


@dataclass(frozen=True)
class Judged:
    """A test that is worth a word, with the reason that our list gives, if it is in it."""

    id: str
    verdict: Verdict
    outcome: Outcome | None
    message: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Tally:
    """How many tests there are of each outcome, and for which of the library's reasons, as `ModuleRun` has them."""

    counts: Mapping[Outcome, int]
    reasons: Mapping[tuple[Outcome, str], int]

    @staticmethod
    def of(tests: Sequence[TestRun]) -> "Tally":
        """Of these tests."""
        own = (Outcome.SKIPPED, Outcome.XFAILED)
        reasons = Counter((test.outcome, test.message) for test in tests if test.outcome in own)
        return Tally(Counter(test.outcome for test in tests), reasons)

    @staticmethod
    def sum_of(tallies: "Iterable[Tally]") -> "Tally":
        """All of them in one."""
        counts: Counter[Outcome] = Counter()
        reasons: Counter[tuple[Outcome, str]] = Counter()
        for tally in tallies:
            counts.update(tally.counts)
            reasons.update(tally.reasons)
        return Tally(counts, reasons)


@dataclass(frozen=True)
class ModuleRun:
    """One module: its tests, what is to be said of them, and what became of it as a whole.

    `files` are those of its tests, as paths below site-packages; `problem` says why tests are missing, or is empty;
    `kernels` is how many it took; `memory` the most that one of them had, in bytes; `foreign` are the requests to other
    hosts that were refused. `earlier` counts the tests where these are not known one by one, but from a report.
    """

    name: str
    library: str
    files: tuple[str, ...] = ()
    tests: tuple[TestRun, ...] = ()
    judged: tuple[Judged, ...] = ()
    seconds: float = 0.0
    kernels: int = 0
    memory: int | None = None
    problem: str = ""
    foreign: tuple[str, ...] = ()
    earlier: Tally | None = None

    @property
    def tally(self) -> Tally:
        """How many tests there are of each kind."""
        return self.earlier or Tally.of(self.tests)

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many tests there are of each outcome. Those that do not occur count as 0."""
        return Counter(self.tally.counts)

    @property
    def known(self) -> int:
        """How many failures are in our list."""
        return sum(found.verdict is Verdict.KNOWN for found in self.judged)

    @property
    def wrong(self) -> tuple[Judged, ...]:
        """What is not as it should be."""
        return tuple(found for found in self.judged if found.verdict not in (Verdict.KNOWN, Verdict.NOT_RUN))

    @property
    def ok(self) -> bool:
        """Whether everything is as it is known to be."""
        return not self.wrong and not self.problem

    @property
    def reasons(self) -> Mapping[tuple[Outcome, str], int]:
        """The library's own reasons for what it skips and expects to fail, each with the number of its tests."""
        return self.tally.reasons


@dataclass(frozen=True)
class SelftestReport:
    """The whole run. `versions` are those of the libraries, by project; `absent` are those that the site lacks."""

    title: str
    browser: str
    versions: Mapping[str, str]
    modules: tuple[ModuleRun, ...]
    seconds: float
    absent: tuple[str, ...] = ()
    stopped: bool = False

    @property
    def ok(self) -> bool:
        """Whether everything is as it is known to be."""
        return not self.stopped and all(module.ok for module in self.modules)
