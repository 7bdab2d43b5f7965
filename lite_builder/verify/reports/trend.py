"""What changed since the last run? Compares what each notebook did with what it did then."""

from dataclasses import dataclass

from lite_builder.verify.notebook_run import NotebookOutcome, NotebookRun
from lite_builder.verify.report import RunReport
from lite_builder.verify.reports.past import Past, PastRuns

SLOWER = 1.5
"""How many times as long as before a notebook takes that counts as slower."""

NOISE_SECONDS = 2.0
"""What a notebook may take longer without being told of, since machines are noisy and starts are short."""


@dataclass(frozen=True)
class Trend:
    """The notebooks that broke, that were mended, that are new, and those that take longer: seconds before and now."""

    broke: tuple[NotebookRun, ...] = ()
    mended: tuple[NotebookRun, ...] = ()
    new: tuple[NotebookRun, ...] = ()
    slower: tuple[tuple[NotebookRun, float], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.broke or self.mended or self.new or self.slower)


def compare(past: PastRuns, report: RunReport) -> Trend:
    """What changed; nothing where no run was kept."""
    if not past.notebooks:
        return Trend()
    runs = report.run_now
    known = [(run, past.notebooks[run.path]) for run in runs if run.path in past.notebooks]
    return Trend(
        broke=tuple(run for run, before in known if before.ok and not run.ok),
        mended=tuple(run for run, before in known if run.ok and not before.ok),
        new=tuple(run for run in runs if run.path not in past.notebooks),
        slower=tuple((run, before.seconds) for run, before in known if _is_slower(run, before)),
    )


def _is_slower(run: NotebookRun, before: Past) -> bool:
    longer = run.seconds > max(before.seconds * SLOWER, before.seconds + NOISE_SECONDS)
    return longer and run.outcome is NotebookOutcome.PASSED and before.outcome == NotebookOutcome.PASSED
