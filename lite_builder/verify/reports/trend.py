"""What changed since the last run? A file keeps the last outcome and time of each notebook, and is compared with."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from lite_builder.verify.report import NotebookOutcome, NotebookRun, RunReport

SLOWER = 1.5
"""How many times as long as before a notebook takes that counts as slower."""

NOISE_SECONDS = 2.0
"""What a notebook may take longer without being told of, since machines are noisy and starts are short."""


class Past(BaseModel):
    """What is kept of a notebook's run."""

    model_config = ConfigDict(frozen=True)

    ok: bool
    outcome: str
    seconds: float


class _File(BaseModel):
    format: int = 1
    notebooks: dict[str, Past] = {}


@dataclass(frozen=True)
class Trend:
    """The notebooks that broke, that were mended, that are new, and those that take longer: seconds before and now."""

    broke: tuple[NotebookRun, ...] = ()
    mended: tuple[NotebookRun, ...] = ()
    new: tuple[NotebookRun, ...] = ()
    slower: tuple[tuple[NotebookRun, float], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.broke or self.mended or self.new or self.slower)


def read_past(file: Path) -> dict[str, Past]:
    """The last run of each notebook, by path; empty where the file is missing or is not ours."""
    try:
        return _File.model_validate_json(file.read_bytes()).notebooks
    except (OSError, ValidationError):
        return {}


def write_past(file: Path, past: Mapping[str, Past], report: RunReport) -> None:
    """Keep this run's notebooks, and of those that it left out what was known of them."""
    now = {run.path: Past(ok=run.ok, outcome=str(run.outcome), seconds=round(run.seconds, 1)) for run in _ended(report)}
    kept = _File(notebooks=dict(sorted({**past, **now}.items())))
    file.write_text(kept.model_dump_json(indent=1) + "\n", encoding="utf-8")


def compare(past: Mapping[str, Past], report: RunReport) -> Trend:
    """What changed; nothing where no run was kept."""
    if not past:
        return Trend()
    runs = _ended(report)
    known = [(run, past[run.path]) for run in runs if run.path in past]
    return Trend(
        broke=tuple(run for run, before in known if before.ok and not run.ok),
        mended=tuple(run for run, before in known if run.ok and not before.ok),
        new=tuple(run for run in runs if run.path not in past),
        slower=tuple((run, before.seconds) for run, before in known if _is_slower(run, before)),
    )


def _is_slower(run: NotebookRun, before: Past) -> bool:
    longer = run.seconds > max(before.seconds * SLOWER, before.seconds + NOISE_SECONDS)
    return longer and run.outcome is NotebookOutcome.PASSED and before.outcome == NotebookOutcome.PASSED


def _ended(report: RunReport) -> list[NotebookRun]:
    return [run for run in report.notebooks if run.outcome is not NotebookOutcome.STOPPED]
