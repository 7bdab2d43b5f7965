"""How is a selftest shown to a person? A line for each module, what is not as known below it, and one line in sum."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.text import Text

from lite_builder.errors import SelftestError
from lite_builder.verify.selftest.results import BAD, Judged, ModuleRun, Outcome, SelftestReport

_SHOWN = (Outcome.PASSED, Outcome.FAILED, Outcome.XFAILED, Outcome.XPASSED, Outcome.SKIPPED)


def print_selftest(report: SelftestReport, console: Console) -> None:
    """Print the whole of it."""
    for line, good in selftest_lines(report):
        console.print(Text(line, "" if good else "red"), soft_wrap=True)
    console.print(Text("\n" + selftest_summary(report), "bold green" if report.ok else "bold red"), soft_wrap=True)


def selftest_lines(report: SelftestReport) -> Iterator[tuple[str, bool]]:
    """The report line by line, each with whether it says something good."""
    yield _HEAD, True
    for module in report.modules:
        yield _line(module), module.ok
    for module in report.modules:
        if module.problem:
            yield f"\n{module.name}: {module.problem}", False
        for found in module.wrong:
            yield f"\n{explain(found)}", False
    for project in report.absent:
        yield f"\nthe site does not ship {project}", True


def selftest_summary(report: SelftestReport) -> str:
    """One line: `4 modules: 2031 passed, 3 failed (all known), 12 xfailed, 90 skipped; numpy 2.4.3; Chromium, 98 s`."""
    counts: Counter[Outcome] = Counter()
    for module in report.modules:
        counts.update(module.counts)
    failed = sum(counts[outcome] for outcome in BAD)
    known = sum(module.known for module in report.modules)
    parts = [
        f"{counts[Outcome.PASSED]} passed",
        f"{failed} failed{f' ({known} of them as known)' if known else ''}",
        *(f"{counts[outcome]} {outcome}" for outcome in _SHOWN[2:] if counts[outcome]),
    ]
    versions = ", ".join(f"{project} {version}" for project, version in report.versions.items())
    stopped = "stopped before its end: " if report.stopped else ""
    modules = "1 module" if len(report.modules) == 1 else f"{len(report.modules)} modules"
    return f"{stopped}{modules}: {', '.join(parts)}; {versions}; {report.browser}, {report.seconds:.0f} s"


def in_short(module: ModuleRun) -> str:
    """A module in a log: `sklearn.tree: 656 tests, 2 not as known, 11 s`."""
    wrong = f", {len(module.wrong)} not as known" if module.wrong else ""
    return f"{module.name}: {len(module.tests)} tests{wrong}, {module.seconds:.0f} s"


def explain(found: Judged) -> str:
    """One test: its id, what is wrong with it, and its message."""
    outcome = f" ({found.outcome})" if found.outcome and found.outcome is not Outcome.FAILED else ""
    lines = [f"{found.id} {found.verdict}{outcome}"]
    lines += [f"  {line}" for line in found.message.splitlines()]
    return "\n".join([*lines, f"  known: {found.reason}"] if found.reason else lines)


_HEAD = f"{'passed':>7} {'failed':>6} {'known':>6} {'xfailed':>7} {'skipped':>7} {'seconds':>8}  module"


def _line(module: ModuleRun) -> str:
    counts = module.counts
    failed = sum(counts[outcome] for outcome in BAD)
    return (
        f"{counts[Outcome.PASSED] + counts[Outcome.XPASSED]:>7} {failed:>6} {module.known:>6} "
        f"{counts[Outcome.XFAILED]:>7} {counts[Outcome.SKIPPED]:>7} {module.seconds:>8.1f}  {module.name}"
    )


def raise_unless_ok(report: SelftestReport, page: Path) -> None:
    """Raises `SelftestError` where something is not as it is known to be; `page` shows what."""
    wrong = [found for module in report.modules for found in module.wrong]
    problems = [f"{module.name}: {module.problem.splitlines()[0]}" for module in report.modules if module.problem]
    if not report.ok:
        raise SelftestError(
            f"{len(wrong)} tests are not as known, and {len(problems)} modules were not run to their end",
            why="; ".join([*problems, *(f"{found.id} {found.verdict}" for found in wrong)][:3]),
            todo=f"look at {page}; what is an error of the bundle does not belong into a course",
        )
