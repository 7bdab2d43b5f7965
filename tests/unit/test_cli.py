import pytest
from click.testing import CliRunner

from lite_builder.cli import commands


@pytest.mark.parametrize(
    "arguments", [["serve", "--port", "99999"], ["serve", "--port", "-1"], ["test", "--jobs", "0"]]
)
def test_a_number_that_cannot_be_used_is_a_wrong_command_line(arguments: list[str]) -> None:
    refused = CliRunner().invoke(commands, arguments)
    assert refused.exit_code == 2
    assert "is not in the range" in refused.output
