"""What is seen of a notebook that works, fails, hangs or loses its kernel, in a real browser."""

from pathlib import Path

import pytest

from lite_builder import settings
from lite_builder.verify.notebook_run import CellOutcome, NotebookOutcome, NotebookRun
from lite_builder.verify.report import RunReport
from lite_builder.verify.run import run_site

pytestmark = pytest.mark.browser

NEVER_RAN = CellOutcome.NEVER_RAN


RAISING = {
    "raises": "ZeroDivisionError: division by zero",
    "exits": "SystemExit",
    "shows_its_own_errors": "ValueError: shown otherwise",
    "unknown_magic": "UsageError: Line magic function `%no_such_magic` not found.",
    "fills_memory": "MemoryError",
    "fails_unheard": "ValueError: nobody waits for this",
    "forgets_a_task": "ValueError: nobody awaits this",
    "forgets_many_tasks": "ValueError: nobody gathers this",
}
DYING = {
    "leaves_python": "Python exited with code 3",
    "aborts": "Pyodide suffered a fatal error: RuntimeError: unreachable",
    "reads_beyond_memory": "Pyodide suffered a fatal error: RuntimeError: memory access out of bounds",
    "recurses_too_deep": "Pyodide suffered a fatal error: RangeError: Maximum call stack size exceeded",
    "closes_its_worker": "its worker ended",
}
HANGING = {
    "endless": "stopped after 20 seconds",
    "endless_in_c": "stopped after 20 seconds",
    "blocks_the_page": "stopped after 20 seconds",
    "asks": "stopped after 20 seconds: it waits for somebody to answer input('Who are you?')",
}
WORKING = ("works", "only_text", "collects_callers", "tags", "opens_dialogs")


@pytest.fixture(scope="module")
def report(failures_site: Path, limits: settings.TestSection) -> RunReport:
    """All of them in one run, so that each has others before and after it that fail or die."""
    return run_site(failures_site, [*WORKING, *RAISING, *DYING], jobs=2, limits=limits)


@pytest.fixture(scope="module")
def runs(report: RunReport) -> dict[str, NotebookRun]:
    return by_page(report)


@pytest.fixture(scope="module")
def hanging(failures_site: Path) -> dict[str, NotebookRun]:
    impatient = settings.TestSection(cell_timeout=20, retry=False)
    return by_page(run_site(failures_site, [*HANGING], jobs=2, limits=impatient))


def by_page(report: RunReport) -> dict[str, NotebookRun]:
    return {run.path.removesuffix(".ipynb"): run for run in report.notebooks}


def test_a_notebook_that_works_passes_and_asks_nobody_else(report: RunReport, runs: dict[str, NotebookRun]) -> None:
    run = runs["works"]
    assert run.outcome is NotebookOutcome.PASSED
    assert (run.passed, run.to_run) == (2, 2)
    assert run.cells[-1].seconds > 1
    assert report.foreign == ()


@pytest.mark.parametrize("base", ["/repo/", "/a b/é#/"])
def test_it_works_below_any_path(failures_site: Path, limits: settings.TestSection, base: str) -> None:
    report = run_site(failures_site, ["works"], limits=limits, base=base)
    assert report.ok
    assert report.foreign == ()


def test_text_alone_is_nothing_to_run(runs: dict[str, NotebookRun]) -> None:
    assert runs["only_text"].outcome is NotebookOutcome.NOTHING_TO_RUN


def test_a_method_caller_in_a_cycle_does_not_end_the_kernel(runs: dict[str, NotebookRun]) -> None:
    assert runs["collects_callers"].outcome is NotebookOutcome.PASSED


def test_tags_are_honoured(runs: dict[str, NotebookRun]) -> None:
    run = runs["tags"]
    assert run.outcome is NotebookOutcome.PASSED
    assert [cell.outcome for cell in run.cells if cell.outcome is not CellOutcome.EMPTY] == [
        CellOutcome.PASSED,
        CellOutcome.SKIPPED,
        CellOutcome.PASSED,
    ]


@pytest.mark.parametrize("page", RAISING)
def test_a_python_error_fails_and_the_rest_never_ran(runs: dict[str, NotebookRun], page: str) -> None:
    run = runs[page]
    assert run.outcome is NotebookOutcome.FAILED
    failed = next(cell for cell in run.cells if cell.outcome is CellOutcome.FAILED)
    assert str(failed.error) == RAISING[page]
    assert all(cell.outcome is NEVER_RAN for cell in run.cells[failed.index + 1 :])


@pytest.mark.parametrize("page", HANGING)
def test_what_never_ends_is_timed_out(hanging: dict[str, NotebookRun], page: str) -> None:
    assert hanging[page].outcome is NotebookOutcome.TIMED_OUT
    assert hanging[page].note == HANGING[page]


def test_dialogs_are_closed_and_told(runs: dict[str, NotebookRun]) -> None:
    run = runs["opens_dialogs"]
    assert run.outcome is NotebookOutcome.PASSED
    assert [line for line in run.console if "dialog" in line] == [
        "a dialog was opened and closed: alert('Hello')",
        "a dialog was opened and closed: confirm('Really?')",
        "a dialog was opened and closed: prompt('Who are you?')",
    ]


@pytest.mark.parametrize("page", DYING)
def test_a_kernel_that_dies_is_told_at_once_and_why(
    runs: dict[str, NotebookRun], limits: settings.TestSection, page: str
) -> None:
    run = runs[page]
    assert run.outcome is NotebookOutcome.KERNEL_DIED
    assert run.note == DYING[page]
    died = next(cell for cell in run.cells if cell.outcome is CellOutcome.KERNEL_DIED)
    assert died.seconds < limits.cell_timeout
    assert all(cell.outcome is NEVER_RAN for cell in run.cells[died.index + 1 :])


def test_dead_notebooks_do_not_stop_the_rest_and_the_run_has_failed(report: RunReport) -> None:
    assert len(report.notebooks) == len([*WORKING, *RAISING, *DYING])
    assert not report.ok


def test_a_notebook_that_python_does_not_start_for_did_not_open(failures_site: Path) -> None:
    (run,) = run_site(failures_site, ["works"], limits=settings.TestSection(start_timeout=1, retry=False)).notebooks
    assert run.outcome is NotebookOutcome.DID_NOT_OPEN
    assert [cell.outcome for cell in run.cells] == []
