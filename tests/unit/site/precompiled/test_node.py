import pytest

from lite_builder.errors import NodeError
from lite_builder.site.precompiled.node import node_lines


def test_node_is_of_the_series_whose_tables_are_those_of_browsers() -> None:
    assert list(node_lines("--print", "process.versions.node.split('.')[0]")) == ["24"]


def test_options_for_the_authors_own_programs_do_not_reach_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NODE_OPTIONS", "--no-such-option")
    assert list(node_lines("--print", "6 * 7")) == ["42"]


def test_what_it_said_last_is_told_and_how_to_do_without() -> None:
    with pytest.raises(NodeError, match="(?s)exit code 3.*lions ahead.*precompiled = false"):
        list(node_lines("--eval", "console.error('lions ahead'); process.exit(3)"))


def test_nobody_is_left_waiting_when_one_line_was_enough() -> None:
    lines = node_lines("--eval", "console.log('here'); setInterval(() => 0, 1000)")
    assert next(lines) == "here"
    lines.close()
