"""The docs say what the code does: every setting, every error, every room."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from lite_builder import errors
from lite_builder.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"


def user_errors() -> list[type[errors.UserError]]:
    found = [value for value in vars(errors).values() if isinstance(value, type)]
    return [
        cls for cls in found if issubclass(cls, errors.UserError) and cls not in (errors.UserError, errors.Problems)
    ]


@pytest.mark.parametrize("cls", user_errors())
def test_every_error_is_listed_with_its_exit_code(cls: type[errors.UserError]) -> None:
    assert f"| {cls.exit_code} | `{cls.__name__}` |" in (DOCS / "errors.md").read_text(encoding="utf-8")


def test_every_error_has_an_exit_code_of_its_own() -> None:
    codes = [cls.exit_code for cls in user_errors()]
    assert len(set(codes)) == len(codes)
    assert not {0, 1, 2} & set(codes)


@pytest.mark.parametrize("section", Settings.model_fields)
def test_every_setting_is_listed_in_its_section(section: str) -> None:
    text = (DOCS / "settings.md").read_text(encoding="utf-8")
    part = text.split(f"## [{section}]")[1].split("\n## ")[0]
    model = Settings.model_fields[section].annotation
    assert isinstance(model, type)
    assert issubclass(model, BaseModel)
    assert re.findall(r"^\| `(\w+)`", part, flags=re.MULTILINE) == list(model.model_fields)


def test_the_types_of_pyodide_are_those_of_the_release_that_is_shipped() -> None:
    makefile = (DOCS.parent / "Makefile").read_text(encoding="utf-8")
    assert f"pyodide@{Settings().packages.pyodide}\n" in makefile
