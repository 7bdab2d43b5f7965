"""Where is everything that a run found kept? In one folder, for people, for CI services, and for the next run."""

from datetime import UTC, datetime
from pathlib import Path

from lite_builder.disk import disk_errors
from lite_builder.verify.report import RunReport
from lite_builder.verify.reports.executed import ExecutedNotebooks
from lite_builder.verify.reports.html_report import html_report
from lite_builder.verify.reports.junit import write_junit
from lite_builder.verify.reports.past import PastRuns, read_past, write_past
from lite_builder.verify.reports.results_json import write_json
from lite_builder.verify.reports.trend import compare

PAGE = "index.html"
EXECUTED = "executed"
TREND = "trend.json"
PART = "part.json"
"""What a run of a shard leaves beside its report, to be merged."""


def write_report(report: RunReport, folder: Path, known: PastRuns | None = None) -> Path:
    """Write the page, JUnit XML, JSON, the executed notebooks, and what the next run is compared with.

    `known` are last runs, of those of which the folder knows none. Returns the page. Files of earlier runs that this
    one does not write anew stay, as those of notebooks that it left out. Raises `DiskFullError`.
    """
    with disk_errors(folder, "the report cannot be written", todo="make room, or name another folder with --report"):
        folder.mkdir(parents=True, exist_ok=True)
        past = read_past(folder / TREND).joined(known or PastRuns())
        write_junit(report, folder / "junit.xml")
        write_json(report, folder / "results.json")
        executed = ExecutedNotebooks(folder / EXECUTED, PAGE)
        for run in report.notebooks:
            executed.write(run)
        page = html_report(report, compare(past, report), EXECUTED, executed.known(report.notebooks))
        (folder / PAGE).write_text(page, encoding="utf-8")
        write_past(folder / TREND, past.after(report, datetime.now(UTC).date().isoformat()))
        (folder / PART).unlink(missing_ok=True)
    return folder / PAGE
