"""What would one machine have seen? Makes one report of those of all shards, which have to be of the same run."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from lite_builder.errors import MergeError, Place
from lite_builder.verify.native.comparison import joined
from lite_builder.verify.report import LandingRun, RunReport
from lite_builder.verify.reports.past import PastRuns
from lite_builder.verify.shards.part import Part, Whole, read_part
from lite_builder.verify.traffic import without_repeats


def merge_parts(folders: Sequence[Path]) -> tuple[RunReport, PastRuns]:
    """The report of the whole run, and what was known of the runs before it. Its seconds are those of the slowest part.

    Raises `MergeError` where the parts are not those of one run, each once.
    """
    parts = {folder: read_part(folder) for folder in folders}
    _check_same_run(parts)
    _check_complete(parts)
    found = sorted(parts.values(), key=lambda part: part.index)
    past = PastRuns()
    for part in found:
        past = past.joined(part.past)
    return _merged(found[0].whole, [part.report for part in found]), past


def _merged(whole: Whole, reports: Sequence[RunReport]) -> RunReport:
    notebooks = {run.path: run for report in reports for run in report.notebooks}
    quizzes = {run.code.path: run for report in reports for run in report.quizzes}
    return RunReport(
        title=reports[0].title,
        landing=_landing([report.landing for report in reports]),
        notebooks=tuple(notebooks[path] for path in whole.notebooks),
        browser=reports[0].browser,
        seconds=max(report.seconds for report in reports),
        quizzes=tuple(quizzes[path] for path in whole.quizzes),
        comparison=joined([report.comparison for report in reports], whole.notebooks),
        stale=tuple(dict.fromkeys(sentence for report in reports for sentence in report.stale)),
        unseen=reports[0].unseen,
        strict=any(report.strict for report in reports),
    )


def _landing(runs: Sequence[LandingRun]) -> LandingRun:
    """What all saw of the landing page; each has opened it, unless nothing had changed for it."""
    opened = [run for run in runs if not run.note] or runs
    problems: Iterable[str] = (run.problem for run in opened if run.problem)
    foreign = without_repeats(tuple(request for run in opened for request in run.foreign))
    return LandingRun(next(iter(problems), ""), foreign, opened[0].note, opened[0].digest)


def _check_same_run(parts: dict[Path, Part]) -> None:
    (first_folder, first), *others = parts.items()
    for folder, part in others:
        why = _difference(first, part)
        if why:
            raise MergeError(
                "these reports are not parts of one run",
                where=Place(folder),
                why=f"{why} in {first_folder}",
                todo="run all shards again, on the same site with the same version of lite_builder and the same "
                "trend.json in the folder of the report",
            )


def _label(part: Part) -> str:
    return part.report.comparison.label if part.report.comparison else ""


def _difference(first: Part, part: Part) -> str:
    """What is not the same in two parts, in words; empty if they fit."""
    differing = {
        "it is of another site than the one": part.whole.site != first.whole.site,
        "it was made by another version of lite_builder than the one": part.whole.code != first.whole.code,
        f"it was run in {part.report.browser}, other than the one": part.report.browser != first.report.browser,
        "its native run was in another environment than the one": _label(part) != _label(first),
        "it speaks of other notebooks than the one": part.whole.notebooks != first.whole.notebooks,
        "its course is split in another way than the one": part.whole != first.whole,
    }
    return next((words for words, differs in differing.items() if differs), "")


def _check_complete(parts: dict[Path, Part]) -> None:
    count = len(next(iter(parts.values())).whole.shares)
    folders: dict[int, Path] = {}
    for folder, part in parts.items():
        if part.index in folders:
            raise MergeError(
                f"shard {part.index}/{count} is there twice",
                where=Place(folder),
                why=f"{folders[part.index]} is the same shard",
                todo="name one folder for each shard",
            )
        folders[part.index] = folder
    missing = [f"{index}/{count}" for index in range(1, count + 1) if index not in folders]
    if missing:
        raise MergeError(
            f"shards are missing: {', '.join(missing)}",
            todo="name the folders of all shards; run those again that have left no report",
        )
