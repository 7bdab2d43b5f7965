"""Which tests are known to fail in the browser, and why? `known.toml`, compared with what was seen, strictly."""

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import as_file, files
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from lite_builder.errors import SettingsError
from lite_builder.toml_file import read_toml
from lite_builder.verify.selftest.results import BAD, Judged, Outcome, TestRun, Verdict

ENDS = "end the kernel"


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Known(_Record):
    """Tests that have the same cause: ids as pytest writes them, in which `*` stands for any characters.

    Tests that `end the kernel` are not run. Only those that `sometimes fail` may pass.
    """

    tests: tuple[str, ...] = Field(min_length=1)
    reason: str = Field(min_length=1)
    how: Literal["fail", "sometimes fail", "end the kernel"] = "fail"

    def means(self, test: str) -> bool:
        """Whether the test is one of these."""
        return any(_matches(pattern, test) for pattern in self.tests)


class KnownFailures(_Record):
    """The whole of `known.toml`; what it says is true of these `versions`, by project."""

    versions: Mapping[str, str] = {}
    known: tuple[Known, ...] = ()

    def entry_for(self, test: str) -> Known | None:
        """The first entry that means the test."""
        return next((entry for entry in self.known if entry.means(test)), None)

    def has_to_fail(self, pattern: str) -> bool:
        """Whether tests of this pattern are in the list, and not only as what sometimes fails."""
        return any(pattern in entry.tests and entry.how == "fail" for entry in self.known)

    def not_to_run(self) -> list[str]:
        """Regular expressions of the tests that end the kernel."""
        return [_expression(pattern) for entry in self.known if entry.how == ENDS for pattern in entry.tests]


def read_known() -> KnownFailures:
    """The list that comes with lite_builder."""
    with as_file(files("lite_builder.verify.selftest") / "known.toml") as file:
        return read_toml(file, KnownFailures, SettingsError, what="this list is damaged", todo="install us anew")


def judge(tests: Sequence[TestRun], ran: Sequence[str], known: KnownFailures, *, complete: bool) -> tuple[Judged, ...]:
    """What is to be said of the tests of the files that `ran`, worst first.

    Where all of them are `complete`, and of the versions of the list, entries for tests that are not there are told.
    """
    judged = [found for test in tests if (found := _judge_one(test, known))]
    judged += [
        Judged(pattern, Verdict.NOT_RUN, None, reason=entry.reason)
        for entry in known.known
        if entry.how == ENDS
        for pattern in entry.tests
        if _file_of(pattern) in ran
    ]
    if complete:
        judged += _gone(tests, ran, known)
    order = [Verdict.UNEXPECTED, Verdict.SURPRISE, Verdict.GONE, Verdict.KNOWN, Verdict.NOT_RUN]
    return tuple(sorted(judged, key=lambda found: order.index(found.verdict)))


def judge_again(judged: Sequence[Judged], ran: Sequence[str], known: KnownFailures) -> tuple[Judged, ...]:
    """What was said of the tests of these files, by this list, which need not be the one of then.

    What the list says of tests that were not worth a word then cannot be told any more, and counts as gone.
    """
    failed = [TestRun(one.id, one.outcome, message=one.message) for one in judged if one.outcome in BAD]
    now = judge(failed, ran, known, complete=True)
    sometimes = [one for one in now if one.verdict is not Verdict.GONE or known.has_to_fail(one.id)]
    lost = [one for one in judged if one.verdict in (Verdict.SURPRISE, Verdict.NOT_RUN) and one not in now]
    return (*sometimes, *lost)


def _judge_one(test: TestRun, known: KnownFailures) -> Judged | None:
    entry = known.entry_for(test.id)
    reason = entry.reason if entry else ""
    if test.outcome in BAD:
        verdict = Verdict.KNOWN if entry and entry.how != ENDS else Verdict.UNEXPECTED
        return Judged(test.id, verdict, test.outcome, test.message, reason)
    if entry and entry.how == "fail" and test.outcome in (Outcome.PASSED, Outcome.XPASSED):
        return Judged(test.id, Verdict.SURPRISE, test.outcome, reason=reason)
    return None


def _gone(tests: Sequence[TestRun], ran: Sequence[str], known: KnownFailures) -> Iterator[Judged]:
    for entry in known.known:
        for pattern in entry.tests if entry.how != ENDS else ():
            if _file_of(pattern) in ran and not any(_matches(pattern, test.id) for test in tests):
                yield Judged(pattern, Verdict.GONE, None, reason=entry.reason)


def _file_of(test: str) -> str:
    return test.partition("::")[0]


def _matches(pattern: str, test: str) -> bool:
    return re.fullmatch(_expression(pattern), test, re.DOTALL) is not None


def _expression(pattern: str) -> str:
    return ".*".join(map(re.escape, pattern.split("*")))
