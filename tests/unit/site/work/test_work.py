"""The tests of site/assets/work/ are modules of their own beside this one, which run in Node."""

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from lite_builder.publish.usb.layer import joined
from lite_builder.site.page_version import version_marks
from tests.in_node import assert_passes, modules_beside, name_of

ASSETS = files("lite_builder.site") / "assets"

PICTURES = {"b.png": {"image/png": "QQ=="}, "a.png": {"image/svg": "PA==", "image/png": "QUE="}}
PAGE = new_notebook(
    cells=[
        new_markdown_cell('# Ünits 🐧\n\t"a\\b"\u2028\u007f', attachments=PICTURES),
        new_code_cell("1 + 1"),
    ]
)
"""The notebook of versions.test.mjs."""


@pytest.mark.parametrize("module", modules_beside(__file__), ids=name_of)
def test_in_node(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARKS", json.dumps(version_marks(PAGE)))
    assert_passes(module)


def test_the_landing_page_makes_the_same_tables_as_the_pages_of_jupyterlite() -> None:
    assert tables_of("work/kept_files.mjs") == tables_of("storage.mjs")


def tables_of(module: str) -> list[str]:
    text = ASSETS.joinpath(*module.split("/")).read_text(encoding="utf-8")
    return re.findall(r'"([\w-]+)"', text.split("const TABLES = [")[1].split("]")[0])


def test_no_two_modules_of_the_landing_page_call_something_by_the_same_name() -> None:
    """A USB key joins them to one script, in which the later one would take the place of the other."""
    script = joined("work", "landing.mjs")
    names = re.findall(r"^(?:async )?(?:function|class|const) (\w+)", script, flags=re.MULTILINE)
    assert sorted(names) == sorted(set(names))
