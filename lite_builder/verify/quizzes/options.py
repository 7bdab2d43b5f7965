"""Which options of a question does a value mean? Letters, conditions by letter, or the very text of options.

A value comes as `in_kernel.plain` writes it.
"""

import re
from collections.abc import Mapping
from typing import Any

from lite_builder.course.quizzes.quiz import Option, Question

Value = Mapping[str, Any]

_LETTERS = re.compile(r"\(?[A-Za-z]\)?(?:\s*[,;\s]\s*\(?[A-Za-z]\)?)*")
_LETTER = re.compile(r"[A-Za-z]")
_MARKUP = re.compile(r"[*_`$\\]")
_NUMBER = re.compile(r"[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")


class Unclear(Exception):  # noqa: N818 - an answer of its own
    """The value means no options, or it cannot be told which; its text is the reason."""


def letters_of(value: Value, question: Question) -> frozenset[str]:
    """The letters of the options that the value means; none of them is an answer, too. Raises `Unclear`."""
    match value["kind"]:
        case "nothing":
            raise Unclear("the cell shows no value: let its last line be the answer, without a semicolon")
        case "conditions":
            return _true_ones(value["value"], question)
        case "several":
            return frozenset(letter for item in value["value"] for letter in _letters(item, question))
        case _:
            return frozenset(_letters(value, question))


def _true_ones(conditions: list[tuple[str, Value]], question: Question) -> frozenset[str]:
    by_letter: dict[str, bool] = {}
    for name, condition in conditions:
        letter = name.strip("() ").lower()
        if letter not in question.letters:
            raise Unclear(f"the value has a condition for `{name}`, which is no option")
        if condition["kind"] != "truth":
            raise Unclear(f"the condition for `{name}` is neither True nor False")
        by_letter[letter] = condition["value"]
    if missing := [letter for letter in question.letters if letter not in by_letter]:
        raise Unclear(f"the value has no condition for {', '.join(f'{letter})' for letter in missing)}")
    return frozenset(letter for letter, holds in by_letter.items() if holds)


def _letters(value: Value, question: Question) -> set[str]:
    """What a single value means: options whose text it is, or else letters."""
    match value["kind"]:
        case "number":
            found = _with_number(value["value"], question)
        case "truth":
            found = _with_text(str(value["value"]), question)
        case "text":
            found = _with_text(value["value"], question) or _with_number_in(value["value"], question)
            named = _named(value["value"], question)
            if named and found and named != set(found):
                raise Unclear("the value is a letter, and the text of another option")
            if named:
                return named
        case _:
            raise Unclear("the value is neither letters, nor conditions by letter, nor the text of an option")
    if len(found) > 1:
        raise Unclear(f"the value is the text of {' and '.join(f'{letter})' for letter in found)}")
    if not found:
        raise Unclear("the value is the text of no option")
    return set(found)


def _named(text: str, question: Question) -> set[str]:
    if not _LETTERS.fullmatch(text.strip()):
        return set()
    letters = {letter.lower() for letter in _LETTER.findall(text)}
    return letters if letters <= set(question.letters) else set()


def _with_text(text: str, question: Question) -> list[str]:
    return [option.letter for option in question.options if _words(option.text) == _words(text)]


def _words(text: str) -> str:
    return " ".join(_MARKUP.sub("", text).split()).casefold().rstrip(".")


def _with_number_in(text: str, question: Question) -> list[str]:
    return _with_number(float(text), question) if _NUMBER.fullmatch(text.strip()) else []


def _with_number(number: float, question: Question) -> list[str]:
    """The options that are this number; if none is, the one that it is when rounded to as many digits as it shows.

    Of several such options the one that shows the most digits.
    """
    numbers = {option.letter: shown for option in question.options if (shown := _number(option)) is not None}
    same = [letter for letter, shown in numbers.items() if float(shown) == number]
    rounded = {letter: _digits(shown) for letter, shown in numbers.items() if _rounds_to(number, shown)}
    return same or [letter for letter, digits in rounded.items() if digits == max(rounded.values())]


def _number(option: Option) -> str | None:
    text = _MARKUP.sub("", option.text).strip()
    return text if _NUMBER.fullmatch(text) else None


def _rounds_to(number: float, shown: str) -> bool:
    return round(number, _digits(shown)) == float(shown)


def _digits(shown: str) -> int:
    """How many digits stand behind the point."""
    mantissa, _, exponent = shown.lower().partition("e")
    return len(mantissa.partition(".")[2]) - int(exponent or 0)
