"""Texts with numbers, compared."""

import pytest

from lite_builder.verify.native.outputs.text import NOTHING, first_difference, same_text
from lite_builder.verify.native.outputs.tolerance import Tolerance

USUAL = Tolerance()


@pytest.mark.parametrize(
    ("browser", "native"),
    [
        ("accuracy 0.97", "accuracy 0.97"),
        ("0.30000000000000004", "0.3"),
        ("residual 1.2e-17", "residual -3e-16"),
        ("[1.   2.5  nan]", "[1. 2.5 nan]"),
        ("a\n  b", "a\nb\n"),
        ("array([0.1000000001,\n       0.2])", "array([0.1, 0.2])"),
        ("1.5e+10 rows", "15000000000.0 rows"),
        ("12.0000001px", "12px"),
        ("(0.1+0.2000000001j)", "(0.1+0.2j)"),
        ("<A object at 0x1f2e3d>", "<A object at 0x7f12ab34cd56>"),
        ("12.3 ms ± 1.2 ms per loop (mean ± std. dev. of 7 runs, 100 loops each)",
         "450 μs ± 3 μs per loop (mean ± std. dev. of 7 runs, 1,000 loops each)"),
        ("{'b', 'a'}", "{'a', 'b'}"),
    ],
)  # fmt: skip
def test_what_says_the_same(browser: str, native: str) -> None:
    assert same_text(browser, native, USUAL)
    assert first_difference(browser, native, USUAL) is None


@pytest.mark.parametrize(
    ("browser", "native"),
    [
        ("704982704", "4999950000"),
        ("4999950000", "4999950001"),
        ("accuracy 0.97", "accuracy 0.96"),
        ("accuracy 0.97", "precision 0.97"),
        ("int32", "int64"),
        ("nan", "0.0"),
        ("inf", "1e308"),
        ("0xff", "0xfe"),
        ("['b', 'a']", "['a', 'b']"),
        ("", "RuntimeWarning: divide by zero"),
        ("1 2", "1 2 3"),
    ],
)
def test_what_does_not_say_the_same(browser: str, native: str) -> None:
    assert not same_text(browser, native, USUAL)


def test_the_first_line_that_differs_is_named_with_both_values() -> None:
    assert first_difference("a\nsum 704982704\nc", "a\nsum 4999950000\nd", USUAL) == (
        2,
        "sum 704982704",
        "sum 4999950000",
    )
    assert first_difference("a", "a\nb", USUAL) == (2, NOTHING, "b")


def test_the_author_says_how_near_numbers_have_to_be() -> None:
    assert same_text("score 0.971", "score 0.972", Tolerance(relative=0.01))
    assert same_text("0.001", "0.002", Tolerance(absolute=0.01))
    assert not same_text("7", "8", Tolerance(relative=0.5)), "whole numbers are counted, not measured"
