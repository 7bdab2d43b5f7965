"""Which tests need not run again? Those of which an earlier report says all that a run with `--continue` would say."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import ValidationError

from lite_builder.errors import Place, SettingsError
from lite_builder.verify.selftest.known import KnownFailures, judge_again
from lite_builder.verify.selftest.results import Judged, ModuleRun, Outcome, Tally, Verdict
from lite_builder.verify.selftest.selection import Module, part_of
from lite_builder.verify.selftest.selftest_json import ModuleRecord, Selftest


def read_kept(file: Path, browser: str, versions: dict[str, str], known: KnownFailures) -> tuple[ModuleRun, ...]:
    """What the report in this file says of the same browser and versions, judged by today's list; nothing without one.

    Raises `SettingsError` where the file is not such a report.
    """
    try:
        found = Selftest.model_validate_json(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except (ValidationError, UnicodeDecodeError) as error:
        raise SettingsError(
            "this report cannot be continued",
            where=Place(file),
            why=str(error).splitlines()[0],
            todo="remove it, or leave out --continue",
        ) from error
    if (found.browser, found.versions) != (browser, versions):
        return ()
    return tuple(_as_run(record, known) for record in found.modules)


def left_to_run(chosen: Iterable[Module], modules: Sequence[Module], kept: Iterable[ModuleRun]) -> tuple[Module, ...]:
    """Of the modules that are `chosen`, the files of which no kept run says that all is as known."""
    good = {file for run in kept if run.ok for file in run.files}
    whole = {file: module for module in modules for file in module.files}
    left = [[file for file in module.files if file not in good] for module in chosen]
    return tuple(part_of(whole[files[0]], files) for files in left if files)


def merged(runs: Iterable[ModuleRun], kept: Iterable[ModuleRun], modules: Sequence[Module]) -> tuple[ModuleRun, ...]:
    """One run for each of the modules: what came of it now, and what is kept of files that did not run now."""
    now = tuple(runs)
    ran = {file for run in now for file in run.files}
    all_of_it = (*(run for run in kept if ran.isdisjoint(run.files)), *now)
    of = [(module, [run for run in all_of_it if set(run.files) <= set(module.files)]) for module in modules]
    return tuple(_in_one(module, parts) for module, parts in of if parts)


def _in_one(module: Module, runs: Sequence[ModuleRun]) -> ModuleRun:
    if len(runs) == 1:
        return runs[0]
    part = part_of(module, [file for file in module.files if any(file in run.files for run in runs)])
    return ModuleRun(
        part.name,
        module.library,
        part.files,
        tuple(test for run in runs for test in run.tests),
        tuple(found for run in runs for found in run.judged),
        sum(run.seconds for run in runs),
        sum(run.kernels for run in runs),
        max((run.memory for run in runs if run.memory is not None), default=None),
        "; ".join(run.problem for run in runs if run.problem),
        tuple(dict.fromkeys(request for run in runs for request in run.foreign)),
        Tally.sum_of(run.tally for run in runs),
    )


def _as_run(record: ModuleRecord, known: KnownFailures) -> ModuleRun:
    judged = tuple(
        Judged(one.id, Verdict(one.verdict), Outcome(one.outcome) if one.outcome else None, one.message, one.reason)
        for one in record.judged
    )
    return ModuleRun(
        record.name,
        record.library,
        record.files,
        judged=judge_again(judged, record.files, known),
        seconds=record.seconds,
        kernels=record.kernels,
        memory=record.memory,
        problem=record.problem,
        foreign=record.foreign,
        earlier=Tally(
            {Outcome(outcome): count for outcome, count in record.counts.items()},
            {(Outcome(reason.outcome), reason.reason): reason.tests for reason in record.reasons},
        ),
    )
