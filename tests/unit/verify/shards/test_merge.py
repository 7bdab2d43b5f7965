"""The reports of all shards make the report of one run, and nothing else does."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lite_builder.errors import MergeError
from lite_builder.verify.notebook_run import Evidence, NotebookRun
from lite_builder.verify.report import LandingRun, RunReport
from lite_builder.verify.reports.past import Past, PastRuns
from lite_builder.verify.reports.report_folder import write_report
from lite_builder.verify.shards.merge import merge_parts
from lite_builder.verify.shards.part import Part, Whole, write_part
from tests.unit.verify.made_reports import DIAGNOSED, FAILED, PASSED, QUIZ, QUIZZES, RED, TEXT, report

CELLS = ({"cell_type": "code", "id": "c", "metadata": {}, "source": "1", "outputs": [], "execution_count": 1},)
SEEN = replace(FAILED, evidence=Evidence(CELLS, b"\xff\xd8\x00picture"), source="a/bad.py")
WHOLE = replace(
    report(PASSED, SEEN, DIAGNOSED, TEXT, replace(TEXT, path=QUIZ.code.path)),
    quizzes=(QUIZ,),
    stale=("It is gone.",),
    landing=RED.landing,
)
PAST = PastRuns(notebooks={PASSED.path: Past(ok=True, outcome="passed", seconds=3)})


def part_of(report: RunReport, paths: tuple[str, ...], seconds: float) -> RunReport:
    return replace(
        report,
        notebooks=tuple(run for run in report.notebooks if run.path in paths),
        quizzes=tuple(run for run in report.quizzes if run.code.path in paths),
        seconds=seconds,
    )


def parts_of(report: RunReport) -> list[Part]:
    paths = tuple(run.path for run in report.notebooks)
    shares = (paths[1::2], paths[0::2])
    whole = Whole(
        site="s", code="c", notebooks=paths, quizzes=tuple(run.code.path for run in report.quizzes), shares=shares
    )
    return [
        Part(whole=whole, index=index, report=part_of(report, share, report.seconds - index + 1), past=PAST)
        for index, share in enumerate(shares, start=1)
    ]


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., list[Path]]:
    """`written(part, ...)`: the folders of these parts."""

    def write(*parts: Part) -> list[Path]:
        folders = [tmp_path / f"part-{number}" for number, _ in enumerate(parts)]
        for part, folder in zip(parts, folders, strict=True):
            write_part(part, folder)
        return folders

    return write


def without_code_of_answers(report: RunReport) -> RunReport:
    def blank(run: NotebookRun) -> NotebookRun:
        return replace(run, cells=tuple(replace(cell, source="") for cell in run.cells))

    return replace(report, quizzes=tuple(replace(run, code=blank(run.code)) for run in report.quizzes))


def test_the_parts_in_any_order_make_the_whole(written: Callable[..., list[Path]]) -> None:
    first, second = written(*parts_of(WHOLE))
    assert merge_parts([second, first]) == merge_parts([first, second])
    merged, past = merge_parts([second, first])
    assert merged == without_code_of_answers(WHOLE)
    assert past == PAST


def test_everything_in_the_folder_is_as_one_run_writes_it(tmp_path: Path, written: Callable[..., list[Path]]) -> None:
    merged, past = merge_parts(written(*parts_of(WHOLE)))
    write_report(merged, tmp_path / "merged", past)
    write_report(WHOLE, tmp_path / "whole", PAST)
    files = {file.relative_to(tmp_path / "whole") for file in (tmp_path / "whole").rglob("*") if file.is_file()}
    assert {"index.html", "junit.xml", "results.json", "trend.json", "executed/a/bad.ipynb"} <= set(map(str, files))
    for file in files:
        assert (tmp_path / "merged" / file).read_bytes() == (tmp_path / "whole" / file).read_bytes(), file


def test_the_code_of_answers_is_not_in_a_part(tmp_path: Path) -> None:
    secret = replace(QUIZ.code.cells[0], source="the_answer()")
    quiz = replace(QUIZ, code=replace(QUIZ.code, cells=(secret,)))
    write_part(parts_of(replace(QUIZZES, quizzes=(quiz,)))[0], tmp_path)
    assert "the_answer" not in (tmp_path / "part.json").read_text(encoding="utf-8")


def test_a_landing_page_that_one_machine_could_not_open_is_not_ok(written: Callable[..., list[Path]]) -> None:
    first, second = parts_of(report(PASSED, TEXT))
    broken = second.model_copy(update={"report": replace(second.report, landing=LandingRun("it did not answer"))})
    assert merge_parts(written(first, broken))[0].landing.problem == "it did not answer"


def test_a_missing_shard_is_named(written: Callable[..., list[Path]]) -> None:
    with pytest.raises(MergeError, match="shards are missing: 2/2"):
        merge_parts(written(parts_of(WHOLE)[0]))


def test_a_shard_that_is_there_twice_is_named(written: Callable[..., list[Path]]) -> None:
    first, second = parts_of(WHOLE)
    with pytest.raises(MergeError, match="shard 1/2 is there twice"):
        merge_parts(written(first, second, first))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"site": "other"}, "it is of another site"),
        ({"code": "other"}, "it was made by another version of lite_builder"),
        ({"notebooks": ("x.ipynb",)}, "it speaks of other notebooks"),
        ({"shares": ((), ())}, "its course is split in another way"),
    ],
)
def test_parts_of_other_runs_are_refused(
    written: Callable[..., list[Path]], change: dict[str, object], why: str
) -> None:
    first, second = parts_of(WHOLE)
    other = second.model_copy(update={"whole": second.whole.model_copy(update=change)})
    with pytest.raises(MergeError, match=why):
        merge_parts(written(first, other))


def test_parts_of_other_browsers_are_refused(written: Callable[..., list[Path]]) -> None:
    first, second = parts_of(WHOLE)
    other = second.model_copy(update={"report": replace(second.report, browser="Chromium 1")})
    with pytest.raises(MergeError, match="it was run in Chromium 1"):
        merge_parts(written(first, other))


def test_a_folder_without_a_part_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MergeError, match=r"this is not the report of a shard"):
        merge_parts([tmp_path])
    (tmp_path / "part.json").write_text("{}", encoding="utf-8")
    with pytest.raises(MergeError, match="cannot be read"):
        merge_parts([tmp_path])
