from pathlib import Path

import pytest

from lite_builder.publish.usb.layer import joined, page_script, without_modules
from lite_builder.site.precompiled.node import node_lines


@pytest.mark.parametrize(
    ("folder", "module"), [("file_origin", "page.mjs"), ("file_origin", "worker.mjs"), ("work", "landing.mjs")]
)
def test_modules_are_joined_into_one_classic_script(folder: str, module: str, tmp_path: Path) -> None:
    script = tmp_path / "joined.cjs"
    script.write_text(joined(folder, module), encoding="utf-8")
    assert list(node_lines("--check", str(script))) == []


def test_a_module_stands_before_those_that_need_it_and_once() -> None:
    text = joined("file_origin", "worker.mjs")
    assert text.count("class Addresses") == 1
    assert text.index("class Addresses") < text.index("new Addresses")


def test_no_text_of_a_key_ends_the_script() -> None:
    assert "</script" not in page_script({"storage": "</script>"})


def test_the_name_of_a_module_may_have_digits_and_hyphens() -> None:
    assert without_modules('import { a } from "./zip64-b.mjs";\na();\n') == "a();\n"


def test_an_export_that_is_not_understood_is_refused() -> None:
    with pytest.raises(ValueError, match="export default"):
        without_modules("export default 1;\n")
