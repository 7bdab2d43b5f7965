"""What is kept of the last runs."""

from dataclasses import replace
from pathlib import Path

from lite_builder.verify.report import LandingRun
from lite_builder.verify.reports.past import Past, PastRuns, read_past, write_past
from tests.unit.verify.made_reports import FAILED, FLAKY, LEFT, PASSED, QUIZZES, UNCHANGED, report


def test_it_is_read_as_it_was_written(tmp_path: Path) -> None:
    past = PastRuns().after(QUIZZES, "2026-01-31")
    write_past(tmp_path / "trend.json", past)
    assert read_past(tmp_path / "trend.json") == past
    assert past.quizzes["a/quiz.ipynb"] == Past(ok=False, outcome="passed", seconds=11.0, day="2026-01-31")


def test_a_file_that_is_not_ours_counts_as_no_run(tmp_path: Path) -> None:
    (tmp_path / "trend.json").write_text("[1, 2]", encoding="utf-8")
    assert read_past(tmp_path / "trend.json") == PastRuns() == read_past(tmp_path / "none.json")


def test_what_was_not_run_stays_as_it_was() -> None:
    before = PastRuns().after(report(PASSED, FAILED), "2026-01-30")
    after = before.after(report(replace(UNCHANGED, path=PASSED.path), LEFT), "2026-01-31")
    assert after.notebooks == before.notebooks
    assert before.after(report(landing=LandingRun(note="unchanged")), "2026-01-31").landing == before.landing


def test_what_was_flaky_is_to_be_run_again() -> None:
    assert not PastRuns().after(report(FLAKY), "2026-01-31").notebooks[FLAKY.path].ok


def test_the_digest_is_kept_with_the_result() -> None:
    past = PastRuns().after(report(replace(PASSED, digest="d")), "2026-01-31")
    assert past.notebooks[PASSED.path] == Past(ok=True, outcome="passed", seconds=8.5, day="2026-01-31", digest="d")


def test_what_is_known_here_wins() -> None:
    here = PastRuns().after(report(PASSED), "2026-01-31")
    there = PastRuns().after(report(replace(PASSED, seconds=1.0), FAILED), "2026-01-30")
    joined = here.joined(there)
    assert joined.notebooks[PASSED.path].seconds == 8.5
    assert joined.notebooks[FAILED.path].day == "2026-01-30"
