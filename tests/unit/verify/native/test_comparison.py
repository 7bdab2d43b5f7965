"""What a comparison says of itself."""

from dataclasses import replace

from lite_builder.verify.native.comparison import Comparison, VersionDifference, joined
from lite_builder.verify.native.environment import version_differences
from lite_builder.verify.native.show import comparison_lines, comparison_summary
from tests.unit.verify.made_reports import GREEN
from tests.unit.verify.native.test_known import DIFFERENT, SAME

PYTHON = VersionDifference("Python", "3.14.0", "3.13.0")
COMPARISON = Comparison("Python 3.13.0", (PYTHON,), (DIFFERENT, SAME), 12.3)


def test_versions_that_differ_are_found() -> None:
    browser = {"Python": "3.14.0", "numpy": "2.4.3", "scipy": "1.18.0", "pytz": "1"}
    native = {"Python": "3.14.0", "numpy": "2.4.3", "scipy": "1.16.0", "other": "1"}
    assert version_differences(browser, native) == (
        VersionDifference("scipy", "1.18.0", "1.16.0"),
        VersionDifference("pytz", "1", ""),
    )


def test_a_run_with_differing_versions_is_labelled_python_apart_from_packages() -> None:
    assert COMPARISON.label == "Python 3.13.0 (3.14.0 in the browser), all packages in the browser's versions"
    scipy = VersionDifference("scipy", "1.18.0", "1.16.0")
    label = replace(COMPARISON, versions=(PYTHON, scipy)).label
    assert label.endswith("DIFFERING PACKAGES: scipy 1.18.0 in the browser, 1.16.0 natively")
    assert replace(COMPARISON, python="Python 3.14.0", versions=()).label.startswith("Python 3.14.0, all packages")


def test_it_is_summed_up_in_a_line() -> None:
    assert comparison_summary(COMPARISON).startswith("4 cells compared natively: 1 differs; Python 3.13.0 (3.14.0")


def test_the_lines_have_both_values_and_the_authors_file() -> None:
    text = "\n".join(comparison_lines(COMPARISON))
    assert (
        "differs             2 cells  browser    2.0 s     0 MB  natively    1.0 s     0 MB   2.0 times  a.ip" in text
    )
    assert "cell 1 (c0) in a.py differs natively: printed text, line 1" in text
    assert "  in the browser: 1\n    natively:       2" in text


def test_a_difference_fails_the_whole_run() -> None:
    assert not replace(GREEN, comparison=COMPARISON).ok
    assert replace(GREEN, comparison=replace(COMPARISON, notebooks=(SAME,))).ok
    assert replace(GREEN, comparison=replace(COMPARISON, stopped=True)).stopped


def test_what_several_machines_compared_is_joined_in_the_order_of_the_course() -> None:
    other = replace(SAME, path="b.ipynb")
    parts = [replace(COMPARISON, notebooks=(other,), seconds=40.0), None, replace(COMPARISON, notebooks=(DIFFERENT,))]
    assert joined(parts, ["a.ipynb", "b.ipynb", "c.ipynb"]) == replace(
        COMPARISON, notebooks=(DIFFERENT, other), seconds=40.0
    )
    assert joined([None], ["a.ipynb"]) is None
