"""A report in which one of everything has happened."""

from dataclasses import replace

from lite_builder.verify.notebook_run import (
    LANDING_PAGE,
    CellOutcome,
    CellRun,
    Diagnosis,
    ForeignRequest,
    NotebookOutcome,
    NotebookRun,
    PythonError,
)
from lite_builder.verify.quizzes.quiz_run import AnswerRun, QuizRun
from lite_builder.verify.report import LandingRun, RunReport
from lite_builder.verify.traffic import PAGE

PASSED = NotebookRun(
    "a/good.ipynb",
    "Good",
    NotebookOutcome.PASSED,
    (CellRun(0, "t", "# Good", CellOutcome.EMPTY), CellRun(1, "c", "1 + 1", CellOutcome.PASSED, 0.5)),
    8.5,
)
FAILED = NotebookRun(
    "a/bad.ipynb",
    "Bad",
    NotebookOutcome.FAILED,
    (
        CellRun(0, "c0", "x = 1", CellOutcome.PASSED, 0.1),
        CellRun(
            1,
            "c1",
            "a = 1\nb = 0\n# now\na / b\nprint(a)\nprint(b)\nprint(a)",
            CellOutcome.FAILED,
            0.2,
            PythonError("ZeroDivisionError", "division by zero", "-----\nCell In[2], line 4\n      1 a = 1"),
        ),
        CellRun(2, "c2", "y = 1", CellOutcome.NEVER_RAN),
    ),
    9.0,
)
SLOW = Diagnosis("too-slow", "It is slower here.", "Use less data.", "docs/wasm-failures.md#too-slow", ("LB023",))
DIAGNOSED = NotebookRun(
    "a/slow.ipynb",
    "Slow",
    NotebookOutcome.TIMED_OUT,
    (CellRun(0, "c0", "work()", CellOutcome.TIMED_OUT, 20.0, diagnosis=SLOW),),
    30.0,
    "stopped after 20 seconds",
    console=("Something went wrong",),
)
ENDLESS = NotebookRun(
    "a/endless.ipynb",
    "Endless",
    NotebookOutcome.TIMED_OUT,
    (CellRun(0, "c0", "while True:\n    pass", CellOutcome.TIMED_OUT, 20.0),),
    30.0,
    "stopped after 20 seconds",
)
TEXT = NotebookRun("a/text.ipynb", "Text", NotebookOutcome.NOTHING_TO_RUN, (), 7.0)
CHATTY = NotebookRun(
    "a/chatty.ipynb",
    "Chatty",
    NotebookOutcome.PASSED,
    (CellRun(0, "c0", "fetch()", CellOutcome.PASSED, 0.1),),
    9.0,
    foreign=(ForeignRequest("https://elsewhere.invalid/x", "GET", "a/chatty.ipynb", PAGE),),
)
CLOSED = NotebookRun(
    "a/closed.ipynb", "Closed", NotebookOutcome.DID_NOT_OPEN, note="the landing page has no link to it"
)

LEFT = NotebookRun("a/left.ipynb", "Left", NotebookOutcome.STOPPED, note="the run ended before it did")
UNCHANGED = NotebookRun(
    "a/same.ipynb", "Same", NotebookOutcome.UNCHANGED, note="passed before, unchanged since 2026-01-31"
)


HOLDS = AnswerRun(1, "Question", 12, ("b",), ("b",), "0.85")
DRIFTED = AnswerRun(2, "Question", 30, ("a", "c"), ("a",), "{'a': True, 'b': False, 'c': False}")
UNCLEAR = AnswerRun(3, "Question", 41, ("d",), None, "0.7", "the value is the text of no option")
QUIZ = QuizRun(
    NotebookRun(
        "a/quiz.ipynb",
        "Quiz",
        NotebookOutcome.PASSED,
        (CellRun(3, "c", "0.85", CellOutcome.PASSED, 0.5),),
        11.0,
        source="quiz.md",
    ),
    (HOLDS, DRIFTED, UNCLEAR),
)
FLAKY = replace(PASSED, path="a/flaky.ipynb", first_try="timed out: stopped after 20 seconds")


def report(*notebooks: NotebookRun, landing: LandingRun | None = None) -> RunReport:
    return RunReport("A course", landing or LandingRun(), notebooks, "Chromium 156.0", 41.2)


GREEN = report(PASSED, TEXT)
RED = report(
    PASSED,
    FAILED,
    ENDLESS,
    TEXT,
    CHATTY,
    CLOSED,
    landing=LandingRun(foreign=(ForeignRequest("https://fonts.invalid/f.css", "GET", LANDING_PAGE, PAGE),)),
)
QUIZZES = replace(GREEN, quizzes=(QUIZ,))
