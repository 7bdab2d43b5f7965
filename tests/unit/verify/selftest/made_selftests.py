"""A selftest as it could come out, for those that show it."""

from lite_builder.verify.selftest.results import Judged, ModuleRun, Outcome, SelftestReport, TestRun, Verdict

PASSED = TestRun("sklearn/tree/tests/test_tree.py::test_fit", Outcome.PASSED, 0.5)
SKIPPED = TestRun("sklearn/tree/tests/test_tree.py::test_jobs", Outcome.SKIPPED, message="no threads")
FAILED = TestRun("numpy/fft/tests/test_helper.py::test_shift", Outcome.FAILED, 0.1, "AssertionError: <1> != 2")
DIED = TestRun("numpy/fft/tests/test_helper.py::test_huge", Outcome.KERNEL_DIED, message="out of memory")


def made_selftest(*, wrong: bool = False) -> SelftestReport:
    """One module in which all is as known; with `wrong` another one in which it is not."""
    good = ModuleRun(
        "sklearn.tree",
        "scikit-learn",
        ("sklearn/tree/tests/test_tree.py",),
        (PASSED, SKIPPED),
        (),
        11.0,
        1,
        300_000_000,
    )
    known = Judged(FAILED.id, Verdict.KNOWN, Outcome.FAILED, FAILED.message, "integers have 32 bits")
    died = Judged(DIED.id, Verdict.UNEXPECTED, Outcome.KERNEL_DIED, DIED.message)
    bad = ModuleRun(
        "numpy.fft", "numpy", ("numpy/fft/tests/test_helper.py",), (FAILED, DIED), (died, known), 5.0, 2, None
    )
    versions = {"numpy": "2.4.3", "scikit-learn": "1.8.0"}
    modules = (good, bad) if wrong else (good,)
    return SelftestReport("A course", "Chromium 156", versions, modules, 20.0, ("scipy",))
