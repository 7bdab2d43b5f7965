"""Tests of JavaScript are modules of their own, `*.test.mjs` beside a test of Python, and run in Node's test runner."""

from pathlib import Path

from lite_builder.site.precompiled.node import node_lines


def modules_beside(test: str) -> list[Path]:
    """The modules beside the test in this file."""
    return sorted(Path(test).parent.glob("*.test.mjs"))


def name_of(module: Path) -> str:
    return module.name.partition(".")[0]


def assert_passes(module: Path) -> None:
    """All tests of the module pass, and there are some."""
    lines = list(node_lines("--test", "--test-reporter=tap", str(module)))
    assert "# fail 0" in lines
    assert "# pass 0" not in lines
