"""What is different each time does not count as a difference, and only that."""

import pytest

from lite_builder.verify.native.outputs.volatile import VOLATILE, steady


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("CPU times: user 3 ms, sys: 0 ns, total: 3 ms", "CPU times: total: 12.5 s"),
        ("Wall time: 3.2 ms", "Wall time: 1min 3s"),
        (
            "The slowest run took 7.10 times longer than the fastest. This could mean that an intermediate result is "
            "being cached.\n34.3 μs ± 30 μs per loop (mean ± std. dev. of 2 runs, 10 loops each)",
            "27 μs ± 1.2 μs per loop (mean ± std. dev. of 2 runs, 10 loops each)",
        ),
        (
            "30 μs ± 3.55e-07 ns per loop (mean ± std. dev. of 2 runs, 10 loops each)",
            "1min 3s ± 1.2 s per loop (mean ± std. dev. of 7 runs, 1 loop each)",
        ),
        ("/tmp/ipykernel_7/123.py:3: RuntimeWarning: overflow", "<ipython-input-1-ab>:3: RuntimeWarning: overflow"),
        ("/lib/python3.14/site-packages/numpy/a.py", "/home/a/env/lib/python3.13/site-packages/numpy/a.py"),
        ('<div id="sk-container-id-1">', '<div id="sk-container-id-12">'),
        ("id 123e4567-e89b-12d3-a456-426614174000", "id 00000000-e89b-12d3-a456-426614174000"),
    ],
)
def test_it_is_made_equal(one: str, other: str) -> None:
    assert steady(one) == steady(other)


@pytest.mark.parametrize("text", ["it took 3 s", "hex 0x7f12ab34", "{'a': 1}", "[1, 2]", "Times: 3"])
def test_a_result_stays(text: str) -> None:
    assert steady(text) == text


def test_each_has_its_reason() -> None:
    assert all(volatile.reason for volatile in VOLATILE)
