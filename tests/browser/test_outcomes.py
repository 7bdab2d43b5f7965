"""What is seen of a notebook that works, fails, hangs or loses its kernel, in a real browser."""

from pathlib import Path

import pytest

from lite_builder import settings
from lite_builder.verify.notebook_run import CellOutcome, NotebookOutcome, NotebookRun
from lite_builder.verify.run import run_site

pytestmark = pytest.mark.browser

NEVER_RAN = CellOutcome.NEVER_RAN


def run_one(site: Path, page: str, limits: settings.TestSection) -> NotebookRun:
    (run,) = run_site(site, [page], limits=limits).notebooks
    return run


def test_a_notebook_that_works_passes_and_asks_nobody_else(failures_site: Path, limits: settings.TestSection) -> None:
    report = run_site(failures_site, ["works"], limits=limits)
    (run,) = report.notebooks
    assert run.outcome is NotebookOutcome.PASSED
    assert (run.passed, run.to_run) == (2, 2)
    assert run.cells[-1].seconds > 1
    assert report.foreign == ()
    assert report.ok


@pytest.mark.parametrize("base", ["/repo/", "/a b/é#/"])
def test_it_works_below_any_path(failures_site: Path, limits: settings.TestSection, base: str) -> None:
    assert run_site(failures_site, ["works"], limits=limits, base=base).ok


def test_text_alone_is_nothing_to_run(failures_site: Path, limits: settings.TestSection) -> None:
    assert run_one(failures_site, "only_text", limits).outcome is NotebookOutcome.NOTHING_TO_RUN


def test_a_method_caller_in_a_cycle_does_not_end_the_kernel(failures_site: Path, limits: settings.TestSection) -> None:
    assert run_one(failures_site, "collects_callers", limits).outcome is NotebookOutcome.PASSED


def test_tags_are_honoured(failures_site: Path, limits: settings.TestSection) -> None:
    run = run_one(failures_site, "tags", limits)
    assert run.outcome is NotebookOutcome.PASSED
    assert [cell.outcome for cell in run.cells if cell.outcome is not CellOutcome.EMPTY] == [
        CellOutcome.PASSED,
        CellOutcome.SKIPPED,
        CellOutcome.PASSED,
    ]


@pytest.mark.parametrize(
    ("page", "error"),
    [
        ("raises", "ZeroDivisionError: division by zero"),
        ("exits", "SystemExit"),
        ("shows_its_own_errors", "ValueError: shown otherwise"),
        ("unknown_magic", "UsageError: Line magic function `%no_such_magic` not found."),
        ("fills_memory", "MemoryError"),
        ("fails_unheard", "ValueError: nobody waits for this"),
        ("forgets_a_task", "ValueError: nobody awaits this"),
        ("forgets_many_tasks", "ValueError: nobody gathers this"),
    ],
)
def test_a_python_error_fails_and_the_rest_never_ran(
    failures_site: Path, limits: settings.TestSection, page: str, error: str
) -> None:
    run = run_one(failures_site, page, limits)
    assert run.outcome is NotebookOutcome.FAILED
    failed = next(cell for cell in run.cells if cell.outcome is CellOutcome.FAILED)
    assert str(failed.error) == error
    assert all(cell.outcome is NEVER_RAN for cell in run.cells[failed.index + 1 :])


@pytest.mark.parametrize(
    ("page", "note"),
    [
        ("endless", "stopped after 20 seconds"),
        ("endless_in_c", "stopped after 20 seconds"),
        ("blocks_the_page", "stopped after 20 seconds"),
        ("asks", "stopped after 20 seconds: it waits for somebody to answer input('Who are you?')"),
    ],
)
def test_what_never_ends_is_timed_out(failures_site: Path, page: str, note: str) -> None:
    run = run_one(failures_site, page, settings.TestSection(cell_timeout=20, retry=False))
    assert run.outcome is NotebookOutcome.TIMED_OUT
    assert run.note == note


def test_dialogs_are_closed_and_told(failures_site: Path, limits: settings.TestSection) -> None:
    run = run_one(failures_site, "opens_dialogs", limits)
    assert run.outcome is NotebookOutcome.PASSED
    assert [line for line in run.console if "dialog" in line] == [
        "a dialog was opened and closed: alert('Hello')",
        "a dialog was opened and closed: confirm('Really?')",
        "a dialog was opened and closed: prompt('Who are you?')",
    ]


@pytest.mark.parametrize(
    ("page", "note"),
    [
        ("leaves_python", "Python exited with code 3"),
        ("aborts", "Pyodide suffered a fatal error: RuntimeError: unreachable"),
        ("reads_beyond_memory", "Pyodide suffered a fatal error: RuntimeError: memory access out of bounds"),
        ("recurses_too_deep", "Pyodide suffered a fatal error: RangeError: Maximum call stack size exceeded"),
        ("closes_its_worker", "its worker ended"),
    ],
)
def test_a_kernel_that_dies_is_told_at_once_and_why(
    failures_site: Path, limits: settings.TestSection, page: str, note: str
) -> None:
    run = run_one(failures_site, page, limits)
    assert run.outcome is NotebookOutcome.KERNEL_DIED
    assert run.note == note
    died = next(cell for cell in run.cells if cell.outcome is CellOutcome.KERNEL_DIED)
    assert died.seconds < limits.cell_timeout
    assert all(cell.outcome is NEVER_RAN for cell in run.cells[died.index + 1 :])


def test_one_dead_notebook_does_not_stop_the_rest(failures_site: Path, limits: settings.TestSection) -> None:
    report = run_site(failures_site, ["aborts", "raises", "works"], jobs=2, limits=limits)
    assert {run.path: str(run.outcome) for run in report.notebooks} == {
        "works.ipynb": "passed",
        "raises.ipynb": "failed",
        "aborts.ipynb": "kernel died",
    }
    assert not report.ok


def test_a_notebook_that_python_does_not_start_for_did_not_open(failures_site: Path) -> None:
    run = run_one(failures_site, "works", settings.TestSection(start_timeout=1, retry=False))
    assert run.outcome is NotebookOutcome.DID_NOT_OPEN
    assert [cell.outcome for cell in run.cells] == []
