"""Failures that the author expects, compared with what was seen."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from lite_builder.errors import SettingsError
from lite_builder.verify.ledger import Expectation, read_ledger, settle, stale_entries
from lite_builder.verify.notebook_run import CellOutcome, CellRun, Diagnosis, NotebookOutcome, NotebookRun, PythonError
from lite_builder.verify.reports.explain import explain_notebook
from tests.unit.verify.made_reports import GREEN

SLOW = Diagnosis("needs-a-process", "There are no processes.", "Do without.", "docs")
ERROR = PythonError("OSError", "emscripten does not support processes", "")
ENTRY = '[[expected]]\npage = "a.ipynb"\ncell = "c1"\nclass = "needs-a-process"\nreason = "shown on purpose"\n'


def entry(failure: str = "needs-a-process", cell: str = "c1", page: str = "a.ipynb") -> Expectation:
    return Expectation.model_validate({"page": page, "cell": cell, "class": failure, "reason": "shown on purpose"})


def run(*cells: CellRun) -> NotebookRun:
    return NotebookRun("a.ipynb", "A", NotebookOutcome.FAILED, cells)


def cell(number: int, outcome: CellOutcome, error: PythonError | None = None) -> CellRun:
    return CellRun(number, f"c{number}", "x", outcome, 0.1, error, diagnosis=SLOW if error else None)


def outcomes(settled: NotebookRun) -> list[CellOutcome]:
    return [cell.outcome for cell in settled.cells]


PASSED, FAILED = cell(0, CellOutcome.PASSED), cell(1, CellOutcome.FAILED, ERROR)


def test_the_file_is_read_and_need_not_be_there(tmp_path: Path) -> None:
    file = tmp_path / "expectations.toml"
    assert read_ledger(file) == ()
    file.write_text(ENTRY, encoding="utf-8")
    assert read_ledger(file) == (entry(),)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (ENTRY.replace('reason = "shown on purpose"\n', ""), "reason: Field required"),
        (ENTRY.replace("shown on purpose", ""), "reason: String should have at least 1 character"),
        (ENTRY + 'until = "tomorrow"\n', "until: Extra inputs"),
        (ENTRY + ENTRY, "a.ipynb, cell c1"),
        ("[[expected]\n", "line 1"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, why: str) -> None:
    file = tmp_path / "expectations.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_ledger(file)
    assert why in str(caught.value)
    assert "expectations.toml" in str(caught.value)


def test_a_failure_that_is_expected_does_not_fail_the_notebook() -> None:
    settled = settle(run(PASSED, FAILED, cell(2, CellOutcome.PASSED)), [entry()])
    assert outcomes(settled) == [CellOutcome.PASSED, CellOutcome.EXPECTED, CellOutcome.PASSED]
    assert (settled.ok, settled.expected) == (True, 1)


def test_an_expected_failure_that_passes_fails_the_notebook() -> None:
    settled = settle(run(PASSED, cell(1, CellOutcome.PASSED)), [entry()])
    assert outcomes(settled)[1] is CellOutcome.SURPRISED
    assert not settled.ok
    assert "needs-a-process was expected: shown on purpose" in explain_notebook(settled)


def test_a_failure_of_another_class_fails_the_notebook() -> None:
    settled = settle(run(PASSED, FAILED), [entry("out-of-memory")])
    assert not settled.ok
    assert "out-of-memory was expected (shown on purpose), not needs-a-process" in explain_notebook(settled)


def test_a_failure_may_be_called_by_the_name_of_pythons_error() -> None:
    assert settle(run(PASSED, FAILED), [entry("OSError")]).ok
    assert settle(run(PASSED, replace(FAILED, diagnosis=None)), [entry("OSError")]).ok


def test_a_failure_that_is_not_expected_fails_the_notebook() -> None:
    others = [entry(cell="c9"), entry(page="b.ipynb")]
    assert not settle(run(PASSED, FAILED), others).ok


def test_after_an_expected_end_of_the_kernel_nothing_can_run() -> None:
    dead = replace(FAILED, outcome=CellOutcome.KERNEL_DIED)
    settled = settle(run(PASSED, dead, cell(2, CellOutcome.NEVER_RAN)), [entry()])
    assert outcomes(settled) == [CellOutcome.PASSED, CellOutcome.EXPECTED, CellOutcome.SKIPPED]
    assert settled.ok


def test_what_is_expected_of_pages_and_cells_that_are_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.ipynb").write_text(json.dumps({"cells": [{"id": "c1"}]}), encoding="utf-8")
    stale = list(stale_entries([entry(), entry(cell="c2"), entry(page="b.ipynb")], tmp_path))
    assert stale == [
        "a.ipynb, cell c2 is expected to fail, but the page has no such cell",
        "b.ipynb is expected to fail, but the site has no such page",
    ]
    assert not replace(GREEN, stale=tuple(stale)).ok
