"""The tests of the line that says how Python starts are a module of their own beside this one, which runs in Node."""

from pathlib import Path

from lite_builder.site.precompiled.node import node_lines

TEST = Path(__file__).with_name("start_bar.test.mjs")


def test_in_node() -> None:
    lines = list(node_lines("--test", "--test-reporter=tap", str(TEST)))
    assert "# fail 0" in lines
    assert "# pass 0" not in lines
