"""Options of `lite-builder test` that exclude each other, and reports that are merged."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from lite_builder.cli.main import commands
from lite_builder.verify.reports.past import PastRuns
from lite_builder.verify.shards.part import Part, Whole, write_part
from tests.unit.verify.made_reports import FAILED, PASSED, report


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--shard", "3/2"], "'3/2' is not one of 1/N to N/N, such as 2/3"),
        (["--shard", "1/2", "--robustness", "3"], "--robustness goes with neither"),
        (["--browser", "firefox", "--robustness", "3"], "Leave out --browser firefox here"),
        (["--changed", "--compare"], "--compare goes with neither"),
    ],
)
def test_what_does_not_go_together_is_a_wrong_command_line(project: Path, options: list[str], why: str) -> None:
    refused = CliRunner().invoke(commands, ["test", "--project", str(project), *options])
    assert refused.exit_code == 2
    assert why in refused.output


def test_reports_of_shards_are_merged_where_there_is_no_course(tmp_path: Path) -> None:
    whole = Whole(site="s", code="c", notebooks=(PASSED.path,), quizzes=(), shares=((PASSED.path,),))
    write_part(Part(whole=whole, index=1, report=report(PASSED), past=PastRuns()), tmp_path / "part")
    merged = CliRunner().invoke(commands, ["merge-reports", str(tmp_path / "part"), "--to", str(tmp_path / "all")])
    assert merged.exit_code == 0, merged.output
    assert "1 passed; no request to another host" in merged.output
    assert (tmp_path / "all" / "index.html").is_file()


def test_the_exit_code_of_merged_reports_is_that_of_the_whole_run(tmp_path: Path) -> None:
    whole = Whole(site="s", code="c", notebooks=(FAILED.path,), quizzes=(), shares=((FAILED.path,), ()))
    for index, found in enumerate((report(FAILED), report()), start=1):
        write_part(Part(whole=whole, index=index, report=found, past=PastRuns()), tmp_path / str(index))
    folders = [str(tmp_path / "2"), str(tmp_path / "1")]
    command = ["merge-reports", *folders, "--to", str(tmp_path / "all")]
    merged = CliRunner().invoke(commands, command, standalone_mode=False)
    assert merged.return_value == 1
    assert "ZeroDivisionError" in merged.output
