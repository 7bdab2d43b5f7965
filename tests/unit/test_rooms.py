"""A room imports from the rooms to its left and from the ground floor, never to the right."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "lite_builder"
GROUND_FLOOR = {
    "errors",
    "disk",
    "text_file",
    "toml_file",
    "html_templates",
    "project",
    "settings",
    "dataset_settings",
    "progress",
    "store",
    "shelf",
    "memory",
    "browsers",
}
ROOMS = ("course", "packages", "datasets", "site", "verify", "publish")
KNOWS_ALL = {"cli", "workflow", "doctor", "__main__", "__init__"}
MODULES = sorted(file for file in PACKAGE.rglob("*.py") if "template" not in file.parts)
NEEDS_NOTHING = {"runtime"}
ALLOWED = {room: GROUND_FLOOR | set(ROOMS[: index + 1]) for index, room in enumerate(ROOMS)}


def imports_of(file: Path) -> Iterator[str]:
    """The rooms that a file imports from, also inside functions."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        for name in names:
            if name.startswith("lite_builder."):
                yield name.split(".")[1]


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_no_room_imports_from_the_right(file: Path) -> None:
    room = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if room not in KNOWS_ALL:
        allowed = set() if room in NEEDS_NOTHING else ALLOWED.get(room, GROUND_FLOOR)
        assert set(imports_of(file)) <= allowed


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_every_module_says_which_question_it_answers(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
