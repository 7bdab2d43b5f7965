"""How are warnings shown? A line each for a person, or as annotations that GitHub shows beside the changed lines."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from lite_builder.verify.lint.lint import Finding
from lite_builder.verify.reports.github import annotation

CLEAN = "nothing found"


def as_text(findings: Sequence[Finding], shown: Callable[[Path], Path]) -> Iterator[str]:
    """One line for each finding, file by file, and one that counts them; `shown` is how paths are written."""
    for finding in findings:
        line = "" if finding.place.line is None else f"{finding.place.line}:"
        yield f"{_file(finding, shown)}:{line} {finding.code} {finding.message} ({_cell(finding)})"
    yield _count(findings)


def as_github(findings: Sequence[Finding], shown: Callable[[Path], Path]) -> Iterator[str]:
    """GitHub's workflow commands, and the count."""
    for finding in findings:
        message = f"{finding.message} ({_cell(finding)})"
        yield annotation("warning", message, title=finding.code, file=_file(finding, shown), line=finding.place.line)
    yield _count(findings)


def _file(finding: Finding, shown: Callable[[Path], Path]) -> str:
    return shown(Path(finding.place.file)).as_posix()


def _cell(finding: Finding) -> str:
    within = f", line {finding.cell_line}" if finding.place.line is None else ""
    return f"cell {finding.place.cell}{within}"


def _count(findings: Sequence[Finding]) -> str:
    if not findings:
        return CLEAN
    pages = len({finding.place.file for finding in findings})
    found = "1 warning" if len(findings) == 1 else f"{len(findings)} warnings"
    explain = f"`lite-builder lint --explain {findings[0].code}` says why, and what to do"
    return f"{found} in {'1 page' if pages == 1 else f'{pages} pages'}; {explain}"
