import re
from base64 import b64decode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lite_builder.publish.usb.packs import LARGE, Pack, is_loaded, is_packed, plan_packs, script_of, write_pack


def content_of(script: bytes) -> bytes:
    """The bytes that a browser finds in the comment of the script."""
    found = re.fullmatch(rb'fileOriginPack\("[^"]*",function\(\)\{/\*([A-Za-z0-9+/=]*)\*/\}\);\n', script)
    assert found
    return b64decode(found[1], validate=True)


@given(st.binary())
def test_bytes_come_back_out_of_the_comment_of_a_script(content: bytes) -> None:
    assert content_of(script_of("a", content)) == content


@pytest.mark.parametrize(
    ("path", "packed", "loaded"),
    [
        ("files/data/table.csv", True, False),
        ("files/data/picture.png", True, False),
        ("static/pyodide/pyodide.asm.wasm", True, False),
        ("config-utils.js", True, False),
        ("kernel_start.js", True, False),
        ("offline/update_bar.js", True, False),
        ("work/course.json", True, False),
        ("extensions/@jupyterlite/pyodide-kernel-extension/static/comlink.worker.c654.js", True, False),
        ("extensions/@jupyterlite/pyodide-kernel-extension/static/remoteEntry.abc.js", False, True),
        ("build/schemas/all.json", True, False),
        ("build/981.1e14a7f.js", False, True),
        ("build/third-party-licenses.json", False, True),
        ("lab/index.html", True, True),
        ("lab/favicon.ico", False, True),
    ],
)
def test_what_a_page_may_not_read_travels_in_packs(path: str, packed: bool, loaded: bool) -> None:
    assert (is_packed(path), is_loaded(path)) == (packed, loaded)


def test_a_large_file_travels_alone_and_small_ones_by_what_they_belong_to() -> None:
    pandas, scipy = "static/pyodide/pandas-3.0.2.bundle", "static/pyodide/scipy-1.18.0.bundle"
    packs = plan_packs({pandas: LARGE, scipy: 5 * LARGE, "files/a.csv": 1, "api/a.json": 1, "build/1.js": LARGE})
    assert packs == (
        Pack("course", ("files/a.csv",)),
        Pack("interface", ("api/a.json",)),
        Pack("001-pandas-3-0-2-bundle", (pandas,)),
        Pack("002-scipy-1-18-0-bundle", (scipy,)),
    )


def test_a_pack_is_packed_where_that_is_worth_it(tmp_path: Path) -> None:
    (tmp_path / "text.json").write_bytes(b"again and " * 100)
    (tmp_path / "a.bundle").write_bytes(b"packed already " * 100)
    text = write_pack(Pack("text", ("text.json",)), tmp_path, tmp_path)
    bundle = write_pack(Pack("bundle", ("a.bundle",)), tmp_path, tmp_path)
    assert (text.gzip, text.files) == (True, (("text.json", 1000),))
    assert not bundle.gzip
    assert content_of((tmp_path / "bundle.js").read_bytes()) == (tmp_path / "a.bundle").read_bytes()
