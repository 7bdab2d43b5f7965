"""Which NumPy integers leave 32 bits, as far as the text tells? Values that NumPy gives on a 64-bit machine."""

import pytest

from tests.unit.verify.lint.test_rules import codes

IMPORT = "import numpy as np\n"


@pytest.mark.parametrize(
    "expression",
    [
        "np.arange(100_000).sum()",
        "np.sum(np.arange(100_000))",
        "np.arange(10**8).sum()",
        "np.arange(70_000) ** 2",
        "10 ** np.arange(12)",
        "np.arange(1, 20).prod()",
        "np.cumprod(np.arange(1, 20))",
        "np.cumsum(np.full(3, 2**30))",
        "np.prod([2**20, 2**11])",
        "np.array([100_000, 3]) * np.array([100_000, 3])",
        "np.array([[1, 2], [3, 2**31 - 1]]) + 1",
        "-np.arange(70_000) * 70_000",
        "np.array([2**20]) * 2**20 * 2",
    ],
)
def test_it_leaves_32_bits(expression: str) -> None:
    assert codes(IMPORT + expression) == ["LB053"]


@pytest.mark.parametrize(
    "expression",
    [
        "np.arange(1000).sum()",
        "np.arange(100_000, dtype=np.int64).sum()",
        "np.arange(100_000.0).sum()",
        "np.arange(100_000).mean()",
        "np.arange(100_000).sum(dtype=np.int64)",
        "2.0 ** np.arange(60)",
        "2 ** 60",
        "sum(range(100_000))",
        "np.array([3_000_000_000]) + 1",
        "np.array([2**31 - 1, 2.0]) + 1",
        "np.arange(1, 40).prod()",
        "np.arange(5, 0).prod()",
        "np.arange(0)[:1] + 2**40",
        "np.arange(n).sum()",
        "2 ** np.arange(-3, 3)",
        "np.arange(0, 10, 0)",
        "np.arange(10**30).sum()",
        "np.full(10**30, 1).sum()",
        "np.arange(10**12) ** 2",
        "np.full(-3, 7).sum()",
        "np.array([]).sum()",
        "2 ** 10**10 * np.arange(3)",
    ],
)
def test_it_does_not_or_it_is_not_known_or_64_bits_do_not_hold_it_either(expression: str) -> None:
    assert codes(IMPORT + expression) == []


def test_names_are_followed_and_the_operation_is_named_once() -> None:
    cells = (IMPORT + "n = 100_000\nrange_ = np.arange(n)", "squares = range_ ** 2\nsquares + 1\nsquares.sum()")
    assert codes(*cells) == ["LB053"]


def test_a_name_that_is_bound_twice_is_not_followed() -> None:
    assert codes(IMPORT + "a = np.arange(100_000)\na = a[:5]\na.sum()") == []
