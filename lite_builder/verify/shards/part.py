"""What does one machine tell of its part of a course? Everything that it saw, in one file beside its report."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from lite_builder.disk import disk_errors
from lite_builder.errors import MergeError, Place
from lite_builder.memory import code_digest
from lite_builder.project import MANIFEST_FILE
from lite_builder.verify.plan import Plan
from lite_builder.verify.quizzes.quiz_run import QuizRun
from lite_builder.verify.report import RunReport
from lite_builder.verify.reports.explain import WRONG
from lite_builder.verify.reports.past import PastRuns
from lite_builder.verify.reports.report_folder import PART


class Whole(BaseModel):
    """What is the same for all parts of one run: the site and our code, by their digests, what it is about, and who
    runs which notebooks.
    """

    model_config = ConfigDict(frozen=True)

    site: str
    code: str
    notebooks: tuple[str, ...]
    quizzes: tuple[str, ...]
    shares: tuple[tuple[str, ...], ...]


class Part(BaseModel):
    """The `index`-th part (from 1) of a run, its report, and the runs before that it went by."""

    model_config = ConfigDict(frozen=True, ser_json_bytes="base64", val_json_bytes="base64")

    format: Literal[1] = 1
    whole: Whole
    index: int
    report: RunReport
    past: PastRuns


def whole_of(plan: Plan, shares: tuple[frozenset[str], ...], site: Path) -> Whole:
    """What the parts of the run of this plan have in common; `site` is the folder of the site."""
    return Whole(
        site=sha256((site / MANIFEST_FILE).read_bytes()).hexdigest(),
        code=code_digest(),
        notebooks=tuple(notebook.path for notebook in plan.notebooks),
        quizzes=tuple(quiz.path.as_posix() for quiz in plan.quizzes),
        shares=tuple(tuple(sorted(share)) for share in shares),
    )


def write_part(part: Part, folder: Path) -> None:
    """Write the part into the folder of its report. Code of answers is left out, but for what went wrong."""
    kept = part.model_copy(update={"report": _without_code_of_answers(part.report)})
    with disk_errors(folder, "the report cannot be written", todo="make room, or name another folder with --report"):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / PART).write_text(kept.model_dump_json() + "\n", encoding="utf-8")


def read_part(folder: Path) -> Part:
    """Read the part in this folder. Raises `MergeError`."""
    try:
        return Part.model_validate_json((folder / PART).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        raise MergeError(
            "this is not the report of a shard",
            where=Place(folder),
            why=f"there is no {PART}, which `lite-builder test --shard` writes",
            todo="name the folders that `lite-builder test --shard i/n --report FOLDER` has written",
        ) from None
    except ValidationError as error:
        raise MergeError(
            "this part of a report cannot be read",
            where=Place(folder / PART),
            why=str(error).splitlines()[0],
            todo="run all shards and merge them with the same version of lite_builder",
        ) from error


def _without_code_of_answers(report: RunReport) -> RunReport:
    return replace(report, quizzes=tuple(_without_code(quiz) for quiz in report.quizzes))


def _without_code(quiz: QuizRun) -> QuizRun:
    cells = (cell if cell.outcome in WRONG else replace(cell, source="") for cell in quiz.code.cells)
    return replace(quiz, code=replace(quiz.code, cells=tuple(cells)))
