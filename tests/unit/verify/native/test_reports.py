"""Every report tells what differs natively."""

import json
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path

from lite_builder.verify.native.comparison import Difference
from lite_builder.verify.reports.annotations import annotations
from lite_builder.verify.reports.html_report import html_report
from lite_builder.verify.reports.junit import write_junit
from lite_builder.verify.reports.results_json import write_json
from lite_builder.verify.reports.trend import Trend
from tests.unit.verify.made_reports import GREEN
from tests.unit.verify.native.test_comparison import COMPARISON
from tests.unit.verify.native.test_known import DIFFERENT

REPORT = replace(GREEN, comparison=COMPARISON)


def test_junit_has_a_case_for_each_notebook(tmp_path: Path) -> None:
    write_junit(REPORT, tmp_path / "junit.xml")
    cases = ElementTree.parse(tmp_path / "junit.xml").getroot().iter("testcase")
    failed = [case.get("name") for case in cases if case.find("failure") is not None]
    assert failed == ["native a.ipynb"]


def test_json_has_both_values(tmp_path: Path) -> None:
    write_json(REPORT, tmp_path / "results.json")
    comparison = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))["comparison"]
    (difference,) = comparison["notebooks"][0]["differences"]
    assert (difference["cell"], difference["browser"], difference["native"]) == ("c0", "1", "2")
    assert comparison["versions"] == [{"name": "Python", "browser": "3.14.0", "native": "3.13.0"}]


def test_github_shows_it_beside_the_authors_line() -> None:
    placed = replace(DIFFERENT, differences=(replace(DIFFERENT.differences[0], line=12),))
    found = list(annotations(replace(REPORT, comparison=replace(COMPARISON, notebooks=(placed,))), str))
    assert [line.split("::")[1] for line in found] == ["error file=a.py,line=12,title=cell 1 differs natively"]


def test_the_page_shows_both_values_and_both_pictures() -> None:
    picture = Difference(1, "c1", "output 1, image", "an image", "another", pictures=("QUJD", "REVG"))
    drawn = replace(DIFFERENT, differences=(*DIFFERENT.differences, picture))
    page = html_report(replace(REPORT, comparison=replace(COMPARISON, notebooks=(drawn,))), Trend())
    assert "<td><pre>1</pre></td><td><pre>2</pre></td>" in page
    assert "base64,QUJD" in page
    assert "base64,REVG" in page
    assert "(3.14.0 in the browser)" in page
