"""A notebook's two runs, compared cell by cell."""

from lite_builder.verify.native.compare_notebooks import compare_notebook
from lite_builder.verify.native.comparison import NotebookComparison
from lite_builder.verify.native.outputs.tolerance import Tolerance
from tests.unit.verify.native.made_runs import in_browser, natively, raised, shown, stderr, stdout

USUAL = Tolerance()


def found(comparison: NotebookComparison) -> list[tuple[str, str, str, str]]:
    return [(each.cell, each.what, each.browser, each.native) for each in comparison.differences]


def test_equal_runs_say_what_they_took() -> None:
    same = compare_notebook(in_browser([stdout("1")], []), natively([stdout("1")], []), USUAL)
    assert same.ok
    assert same.compared == ("c0", "c1")
    assert (same.browser.seconds, same.native.seconds) == (2.0, 1.0)
    assert (same.browser.memory, same.native.memory) == (300, 100)


def test_a_wrong_sum_is_listed_with_both_values() -> None:
    compared = compare_notebook(
        in_browser([], [stdout("sum\n"), stdout("704982704\n")]), natively([], [stdout("sum\n4999950000\n")]), USUAL
    )
    assert found(compared) == [("c1", "printed text, line 2", "704982704", "4999950000")]
    assert not compared.ok


def test_a_warning_that_is_missing_in_the_browser_is_listed() -> None:
    warning = "/tmp/ipykernel_1/2.py:1: RuntimeWarning: divide by zero\n"
    compared = compare_notebook(in_browser([]), natively([stderr(warning)]), USUAL)
    assert found(compared) == [
        ("c0", "warnings and other text on stderr, line 1", "(nothing)", "(cell): RuntimeWarning: divide by zero")
    ]


def test_what_is_displayed_is_compared_in_its_richest_form() -> None:
    table = "<table><tr><th>a</th></tr><tr><td>{}</td></tr></table>"
    compared = compare_notebook(
        in_browser([shown(text_html=table.format(1), text_plain="?")]),
        natively([shown(text_html=table.format(2), text_plain="!")]),
        USUAL,
    )
    assert found(compared) == [("c0", 'output 1, table, row 1, column "a"', "1", "2")]


def test_an_output_that_only_one_has_is_listed() -> None:
    compared = compare_notebook(in_browser([shown(text_plain="5")]), natively([]), USUAL)
    assert found(compared) == [("c0", "output 1", "5", "(nothing)")]


def test_an_error_that_only_one_has_is_listed_and_ends_the_comparison() -> None:
    compared = compare_notebook(in_browser([], []), natively([raised("ValueError", "no")], note="cell 1 failed"), USUAL)
    assert found(compared) == [("c0", "error", "no error", "ValueError: no")]
    assert compared.compared == ("c0",)


def test_errors_are_compared_by_class() -> None:
    browser = in_browser([raised("OSError", "[Errno 44] No such file")])
    assert compare_notebook(browser, natively([raised("OSError", "[Errno 2] No such file")]), USUAL).ok


def test_a_native_run_that_ends_early_is_a_difference() -> None:
    compared = compare_notebook(in_browser([], []), natively([], note="cell 2 was stopped after 120 seconds"), USUAL)
    assert found(compared) == [("c1", "the run", "it passed", "cell 2 was stopped after 120 seconds")]


def test_what_changes_from_run_to_run_is_put_aside_and_hides_nothing() -> None:
    browser = in_browser([stdout("took 9.1 s\nsum 704982704\n")], [shown(text_plain="0.42")], [shown(text_plain="1")])
    once = natively([stdout("took 0.1 s\nsum 4999950000\n")], [shown(text_plain="0.77")], [shown(text_plain="1")])
    again = natively([stdout("took 0.2 s\nsum 4999950000\n")], [shown(text_plain="0.13")], [shown(text_plain="1")])
    compared = compare_notebook(browser, once, USUAL, again)
    assert found(compared) == [("c0", "printed text, line 2", "sum 704982704", "sum 4999950000")]
    assert compared.unsteady == ("c1",)
