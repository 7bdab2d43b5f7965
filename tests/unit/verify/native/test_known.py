"""Differences that the author knows of: strict both ways."""

from pathlib import Path

import pytest

from lite_builder.errors import SettingsError
from lite_builder.verify.ledger import KnownDifference, read_known_differences, read_ledger
from lite_builder.verify.native.compare_notebooks import compare_notebook
from lite_builder.verify.native.known import settle_differences
from lite_builder.verify.native.outputs.tolerance import Tolerance
from lite_builder.verify.native.show import explain_comparison, verdict
from tests.unit.verify.native.made_runs import in_browser, natively, stdout

ENTRY = '[[differs]]\npage = "a.ipynb"\ncell = "c0"\nreason = "32 bits"\n'
KNOWN = KnownDifference(page="a.ipynb", cell="c0", reason="32 bits")
DIFFERENT = compare_notebook(in_browser([stdout("1")], []), natively([stdout("2")], []), Tolerance())
SAME = compare_notebook(in_browser([stdout("1")], []), natively([stdout("1")], []), Tolerance())


def test_the_file_holds_both_kinds_of_entries(tmp_path: Path) -> None:
    file = tmp_path / "expectations.toml"
    assert read_known_differences(file) == ()
    file.write_text(ENTRY, encoding="utf-8")
    assert read_known_differences(file) == (KNOWN,)
    assert read_ledger(file) == ()


def test_an_entry_stands_once_and_has_a_reason(tmp_path: Path) -> None:
    file = tmp_path / "expectations.toml"
    file.write_text(ENTRY + ENTRY, encoding="utf-8")
    with pytest.raises(SettingsError, match="known to differ twice"):
        read_known_differences(file)
    file.write_text(ENTRY.replace('reason = "32 bits"\n', ""), encoding="utf-8")
    with pytest.raises(SettingsError, match="reason: Field required"):
        read_known_differences(file)


def test_a_difference_that_is_known_does_not_fail_the_run() -> None:
    settled = settle_differences(DIFFERENT, [KNOWN])
    assert settled.ok
    assert verdict(settled) == "differs as known"
    assert "known: 32 bits" in explain_comparison(settled)


def test_one_that_is_not_known_fails_it() -> None:
    settled = settle_differences(DIFFERENT, [KNOWN.model_copy(update={"page": "b.ipynb"})])
    assert not settled.ok
    assert verdict(settled) == "differs"


def test_one_that_is_known_and_gone_fails_it() -> None:
    settled = settle_differences(SAME, [KNOWN])
    assert not settled.ok
    assert settled.missing == ("cell c0 is known to differ (32 bits), but gives the same",)
    assert verdict(settled) == "no longer differs"


def test_one_that_cannot_be_seen_fails_it() -> None:
    early = compare_notebook(in_browser([], []), natively(note="the kernel died in cell 1"), Tolerance())
    settled = settle_differences(early, [KNOWN, KNOWN.model_copy(update={"cell": "c1"})])
    assert settled.missing == ("cell c1 is known to differ (32 bits), but was not compared",)
