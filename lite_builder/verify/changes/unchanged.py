"""What passed last time and is unchanged since? It is told apart from what is run, with the day on which it passed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from lite_builder.course.quizzes.quiz import Quiz
from lite_builder.site.manifest import SiteNotebook
from lite_builder.verify.changes.dependencies import Dependencies
from lite_builder.verify.notebook_run import NotebookOutcome, NotebookRun
from lite_builder.verify.plan import Plan
from lite_builder.verify.quizzes.quiz_run import QuizRun
from lite_builder.verify.report import LandingRun, RunReport
from lite_builder.verify.reports.past import Past, PastRuns


def without_unchanged(plan: Plan, past: PastRuns, now: Dependencies) -> Plan:
    """The plan in which everything is known that passed when it depended on the same."""
    known = {notebook.path: _unchanged_notebook(notebook, past, now) for notebook in plan.notebooks}
    quizzes = {quiz.path.as_posix(): _unchanged_quiz(quiz, past, now) for quiz in plan.quizzes}
    landing = _unchanged_since(past.landing, lambda: now.landing)
    return replace(
        plan,
        known={path: run for path, run in known.items() if run},
        known_quizzes={path: run for path, run in quizzes.items() if run},
        known_landing=LandingRun(note=landing) if landing else None,
    )


@dataclass(frozen=True)
class Digests:
    """Of all that the runs of a plan depend on: the landing page's, and by path those of notebooks and of quizzes."""

    landing: str
    notebooks: Mapping[str, str]
    quizzes: Mapping[str, str]


def digests_of(plan: Plan, now: Dependencies) -> Digests:
    """What the plan's runs depend on when they start."""
    return Digests(
        landing=now.landing,
        notebooks={notebook.path: now.of_notebook(notebook.path) for notebook in plan.notebooks},
        quizzes={quiz.path.as_posix(): now.of_quiz(quiz) for quiz in plan.quizzes},
    )


def with_digests(report: RunReport, digests: Digests) -> RunReport:
    """The report, in which each run has its digest."""
    quizzes = (
        replace(quiz, code=replace(quiz.code, digest=digests.quizzes[quiz.code.path])) for quiz in report.quizzes
    )
    return replace(
        report,
        landing=replace(report.landing, digest=digests.landing),
        notebooks=tuple(replace(run, digest=digests.notebooks[run.path]) for run in report.notebooks),
        quizzes=tuple(quizzes),
    )


def _unchanged_notebook(notebook: SiteNotebook, past: PastRuns, now: Dependencies) -> NotebookRun | None:
    since = _unchanged_since(past.notebooks.get(notebook.path), lambda: now.of_notebook(notebook.path))
    return NotebookRun(notebook.path, notebook.title, NotebookOutcome.UNCHANGED, note=since) if since else None


def _unchanged_quiz(quiz: Quiz, past: PastRuns, now: Dependencies) -> QuizRun | None:
    path = quiz.path.as_posix()
    since = _unchanged_since(past.quizzes.get(path), lambda: now.of_quiz(quiz))
    return QuizRun(NotebookRun(path, quiz.title, NotebookOutcome.UNCHANGED, note=since), ()) if since else None


def _unchanged_since(past: Past | None, now: Callable[[], str]) -> str:
    """In words, when it passed; empty if it did not, or not as it is now."""
    if past is None or not past.ok or not past.digest or past.digest != now():
        return ""
    return f"{past.outcome} before, unchanged since {past.day}"
