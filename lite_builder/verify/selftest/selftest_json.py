"""How do other programs read a selftest? As JSON; docs/selftest.schema.json is made from the records."""

from typing import Literal

from pydantic import Field

from lite_builder.verify.reports.document import Record, RunDocument
from lite_builder.verify.selftest.results import Judged, ModuleRun, SelftestReport


class JudgedRecord(Record):
    """A test that is worth a word."""

    id: str = Field(description="As pytest writes it, or as our list does, where there is no such test.")
    verdict: str
    outcome: str | None = Field(description="Null where it did not run.")
    message: str = Field(description="Why it failed, and where.")
    reason: str = Field(description="Why it is known to fail; empty if it is not.")


class ReasonRecord(Record):
    """A reason of the library itself to skip tests, or to expect that they fail."""

    outcome: Literal["skipped", "xfailed"]
    reason: str
    tests: int = Field(description="For how many tests it is given.")


class ModuleRecord(Record):
    """One module."""

    name: str
    library: str = Field(description="The project on PyPI.")
    files: tuple[str, ...] = Field(description="Those of its tests, as paths below site-packages.")
    ok: bool = Field(description="True if everything is as it is known to be.")
    seconds: float
    kernels: int = Field(description="How many fresh kernels it took.")
    memory: int | None = Field(description="The most that one of them had, in bytes.")
    problem: str = Field(description="Why tests are missing; empty if none is.")
    counts: dict[str, int] = Field(description="How many tests there are, by outcome.")
    judged: tuple[JudgedRecord, ...]
    reasons: tuple[ReasonRecord, ...]
    foreign: tuple[str, ...] = Field(description="Requests to other hosts, which were refused.")


class Selftest(RunDocument):
    """Everything that `lite-builder selftest` has seen."""

    format: Literal[1] = 1
    ok: bool = Field(description="True if everything is as it is known to be.")
    versions: dict[str, str] = Field(description="Of the libraries, by project.")
    absent: tuple[str, ...] = Field(description="Libraries that the site does not ship.")
    stopped: bool = Field(description="True if somebody stopped it before its end.")
    modules: tuple[ModuleRecord, ...]


def selftest_document(report: SelftestReport) -> Selftest:
    """The report as records."""
    return Selftest(
        ok=report.ok,
        title=report.title,
        browser=report.browser,
        seconds=report.seconds,
        versions=dict(report.versions),
        absent=report.absent,
        stopped=report.stopped,
        modules=tuple(_module(module) for module in report.modules),
    )


def _module(module: ModuleRun) -> ModuleRecord:
    reasons = sorted(module.reasons.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))
    return ModuleRecord(
        name=module.name,
        library=module.library,
        files=module.files,
        ok=module.ok,
        seconds=round(module.seconds, 1),
        kernels=module.kernels,
        memory=module.memory,
        problem=module.problem,
        counts={str(outcome): count for outcome, count in sorted(module.counts.items())},
        judged=tuple(_judged(found) for found in module.judged),
        reasons=tuple(
            ReasonRecord.model_validate({"outcome": str(outcome), "reason": reason, "tests": count})
            for (outcome, reason), count in reasons
        ),
        foreign=module.foreign,
    )


def _judged(found: Judged) -> JudgedRecord:
    return JudgedRecord(
        id=found.id,
        verdict=str(found.verdict),
        outcome=str(found.outcome) if found.outcome else None,
        message=found.message,
        reason=found.reason,
    )
