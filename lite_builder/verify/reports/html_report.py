"""How does a person look at the report? One page of HTML that holds all it shows, and can be sent and read offline."""

from base64 import b64encode
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import quote

from lite_builder.html_templates import html_templates
from lite_builder.verify.native.show import comparison_summary, ratio, verdict
from lite_builder.verify.native.show import place_of as place_of_difference
from lite_builder.verify.notebook_run import CellOutcome, CellRun, NotebookOutcome, NotebookRun
from lite_builder.verify.report import RunReport
from lite_builder.verify.reports.executed import cell_anchor, page_of
from lite_builder.verify.reports.explain import (
    WRONG,
    excerpt,
    explain_diagnosis,
    explain_landing,
    explain_notebook,
    failing_line,
    place_of,
)
from lite_builder.verify.reports.table import outcome_in_words, summary
from lite_builder.verify.reports.trend import SLOWER, Trend

_TEMPLATES = html_templates("lite_builder.verify.reports")
_SIGNS = {
    CellOutcome.PASSED: "✓",
    CellOutcome.FAILED: "✗",
    CellOutcome.TIMED_OUT: "!",
    CellOutcome.KERNEL_DIED: "†",
    CellOutcome.NEVER_RAN: "·",
    CellOutcome.SKIPPED: "»",
    CellOutcome.EXPECTED: "x",
    CellOutcome.SURPRISED: "?",
}


@dataclass(frozen=True)
class Square:
    """One cell of the course at a glance: a sign, since not everybody tells colours apart, its kind, what it says.

    `anchor` is the place on the page where more is said, and empty if nothing is wrong.
    """

    sign: str
    kind: str
    label: str
    anchor: str


@dataclass(frozen=True)
class Failure:
    """A cell that went wrong: where the author wrote it, and the lines around the one that failed, which is marked.

    `seen` leads to it on the page of the notebook as it ran, if there is one.
    """

    cell: CellRun
    anchor: str
    seen: str
    place: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A notebook as the page shows it."""

    run: NotebookRun
    anchor: str
    squares: tuple[Square, ...]
    failures: tuple[Failure, ...]
    screenshot: str
    page: str

    @property
    def kind(self) -> str:
        """The class of its colour."""
        if self.run.flaky:
            return "flaky"
        if self.run.ok:
            return "passed" if self.run.passed else "empty"
        return "empty" if self.run.outcome is NotebookOutcome.STOPPED else "failed"


def html_report(report: RunReport, trend: Trend, pages: str = "", executed: Collection[str] = ()) -> str:
    """The page. Below `pages` are those of the notebooks whose paths are `executed`, as they ran."""
    rows = [
        _row(number, run, f"{pages}/{page_of(run.path)}" if run.path in executed else "")
        for number, run in enumerate(report.notebooks)
    ]
    seen = {cell.outcome for run in report.notebooks for cell in run.cells}
    return _TEMPLATES.get_template("report.html").render(
        report=report,
        summary=summary(report),
        landing=explain_landing(report.landing),
        rows=rows,
        slowest=sorted(rows, key=lambda row: row.run.seconds, reverse=True),
        not_run=(NotebookOutcome.UNCHANGED, NotebookOutcome.STOPPED),
        wrong=[row for row in rows if not row.run.ok and row.run.outcome is not NotebookOutcome.STOPPED],
        signs={outcome: sign for outcome, sign in _SIGNS.items() if outcome in seen},
        explain=explain_notebook,
        outcome=outcome_in_words,
        trend=trend,
        slower=SLOWER,
        explain_diagnosis=explain_diagnosis,
        compared_summary=comparison_summary(report.comparison) if report.comparison else "",
        verdict=verdict,
        place_of_difference=place_of_difference,
        ratio=ratio,
    )


def _row(number: int, run: NotebookRun, page: str) -> Row:
    anchor = f"notebook-{number}"
    return Row(
        run,
        anchor,
        tuple(_square(cell, anchor) for cell in run.cells if cell.outcome is not CellOutcome.EMPTY),
        tuple(_failure(cell, run, anchor, page) for cell in run.cells if cell.outcome in WRONG),
        b64encode(run.evidence.screenshot).decode() if run.evidence.screenshot else "",
        page,
    )


def _failure(cell: CellRun, run: NotebookRun, anchor: str, page: str) -> Failure:
    lines = tuple(excerpt(cell.source, failing_line(cell)))
    seen = f"{quote(page)}#{quote(cell_anchor(cell.id))}" if page else ""
    return Failure(cell, f"{anchor}-{cell.number}", seen, place_of(cell, run), lines)


def _square(cell: CellRun, anchor: str) -> Square:
    error = f": {cell.error}" if cell.error else ""
    label = f"cell {cell.number} {cell.outcome}{error}, {cell.seconds:.1f} s"
    more = f"{anchor}-{cell.number}" if cell.outcome in WRONG else ""
    return Square(_SIGNS[cell.outcome], cell.outcome.replace(" ", "-"), label, more)
