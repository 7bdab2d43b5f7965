"""Failures that the author expects, in a real run."""

import json
from pathlib import Path

import pytest

from lite_builder import settings
from lite_builder.verify.ledger import read_ledger
from lite_builder.verify.notebook_run import CellOutcome
from lite_builder.verify.run import run_site

pytestmark = pytest.mark.browser


def test_the_notebook_goes_on_after_a_failure_that_is_expected(
    failures_site: Path, limits: settings.TestSection, tmp_path: Path
) -> None:
    cells = json.loads((failures_site / "files" / "raises.ipynb").read_text(encoding="utf-8"))["cells"]
    failing = next(cell["id"] for cell in cells if "divide(total, count)" in "".join(cell["source"]))
    ledger = tmp_path / "expectations.toml"
    entry = f'page = "raises.ipynb"\ncell = "{failing}"\nclass = "ZeroDivisionError"\nreason = "to be seen"\n'
    ledger.write_text(f"[[expected]]\n{entry}", encoding="utf-8")
    report = run_site(failures_site, ["raises"], ledger=read_ledger(ledger), limits=limits)
    outcomes = [cell.outcome for cell in report.notebooks[0].cells]
    assert outcomes == [CellOutcome.EMPTY, CellOutcome.PASSED, CellOutcome.EXPECTED, CellOutcome.PASSED]
    assert report.ok
