"""When a notebook is all right, and what of it counts."""

from tests.unit.verify.made_reports import FAILED, PASSED, TEXT


def test_a_notebook_with_nothing_to_run_is_neither_passed_nor_wrong() -> None:
    assert TEXT.ok
    assert TEXT.passed == TEXT.to_run == 0


def test_text_cells_do_not_count() -> None:
    assert (PASSED.passed, PASSED.to_run) == (1, 1)
    assert (FAILED.passed, FAILED.to_run) == (1, 3)
