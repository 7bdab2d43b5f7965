"""The report as machines read it, JUnit XML."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from lite_builder.verify.reports.junit import write_junit
from tests.unit.verify.made_reports import CLOSED, DIAGNOSED, FLAKY, QUIZZES, RED, report


def test_one_case_a_notebook_and_one_for_the_landing_page(tmp_path: Path) -> None:
    write_junit(RED, tmp_path / "reports" / "junit.xml")
    suite = ElementTree.parse(tmp_path / "reports" / "junit.xml").getroot().find("testsuite")
    assert suite is not None
    assert suite.attrib["name"] == "A course"
    assert (suite.attrib["tests"], suite.attrib["failures"], suite.attrib["skipped"]) == ("7", "5", "1")
    cases = {case.attrib["name"]: case for case in suite.iter("testcase")}
    assert list(cases) == ["index.html", *(run.path for run in RED.notebooks)]
    assert cases["a/good.ipynb"].find("failure") is None
    assert cases["a/text.ipynb"].find("skipped") is not None


def test_what_is_flaky_passes_and_says_what_was_wrong(tmp_path: Path) -> None:
    write_junit(report(FLAKY), tmp_path / "junit.xml")
    suite = ElementTree.parse(tmp_path / "junit.xml").getroot().find("testsuite")
    assert suite is not None
    assert suite.attrib["failures"] == "0"
    told = suite.find(".//testcase[@name='a/flaky.ipynb']/flakyFailure")
    assert told is not None
    assert told.text == "timed out: stopped after 20 seconds"


def test_a_failure_has_the_readable_text_and_the_traceback(tmp_path: Path) -> None:
    write_junit(RED, tmp_path / "junit.xml")
    failure = next(
        case.find("failure")
        for case in ElementTree.parse(tmp_path / "junit.xml").iter("testcase")
        if case.attrib["name"] == "a/bad.ipynb"
    )
    assert failure is not None
    assert failure.attrib["message"] == "cell 2 failed (0.2 s)"
    assert "ZeroDivisionError: division by zero" in (failure.text or "")
    assert "Cell In[2], line 4" in (failure.text or "")


def test_characters_that_xml_cannot_hold_are_left_out(tmp_path: Path) -> None:
    write_junit(report(replace(CLOSED, note="a\x00b\x1b[31m<&>")), tmp_path / "junit.xml")
    text = ElementTree.parse(tmp_path / "junit.xml").getroot().findtext(".//failure")
    assert text == "did not open: ab[31m<&>"


def test_each_answer_of_a_quiz_is_a_case(tmp_path: Path) -> None:
    write_junit(QUIZZES, tmp_path / "junit.xml")
    cases = {case.attrib["name"]: case for case in ElementTree.parse(tmp_path / "junit.xml").iter("testcase")}
    assert cases["answers of a/quiz.ipynb"].find("failure") is None
    assert cases["a/quiz.ipynb question 1"].find("failure") is None
    failure = cases["a/quiz.ipynb question 2"].find("failure")
    assert failure is not None
    assert failure.attrib["message"] == "question 2: the solution says a) c), the code gives a)"


def test_the_type_of_a_failure_names_its_class(tmp_path: Path) -> None:
    write_junit(report(DIAGNOSED, CLOSED), tmp_path / "junit.xml")
    failures = ElementTree.parse(tmp_path / "junit.xml").iter("failure")
    assert [failure.attrib["type"] for failure in failures] == ["timed out: too-slow", "did not open"]
