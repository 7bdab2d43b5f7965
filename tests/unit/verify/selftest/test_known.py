from lite_builder.verify.selftest.known import Known, KnownFailures, judge, read_known
from lite_builder.verify.selftest.results import Judged, Outcome, TestRun, Verdict
from lite_builder.verify.selftest.suites import read_suites

FILE = "numpy/tests/test_a.py"
NOTHING = KnownFailures()


def run(name: str, outcome: Outcome) -> TestRun:
    return TestRun(f"{FILE}::{name}", outcome, message="why" if outcome is Outcome.FAILED else "")


def known(*tests: str, how: str = "fail") -> KnownFailures:
    entry = Known.model_validate({"tests": [f"{FILE}::{test}" for test in tests], "reason": "no threads", "how": how})
    return KnownFailures(known=(entry,))


def verdicts(*tests: TestRun, known: KnownFailures = NOTHING, complete: bool = True) -> dict[str, Verdict]:
    judged = judge(tests, [FILE], known, complete=complete)
    return {found.id.removeprefix(f"{FILE}::"): found.verdict for found in judged}


def test_a_failure_that_nobody_knows_is_unexpected() -> None:
    (found,) = judge([run("test_x", Outcome.FAILED)], [FILE], KnownFailures(), complete=True)
    assert found == Judged(f"{FILE}::test_x", Verdict.UNEXPECTED, Outcome.FAILED, "why")


def test_what_passes_or_is_skipped_by_its_library_is_not_worth_a_word() -> None:
    assert verdicts(run("a", Outcome.PASSED), run("b", Outcome.SKIPPED), run("c", Outcome.XFAILED)) == {}


def test_a_star_stands_for_anything_and_brackets_for_themselves() -> None:
    seen = [run("test_x[a-1]", Outcome.FAILED), run("test_x[b-1]", Outcome.FAILED)]
    assert verdicts(*seen, known=known("test_x[a-*]")) == {
        "test_x[b-1]": Verdict.UNEXPECTED,
        "test_x[a-1]": Verdict.KNOWN,
    }


def test_a_known_failure_that_passes_is_told() -> None:
    assert verdicts(run("x", Outcome.PASSED), known=known("x")) == {"x": Verdict.SURPRISE}
    assert verdicts(run("x", Outcome.PASSED), known=known("x", how="sometimes fail")) == {}


def test_an_entry_for_a_test_that_is_gone_is_told() -> None:
    assert verdicts(run("x", Outcome.PASSED), known=known("y")) == {"y": Verdict.GONE}


def test_an_entry_is_not_missed_where_not_all_tests_ran() -> None:
    assert verdicts(run("x", Outcome.PASSED), known=known("y"), complete=False) == {}


def test_what_ends_the_kernel_is_not_run_and_told() -> None:
    entries = known("test_exit[*]", how="end the kernel")
    assert entries.not_to_run() == [r"numpy/tests/test_a\.py::test_exit\[.*\]"]
    assert verdicts(run("x", Outcome.PASSED), known=entries) == {"test_exit[*]": Verdict.NOT_RUN}


def test_the_list_that_comes_with_us_is_whole_and_names_each_test_once() -> None:
    tests = [test for entry in read_known().known for test in entry.tests]
    assert len(set(tests)) == len(tests)
    assert all(".py" in test for test in tests)


def test_the_list_is_about_the_libraries_that_are_run() -> None:
    assert set(read_known().versions) == {library.project for library in read_suites().library}
