from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from lite_builder.course.quizzes.quiz import Kind, Option, Question
from lite_builder.errors import Place
from lite_builder.verify.quizzes.in_kernel import plain
from lite_builder.verify.quizzes.options import Unclear, letters_of

PLACE = Place("quiz.md", 1)


def question(*texts: str) -> Question:
    options = tuple(Option(letter, text, PLACE) for letter, text in zip("abcdefgh", texts, strict=False))
    return Question(1, "Question", "Which?", Kind.MULTIPLE, options, PLACE, 0)


SCORES = question("0.80", "`0.85`", "**0.9**", "more than all of these")
WORDS = question("a decision tree", "$k$-nearest neighbours", "True", "1e-3")


@pytest.mark.parametrize(
    ("value", "letters"),
    [
        ("b", "b"),
        ("b)", "b"),
        ("(A), c", "ac"),
        (["a", "d"], "ad"),
        ({"a", "c"}, "ac"),
        ([], ""),
        ({"a": True, "b": False, "c": True, "d": False}, "ac"),
        ({"A)": False, "b": False, "c": False, "d": False}, ""),
        (0.85, "b"),
        (0.8523, "b"),
        ("0.9", "c"),
        ("More than  all of these.", "d"),
        ([0.8, "d"], "ad"),
    ],
)
def test_a_value_means_options(value: object, letters: str) -> None:
    assert letters_of(plain(value), SCORES) == frozenset(letters)


@pytest.mark.parametrize(
    ("value", "letters"), [("k-nearest neighbours", "b"), (True, "c"), (0.001, "d"), ("A decision tree", "a")]
)
def test_markup_and_capitals_do_not_count(value: object, letters: str) -> None:
    assert letters_of(plain(value), WORDS) == frozenset(letters)


def test_numbers_of_libraries_and_tables_are_read_as_what_they_hold() -> None:
    class Scalar:
        def __init__(self, held: object) -> None:
            self.held = held

        def tolist(self) -> object:
            return self.held

    assert letters_of(plain(Scalar(0.85)), SCORES) == frozenset("b")
    conditions = {letter: Scalar(letter == "d") for letter in "abcd"}
    assert letters_of(plain(conditions), SCORES) == frozenset("d")


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (None, "shows no value"),
        ("e", "the text of no option"),
        (0.7, "the text of no option"),
        ({"a": True}, "no condition for b), c), d)"),
        ({"a": 1, "b": 0, "c": 0, "d": 0}, "neither True nor False"),
        ({"x": True}, "`x`, which is no option"),
        (Fraction(1, 2), "neither letters, nor conditions by letter"),
        (float("nan"), "neither letters"),
        ([["a"]], "neither letters"),
    ],
)
def test_a_value_that_means_no_option_says_why(value: object, why: str) -> None:
    with pytest.raises(Unclear, match=why.replace("(", r"\(").replace(")", r"\)")):
        letters_of(plain(value), SCORES)


def test_a_number_is_rounded_as_the_option_is_and_the_most_digits_count() -> None:
    asked = question("0.8", "0.85", "120", "1.2e2")
    assert letters_of(plain(0.8499), asked) == frozenset("b")
    assert letters_of(plain(0.82), asked) == frozenset("a")
    with pytest.raises(Unclear, match="c\\) and d\\)"):
        letters_of(plain(120), asked)


def test_a_letter_that_is_also_the_text_of_another_option_is_no_answer() -> None:
    with pytest.raises(Unclear, match="text of another option"):
        letters_of(plain("b"), question("b", "c"))


def test_a_long_value_is_shown_in_short() -> None:
    shown: Mapping[str, Any] = plain("x" * 1000)
    assert len(shown["shown"]) == 200
    assert shown["shown"].endswith("...")
