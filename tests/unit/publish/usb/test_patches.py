import json
from importlib.resources import files
from pathlib import Path

import pytest

from lite_builder.errors import JupyterLiteError
from lite_builder.publish.usb.patches import CONFIGURATION, WEB_SOCKETS, WORDS, apply_patches, storage_patch
from lite_builder.site.script_names import put_modules


def test_what_is_changed_may_stand_in_one_of_several_files(tmp_path: Path) -> None:
    (tmp_path / "config-utils.js").write_text("const HERE = `${window.location.origin}/`;", encoding="utf-8")
    apply_patches(tmp_path, [CONFIGURATION])
    assert (tmp_path / "config-utils.js").read_text(
        encoding="utf-8"
    ) == "const HERE = `${window.location.protocol}//${window.location.host}/`;"


@pytest.mark.parametrize("text", ["nothing", "${window.location.origin} ${window.location.origin}"])
def test_another_version_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "config-utils.js").write_text(text, encoding="utf-8")
    with pytest.raises(JupyterLiteError, match=r"JupyterLite 0\.8\.6 is not as a USB key needs it"):
        apply_patches(tmp_path, [CONFIGURATION])


def test_a_chunk_is_changed_in_its_file_and_in_the_script_of_the_page(tmp_path: Path) -> None:
    chunks = [tmp_path / "build" / name for name in ("4191.097b4ea.js", "notebook-page.1234567.js")]
    chunks[0].parent.mkdir()
    for file in chunks:
        file.write_text('WS_BASE_URL=u.PageConfig.getBaseUrl().replace(/^http/,"ws")', encoding="utf-8")
    apply_patches(tmp_path, WEB_SOCKETS)
    assert [file.read_text(encoding="utf-8") for file in chunks] == ["WS_BASE_URL=u.PageConfig.getWsUrl()"] * 2


def test_our_own_module_can_be_told_the_name_of_the_database(tmp_path: Path) -> None:
    module = files("lite_builder.site") / "assets" / "storage.mjs"
    (tmp_path / "storage.js").write_bytes(module.read_bytes())
    apply_patches(tmp_path, [storage_patch(json.dumps("a course"))])
    assert 'const NAME = "a course";' in (tmp_path / "storage.js").read_text(encoding="utf-8")


def test_no_page_of_a_key_speaks_of_a_connection_or_of_publishing(tmp_path: Path) -> None:
    assets = files("lite_builder.site") / "assets"
    for source, folder in ((assets, tmp_path), (assets / "boot", tmp_path / "static" / "pyodide")):
        folder.mkdir(parents=True, exist_ok=True)
        put_modules((file for file in source.iterdir() if file.is_file()), folder)
    apply_patches(tmp_path, WORDS)
    said = [line for file in tmp_path.rglob("*.js") for line in file.read_text(encoding="utf-8").splitlines()]
    assert [line for line in said if "your connection" in line or "who publish" in line] == []
