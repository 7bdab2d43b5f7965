"""How do machines that watch tests read the report? As JUnit XML: a test case a notebook, one for the landing page.

The code of a quiz is a test case, too, and so are each answer that it computes, and a notebook that ran natively.
"""

from pathlib import Path

from junitparser import Failure, JUnitXml, Skipped, TestCase, TestSuite
from junitparser.xunit2 import FlakyFailure

from lite_builder.project import EXPECTATIONS_FILE
from lite_builder.verify.native.comparison import NotebookComparison
from lite_builder.verify.native.show import explain_comparison
from lite_builder.verify.notebook_run import LANDING_PAGE, NotebookOutcome, NotebookRun
from lite_builder.verify.quizzes.quiz_run import AnswerRun, QuizRun
from lite_builder.verify.quizzes.robustness import RobustnessReport
from lite_builder.verify.quizzes.show import explain_answer, explain_robustness
from lite_builder.verify.report import LandingRun, RunReport
from lite_builder.verify.reports.explain import explain_landing, explain_notebook
from lite_builder.verify.reports.table import FLAKY


def write_junit(report: RunReport, path: Path) -> None:
    """Write the report as JUnit XML."""
    suite = TestSuite(report.title)
    suite.add_property("browser", report.browser)
    for sentence in report.unseen:
        suite.add_property("not seen", sentence)
    suite.add_testcase(_landing_case(report.landing))
    suite.add_testcases([_stale_case(sentence) for sentence in report.stale])
    for run in report.notebooks:
        suite.add_testcase(_notebook_case(run))
    for quiz in report.quizzes:
        suite.add_testcase(_notebook_case(quiz.code, "answers of "))
        for answer in quiz.answers:
            suite.add_testcase(_answer_case(answer, quiz))
    for compared in report.comparison.notebooks if report.comparison else ():
        suite.add_testcase(_comparison_case(compared))
    _write(suite, path)


def _comparison_case(compared: NotebookComparison) -> TestCase:
    case = TestCase(f"native {compared.path}", classname=compared.title, time=compared.native.seconds)
    if not compared.ok:
        case.result = [_failure("differs natively", explain_comparison(compared, unknown_only=True))]
    return case


def _write(suite: TestSuite, path: Path) -> None:
    xml = JUnitXml("lite_builder")
    xml.add_testsuite(suite)
    xml.update_statistics()
    path.parent.mkdir(parents=True, exist_ok=True)
    xml.write(str(path), pretty=True)


def _stale_case(sentence: str) -> TestCase:
    case = TestCase(sentence, classname=EXPECTATIONS_FILE)
    case.result = [_failure("stale expectation", sentence)]
    return case


def _landing_case(run: LandingRun) -> TestCase:
    case = TestCase(LANDING_PAGE, classname="landing page")
    if not run.ok:
        case.result = [_failure("landing page", explain_landing(run))]
    elif run.note:
        case.result = [Skipped(run.note)]
    return case


def write_robustness_junit(report: RobustnessReport, path: Path) -> None:
    """Write the report of `--robustness` as JUnit XML: a test case a question."""
    suite = TestSuite(report.title)
    suite.add_property("browser", report.browser)
    for quiz in report.quizzes:
        suite.add_testcase(_notebook_case(quiz.as_written.code, "answers of "))
        for question, problem in explain_robustness(quiz, report.threshold):
            case = _answer_case(question.as_written, quiz.as_written)
            if problem and question.as_written.ok:
                case.result = [_failure("fragile answer", problem)]
            suite.add_testcase(case)
    _write(suite, path)


def _answer_case(answer: AnswerRun, quiz: QuizRun) -> TestCase:
    case = TestCase(f"{quiz.code.path} question {answer.question}", classname=quiz.code.title)
    if not answer.ok:
        case.result = [_failure("wrong answer", explain_answer(answer, quiz))]
    return case


def _notebook_case(run: NotebookRun, what: str = "") -> TestCase:
    case = TestCase(what + run.path, classname=run.title, time=run.seconds)
    if not run.ok:
        tracebacks = [cell.error.traceback for cell in run.cells if cell.outcome == "failed" and cell.error]
        case.result = [_failure(_kind(run), "\n\n".join([explain_notebook(run), *tracebacks]))]
    elif run.flaky:
        flaky = FlakyFailure(_clean(run.first_try), FLAKY)
        flaky.text = _clean(run.first_try)
        case.append(flaky)
    elif run.outcome in (NotebookOutcome.NOTHING_TO_RUN, NotebookOutcome.UNCHANGED):
        case.result = [Skipped(run.note or str(run.outcome))]
    return case


def _kind(run: NotebookRun) -> str:
    """`failed`, or `failed: out-of-memory` where it is known what is different in the browser."""
    return ": ".join([str(run.outcome), *(diagnosis.name for diagnosis in run.diagnoses)])


def _failure(kind: str, text: str) -> Failure:
    """A failure whose message is the first line and whose text is the whole, without what XML cannot hold."""
    clean = _clean(text)
    failure = Failure(clean.splitlines()[0], kind)
    failure.text = clean
    return failure


def _clean(text: str) -> str:
    return "".join(char for char in text if char in "\t\n" or (char >= " " and char not in "\ufffe\uffff"))
