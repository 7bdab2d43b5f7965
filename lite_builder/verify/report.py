"""What was seen in one run over a site? The value that `run_site` gives: its notebooks, quizzes and landing page."""

from dataclasses import dataclass, field

from lite_builder.verify.native.comparison import Comparison
from lite_builder.verify.notebook_run import ForeignRequest, NotebookOutcome, NotebookRun
from lite_builder.verify.quizzes.quiz_run import QuizRun


@dataclass(frozen=True)
class LandingRun:
    """The landing page: `problem` says why it did not open, and is empty if it did; `note` why it was not opened.

    `digest` is as that of a `NotebookRun`.
    """

    problem: str = ""
    foreign: tuple[ForeignRequest, ...] = ()
    note: str = ""
    digest: str = field(default="", repr=False)

    @property
    def ok(self) -> bool:
        """True if it opened and asked nothing of another host."""
        return not self.problem and not self.foreign


@dataclass(frozen=True)
class RunReport:
    """Everything that was seen in one run over a site. `stale` says which expected failures are of what is gone.

    `unseen` are sentences about what the browser's engine does not let us see; `comparison` is what differs natively,
    if that was asked for. A `strict` run is not ok if a notebook passed only when it was run again.
    """

    title: str
    landing: LandingRun
    notebooks: tuple[NotebookRun, ...]
    browser: str
    seconds: float
    quizzes: tuple[QuizRun, ...] = ()
    stale: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    strict: bool = False
    comparison: Comparison | None = None

    @property
    def ok(self) -> bool:
        """True if the landing page, every notebook and every quiz are, nothing is expected of what is gone, and every
        difference to a native run is known.
        """
        runs: tuple[LandingRun | NotebookRun | QuizRun, ...] = (self.landing, *self.notebooks, *self.quizzes)
        same = self.comparison is None or self.comparison.ok
        steady = not (self.strict and self.flaky)
        return not self.stale and same and steady and all(run.ok for run in runs)

    @property
    def flaky(self) -> tuple[NotebookRun, ...]:
        """Those that failed and then did not, code of quizzes included."""
        return tuple(run for run in (*self.notebooks, *(quiz.code for quiz in self.quizzes)) if run.flaky)

    @property
    def stopped(self) -> bool:
        """True if somebody stopped the run before its end."""
        runs = (*self.notebooks, *(quiz.code for quiz in self.quizzes))
        left = any(run.outcome is NotebookOutcome.STOPPED for run in runs)
        return left or (self.comparison is not None and self.comparison.stopped)

    @property
    def run_now(self) -> tuple[NotebookRun, ...]:
        """The notebooks that ran to some end."""
        left_out = (NotebookOutcome.STOPPED, NotebookOutcome.UNCHANGED)
        return tuple(run for run in self.notebooks if run.outcome not in left_out)

    @property
    def nothing_changed(self) -> bool:
        """True if nothing was run, because all of it passed before and is unchanged."""
        runs = (*self.notebooks, *(quiz.code for quiz in self.quizzes))
        return bool(self.landing.note) and all(run.outcome is NotebookOutcome.UNCHANGED for run in runs)

    @property
    def foreign(self) -> tuple[ForeignRequest, ...]:
        """Every request to another host, the landing page's first."""
        runs = (*self.notebooks, *(quiz.code for quiz in self.quizzes))
        return self.landing.foreign + tuple(request for run in runs for request in run.foreign)
