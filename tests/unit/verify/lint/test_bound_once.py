"""Names that stand for one expression throughout a notebook."""

import ast

from lite_builder.verify.lint.bound_once import bound_once


def names_of(code: str) -> dict[str, str]:
    return {name: ast.unparse(value) for name, value in bound_once(ast.walk(ast.parse(code))).items()}


def test_a_name_that_is_assigned_once_stands_for_its_expression() -> None:
    assert names_of("n = 10\nm = n * 2") == {"n": "10", "m": "n * 2"}


def test_what_is_bound_twice_counts_up_or_is_a_parameter_does_not() -> None:
    assert names_of("a = 1\na = 2\nb = 0\nb += 1\nc = 3\ndef f(c): return c\nfor d in e: d = 1") == {}


def test_several_targets_are_not_looked_at() -> None:
    assert names_of("a = b = 1\nc, d = 1, 2") == {}
