"""The tests of site/assets/offline/ are modules of their own beside this one, which run in Node."""

from pathlib import Path

import pytest

from lite_builder.site.precompiled.node import node_lines

TESTS = sorted(Path(__file__).parent.glob("*.test.mjs"))


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.name.partition(".")[0])
def test_in_node(file: Path) -> None:
    lines = list(node_lines("--test", "--test-reporter=tap", str(file)))
    assert "# fail 0" in lines
    assert "# pass 0" not in lines
