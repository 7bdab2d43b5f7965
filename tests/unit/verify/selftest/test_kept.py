"""Which modules a run with `--continue` keeps of an earlier report, and what it runs again."""

from dataclasses import replace
from pathlib import Path

import pytest

from lite_builder.errors import SettingsError
from lite_builder.verify.selftest.kept import left_to_run, merged, read_kept
from lite_builder.verify.selftest.known import Known, KnownFailures
from lite_builder.verify.selftest.results import ModuleRun, Outcome, SelftestReport, TestRun, Verdict
from lite_builder.verify.selftest.selection import Module
from lite_builder.verify.selftest.selftest_json import selftest_document
from tests.unit.verify.selftest.made_selftests import DIED, FAILED, SKIPPED, made_selftest

TREE = Module("sklearn.tree", "scikit-learn", ("sklearn/tree/tests/test_tree.py",))
FFT = Module("numpy.fft", "numpy", ("numpy/fft/tests/test_helper.py", "numpy/fft/tests/test_pocketfft.py"))
BOTH = Known(tests=(FAILED.id, DIED.id), reason="integers have 32 bits")


def keep(report: SelftestReport, folder: Path, *known: Known, browser: str = "Chromium 156") -> tuple[ModuleRun, ...]:
    selftest_document(report).write(folder / "selftest.json")
    return read_kept(folder / "selftest.json", browser, dict(report.versions), KnownFailures(known=known))


def test_what_is_kept_is_what_was_seen(tmp_path: Path) -> None:
    report = made_selftest()
    (run,) = keep(report, tmp_path)
    assert (run.counts, run.reasons) == (report.modules[0].counts, {(Outcome.SKIPPED, SKIPPED.message): 1})
    assert replace(run, tests=report.modules[0].tests, earlier=None) == report.modules[0]


def test_a_module_of_which_all_was_as_known_does_not_run_again(tmp_path: Path) -> None:
    kept = keep(made_selftest(wrong=True), tmp_path)
    assert [module.name for module in left_to_run([TREE, FFT], [TREE, FFT], kept)] == ["numpy.fft"]


def test_failures_that_have_come_to_the_list_since_are_known(tmp_path: Path) -> None:
    kept = keep(made_selftest(wrong=True), tmp_path, BOTH)
    assert {found.verdict for found in kept[1].judged} == {Verdict.KNOWN}
    assert [module.files for module in left_to_run([FFT], [TREE, FFT], kept)] == [(FFT.files[1],)]


def test_a_module_with_a_new_entry_for_a_test_that_had_passed_runs_again(tmp_path: Path) -> None:
    entry = Known(tests=("sklearn/tree/tests/test_tree.py::test_fit",), reason="it is said to fail")
    assert left_to_run([TREE], [TREE], keep(made_selftest(), tmp_path, entry)) == (TREE,)


def test_another_browser_has_nothing_to_keep(tmp_path: Path) -> None:
    assert keep(made_selftest(), tmp_path, browser="Chromium 157") == ()


def test_parts_of_a_module_are_shown_as_one(tmp_path: Path) -> None:
    kept = keep(made_selftest(wrong=True), tmp_path, BOTH)
    test = TestRun(f"{FFT.files[1]}::test_fft", Outcome.PASSED)
    now = ModuleRun("numpy.fft.tests.test_pocketfft", "numpy", FFT.files[1:], (test,), seconds=3.0, kernels=1)
    fft, tree = merged([now], kept, [FFT, TREE])
    assert (fft.name, fft.seconds, fft.kernels, fft.known) == ("numpy.fft", 8.0, 3, 2)
    assert fft.counts == {Outcome.PASSED: 1, Outcome.FAILED: 1, Outcome.KERNEL_DIED: 1}
    assert tree == kept[0]


def test_what_runs_again_takes_the_place_of_what_was_kept(tmp_path: Path) -> None:
    kept = keep(made_selftest(), tmp_path)
    now = ModuleRun(TREE.name, TREE.library, TREE.files, problem="stopped before its end")
    assert merged([now], kept, [TREE]) == (now,)


def test_without_a_report_there_is_nothing_to_keep(tmp_path: Path) -> None:
    assert read_kept(tmp_path / "selftest.json", "Chromium 156", {}, KnownFailures()) == ()


def test_a_file_that_is_no_report_is_told(tmp_path: Path) -> None:
    (tmp_path / "selftest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(SettingsError, match="cannot be continued"):
        read_kept(tmp_path / "selftest.json", "Chromium 156", {}, KnownFailures())
