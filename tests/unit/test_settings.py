"""What `course.toml` may say."""

from pathlib import Path

import pytest

from lite_builder.errors import SettingsError
from lite_builder.settings import Settings, read_settings


def test_no_course_toml_means_all_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "course.toml") == Settings()


def test_what_the_author_decides_is_read(tmp_path: Path) -> None:
    file = tmp_path / "course.toml"
    file.write_text('[course]\ntitle = "Trees"\nauthors = ["A", "B"]\n[test]\ncell_timeout = 5\n', encoding="utf-8")
    settings = read_settings(file)
    assert (settings.course.title, settings.course.authors, settings.test.cell_timeout) == ("Trees", ("A", "B"), 5)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[course\n", "line 1"),
        ("[course]\ntitel = 'x'\n", "course.titel"),
        ("[test]\ncell_timeout = -1\n", "test.cell_timeout"),
        ("[packages]\ninclude = 3\n", "packages.include"),
        ('[packages]\npyodide = "../latest"\n', "packages.pyodide"),
        ('[packages]\npyodide = "0.26.4"\n', "runs Pyodide 314, such as 314.0.3, not 0.26.4"),
    ],
)
def test_settings_that_cannot_be_used_are_named(tmp_path: Path, text: str, why: str) -> None:
    file = tmp_path / "course.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_settings(file)
    assert why in str(caught.value)
    assert "course.toml" in str(caught.value)


def test_a_byte_order_mark_is_no_matter(tmp_path: Path) -> None:
    file = tmp_path / "course.toml"
    file.write_text('[course]\ntitle = "Trees"\n', encoding="utf-8-sig")
    assert read_settings(file).course.title == "Trees"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('sklearn = ["boston"]', "scikit-learn does not fetch boston, only 20newsgroups"),
        ("openml = [{ version = 1 }]", "give either name (and perhaps version) or data_id"),
        ('openml = [{ name = "titanic", data_id = 40945 }]', "give either name"),
        ("openml = [{ data_id = 40945, version = 1 }]", "no version beside it"),
        ('addresses = ["heights.csv"]', "datasets.addresses.0"),
    ],
)
def test_data_sets_that_nobody_can_fetch_are_named(tmp_path: Path, text: str, why: str) -> None:
    file = tmp_path / "course.toml"
    file.write_text(f"[datasets]\n{text}\n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_settings(file)
    assert why in str(caught.value)
