import json
from pathlib import Path

import pytest

from lite_builder.errors import SettingsError
from lite_builder.site.lab import KERNEL_PLUGIN, merge_settings, site_settings


def write(folder: Path, document: object, name: str = "jupyter-lite.json") -> Path:
    (folder / name).write_text(json.dumps(document), encoding="utf-8")
    return folder / name


def test_the_author_adds_to_our_settings_and_replaces_none_of_the_rest(tmp_path: Path) -> None:
    author = {"jupyter-config-data": {"appName": "Mine", "litePluginSettings": {"x": {"y": 1}}}}
    merged = merge_settings(site_settings("Course"), [write(tmp_path, author)])["jupyter-config-data"]
    assert merged["appName"] == "Mine"
    assert merged["litePluginSettings"]["x"] == {"y": 1}
    assert merged["litePluginSettings"][KERNEL_PLUGIN]["disablePyPIFallback"] is True


def test_lists_are_joined(tmp_path: Path) -> None:
    ours = {"jupyter-config-data": {"disabledExtensions": ["a", "b"]}}
    author = write(tmp_path, {"jupyter-config-data": {"disabledExtensions": ["b", "c"]}})
    assert merge_settings(ours, [author])["jupyter-config-data"]["disabledExtensions"] == ["a", "b", "c"]


@pytest.mark.parametrize("text", ["{", "[]", "3", '{"a": }', b"\xff\xfe"])
def test_settings_that_are_no_json_object_are_named(tmp_path: Path, text: str | bytes) -> None:
    file = tmp_path / "jupyter-lite.json"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SettingsError, match="jupyter-lite.json"):
        merge_settings({}, [file])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('{"jupyter-config-data": []}', "jupyter-config-data"),
        ('{"jupyter-config-data": {"disabledExtensions": "x"}}', "jupyter-config-data.disabledExtensions"),
    ],
)
def test_a_value_of_another_kind_than_the_site_needs_is_refused(tmp_path: Path, text: str, key: str) -> None:
    file = tmp_path / "jupyter-lite.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=f"`{key}` is of the wrong kind"):
        merge_settings(site_settings("A course"), [file])


def test_a_byte_order_mark_is_no_matter(tmp_path: Path) -> None:
    file = tmp_path / "jupyter-lite.json"
    file.write_text("{}", encoding="utf-8-sig")
    assert merge_settings(site_settings("A course"), [file]) == site_settings("A course")
