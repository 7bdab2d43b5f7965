"""What changed since the last run."""

from dataclasses import replace
from pathlib import Path

from lite_builder.verify.report import NotebookOutcome, NotebookRun
from lite_builder.verify.reports.trend import Trend, compare, read_past, write_past
from tests.unit.verify.made_reports import FAILED, LEFT, PASSED, report


def after(tmp_path: Path, *before: NotebookRun) -> Path:
    write_past(tmp_path / "trend.json", {}, report(*before))
    return tmp_path / "trend.json"


def test_the_first_run_has_nothing_to_be_compared_with(tmp_path: Path) -> None:
    assert compare(read_past(tmp_path / "trend.json"), report(PASSED, FAILED)) == Trend()


def test_a_file_that_is_not_ours_counts_as_no_run(tmp_path: Path) -> None:
    (tmp_path / "trend.json").write_text("[1, 2]", encoding="utf-8")
    assert read_past(tmp_path / "trend.json") == {}


def test_what_broke_and_what_was_mended(tmp_path: Path) -> None:
    now_bad = replace(PASSED, outcome=NotebookOutcome.FAILED)
    now_good = replace(FAILED, outcome=NotebookOutcome.PASSED)
    trend = compare(read_past(after(tmp_path, PASSED, FAILED)), report(now_bad, now_good))
    assert trend == Trend(broke=(now_bad,), mended=(now_good,))


def test_slower_is_more_than_half_as_long_again_and_more_than_noise(tmp_path: Path) -> None:
    past = read_past(after(tmp_path, replace(PASSED, seconds=10.0), replace(PASSED, path="short.ipynb", seconds=0.5)))
    slow = replace(PASSED, seconds=15.1)
    short = replace(PASSED, path="short.ipynb", seconds=2.0)
    assert compare(past, report(slow, short)) == Trend(slower=((slow, 10.0),))
    assert not compare(past, report(replace(PASSED, seconds=15.0)))


def test_a_run_of_some_notebooks_keeps_what_is_known_of_the_others(tmp_path: Path) -> None:
    file = after(tmp_path, PASSED, FAILED)
    write_past(file, read_past(file), report(PASSED, LEFT))
    assert set(read_past(file)) == {PASSED.path, FAILED.path}
