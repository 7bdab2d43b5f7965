from pathlib import Path

import pytest

from lite_builder.errors import SelftestError
from lite_builder.verify.selftest.show import raise_unless_ok, selftest_lines, selftest_summary
from tests.unit.verify.selftest.made_selftests import DIED, FAILED, made_selftest


def test_a_line_for_each_module() -> None:
    head, line, absent = (line for line, _ in selftest_lines(made_selftest()))
    assert head.split() == ["passed", "failed", "known", "xfailed", "skipped", "seconds", "module"]
    assert line.split() == ["1", "0", "0", "0", "1", "11.0", "sklearn.tree"]
    assert absent.strip() == "the site does not ship scipy"


def test_what_is_not_as_known_is_told_in_full_and_what_is_known_is_counted() -> None:
    lines = "\n".join(line for line, _ in selftest_lines(made_selftest(wrong=True)))
    assert f"{DIED.id} fails (kernel died)\n  out of memory" in lines
    assert FAILED.id not in lines


def test_one_line_sums_it_up() -> None:
    assert selftest_summary(made_selftest(wrong=True)) == (
        "2 modules: 1 passed, 2 failed (1 of them as known), 1 skipped; "
        "numpy 2.4.3, scikit-learn 1.8.0; Chromium 156, 20 s"
    )


def test_what_is_not_as_known_ends_the_command_with_an_error() -> None:
    raise_unless_ok(made_selftest(), Path("selftest.html"))
    with pytest.raises(SelftestError, match="test_huge fails"):
        raise_unless_ok(made_selftest(wrong=True), Path("selftest.html"))
