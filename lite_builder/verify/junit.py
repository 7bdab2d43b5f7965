"""How do machines that watch tests read the report? As JUnit XML: a test case a notebook, one for the landing page."""

from pathlib import Path

from junitparser import Failure, JUnitXml, Skipped, TestCase, TestSuite

from lite_builder.verify.explain import explain_landing, explain_notebook
from lite_builder.verify.report import LANDING_PAGE, LandingRun, NotebookOutcome, NotebookRun, RunReport


def write_junit(report: RunReport, path: Path) -> None:
    """Write the report as JUnit XML."""
    suite = TestSuite(report.title)
    suite.add_property("browser", report.browser)
    suite.add_testcase(_landing_case(report.landing))
    for run in report.notebooks:
        suite.add_testcase(_notebook_case(run))
    xml = JUnitXml("lite_builder")
    xml.add_testsuite(suite)
    xml.update_statistics()
    path.parent.mkdir(parents=True, exist_ok=True)
    xml.write(str(path), pretty=True)


def _landing_case(run: LandingRun) -> TestCase:
    case = TestCase(LANDING_PAGE, classname="landing page")
    if not run.ok:
        case.result = [_failure("landing page", explain_landing(run))]
    return case


def _notebook_case(run: NotebookRun) -> TestCase:
    case = TestCase(run.path, classname=run.title, time=run.seconds)
    if not run.ok:
        tracebacks = [cell.error.traceback for cell in run.cells if cell.outcome == "failed" and cell.error]
        case.result = [_failure(str(run.outcome), "\n\n".join([explain_notebook(run), *tracebacks]))]
    elif run.outcome is NotebookOutcome.NOTHING_TO_RUN:
        case.result = [Skipped(str(run.outcome))]
    return case


def _failure(kind: str, text: str) -> Failure:
    """A failure whose message is the first line and whose text is the whole, without what XML cannot hold."""
    clean = "".join(char for char in text if char in "\t\n" or (char >= " " and char not in "\ufffe\uffff"))
    failure = Failure(clean.splitlines()[0], kind)
    failure.text = clean
    return failure
