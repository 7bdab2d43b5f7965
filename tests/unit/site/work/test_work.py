"""The tests of site/assets/work/ are modules of their own beside this one, which run in Node."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from lite_builder.site.precompiled.node import node_lines

TESTS = sorted(Path(__file__).parent.glob("*.test.mjs"))
ASSETS = files("lite_builder.site") / "assets"


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.name.partition(".")[0])
def test_in_node(file: Path) -> None:
    lines = list(node_lines("--test", "--test-reporter=tap", str(file)))
    assert "# fail 0" in lines
    assert "# pass 0" not in lines


def test_the_landing_page_makes_the_same_tables_as_the_pages_of_jupyterlite() -> None:
    assert tables_of("work/kept_files.mjs") == tables_of("storage.mjs")


def tables_of(module: str) -> list[str]:
    text = ASSETS.joinpath(*module.split("/")).read_text(encoding="utf-8")
    return re.findall(r'"([\w-]+)"', text.split("const TABLES = [")[1].split("]")[0])
