"""The command line as a person types it wrong, and how it ends."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from lite_builder.cli.main import commands
from tests.command_line import LiteBuilder


@pytest.mark.parametrize(
    "arguments", [["serve", "--port", "99999"], ["serve", "--port", "-1"], ["test", "--jobs", "0"]]
)
def test_a_number_that_cannot_be_used_is_a_wrong_command_line(arguments: list[str]) -> None:
    refused = CliRunner().invoke(commands, arguments)
    assert refused.exit_code == 2
    assert "is not in the range" in refused.output


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["lint", "--explain", "LB999"], 3, "error: "),
        (["biuld"], 2, "No such command 'biuld'"),
        (["doctor", "--browser", "lynx"], 2, "'lynx' is not one of"),
    ],
)
def test_an_error_ends_the_command_with_its_message_and_its_exit_code(
    arguments: list[str], code: int, said: str, lite_builder: LiteBuilder, tmp_path: Path
) -> None:
    ended = lite_builder(tmp_path, *arguments)
    assert ended.returncode == code
    assert said in ended.stderr
