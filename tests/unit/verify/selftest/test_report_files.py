import json
from pathlib import Path

from lite_builder.verify.selftest.report_files import selftest_page, write_selftest
from tests.unit.verify.selftest.made_selftests import FAILED, made_selftest


def test_the_json_says_what_came_of_each_module(tmp_path: Path) -> None:
    write_selftest(made_selftest(wrong=True), tmp_path / "report")
    whole = json.loads((tmp_path / "report" / "selftest.json").read_text(encoding="utf-8"))
    tree, fft = whole["modules"]
    assert (whole["ok"], tree["ok"], fft["ok"]) == (False, True, False)
    assert tree["counts"] == {"passed": 1, "skipped": 1}
    assert tree["reasons"] == [{"outcome": "skipped", "reason": "no threads", "tests": 1}]
    assert [test["verdict"] for test in fft["judged"]] == ["fails", "fails as known"]


def test_the_page_shows_failures_with_their_messages_and_reasons() -> None:
    page = selftest_page(made_selftest(wrong=True))
    assert "Not everything is as it is known to be." in page
    assert FAILED.id in page
    assert "AssertionError: &lt;1&gt; != 2" in page
    assert "integers have 32 bits" in page


def test_the_page_of_a_good_run_says_so() -> None:
    assert "Everything is as it is known to be." in selftest_page(made_selftest())
