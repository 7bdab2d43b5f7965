"""How did each notebook run last time? One file in the report's folder keeps it from run to run."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from lite_builder.verify.notebook_run import NotebookOutcome, NotebookRun
from lite_builder.verify.report import LandingRun, RunReport

_NOT_RUN = (NotebookOutcome.STOPPED, NotebookOutcome.UNCHANGED)


class Past(BaseModel):
    """What is kept of a run. `day` is the date on which it was, and `digest` of all that it can depend on."""

    model_config = ConfigDict(frozen=True)

    ok: bool
    outcome: str
    seconds: float
    day: str = ""
    digest: str = ""


class PastRuns(BaseModel):
    """The last runs of the landing page, the notebooks, and the quizzes whose answers code computes, by path."""

    model_config = ConfigDict(frozen=True)

    format: int = 1
    landing: Past | None = None
    notebooks: dict[str, Past] = {}
    quizzes: dict[str, Past] = {}

    def after(self, report: RunReport, day: str) -> "PastRuns":
        """What is known after this run, which was on `day`; of what it left out, what was known before."""
        quizzes = ((run.code, run.ok and not run.code.flaky) for run in report.quizzes)
        return PastRuns(
            landing=self.landing if report.landing.note else _landing(report.landing, day),
            notebooks={**self.notebooks, **_past(((run, run.ok and not run.flaky) for run in report.notebooks), day)},
            quizzes={**self.quizzes, **_past(quizzes, day)},
        )

    def joined(self, other: "PastRuns") -> "PastRuns":
        """What is known here or, where that says nothing, there."""
        return PastRuns(
            landing=self.landing or other.landing,
            notebooks={**other.notebooks, **self.notebooks},
            quizzes={**other.quizzes, **self.quizzes},
        )


def read_past(file: Path) -> PastRuns:
    """The last runs; none where the file is missing or is not ours."""
    try:
        return PastRuns.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):
        return PastRuns()


def write_past(file: Path, past: PastRuns) -> None:
    """Keep them, in sorted order."""
    ordered = past.model_copy(
        update={"notebooks": dict(sorted(past.notebooks.items())), "quizzes": dict(sorted(past.quizzes.items()))}
    )
    file.write_text(ordered.model_dump_json(indent=1) + "\n", encoding="utf-8")


def _past(runs: Iterable[tuple[NotebookRun, bool]], day: str) -> dict[str, Past]:
    return {
        run.path: Past(ok=ok, outcome=str(run.outcome), seconds=round(run.seconds, 1), day=day, digest=run.digest)
        for run, ok in runs
        if run.outcome not in _NOT_RUN
    }


def _landing(run: LandingRun, day: str) -> Past:
    outcome = NotebookOutcome.DID_NOT_OPEN if run.problem else NotebookOutcome.PASSED
    return Past(ok=run.ok, outcome=str(outcome), seconds=0, day=day, digest=run.digest)
