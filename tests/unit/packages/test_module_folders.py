import ast

import pytest

from lite_builder.packages.module_folders import added_folders


@pytest.mark.parametrize(
    ("code", "folders"),
    [
        ("sys.path.append('../tools')", ["../tools"]),
        ("sys.path.insert(0, '..')", [".."]),
        ("sys.path.append(os.path.abspath(os.path.join('..', 'tools')))", ["../tools"]),
        ("sys.path.append(str(Path('..') / 'tools'))", ["../tools"]),
        ("sys.path.insert(0, str(Path('tools').resolve()))", ["tools"]),
        ("sys.path.append(os.getcwd())", []),
        ("sys.path.append(folder)", []),
        ("paths.append('x')", []),
    ],
)
def test_folders_that_are_spelt_out_are_found(code: str, folders: list[str]) -> None:
    assert [
        folder for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call) for folder in added_folders(node)
    ] == folders
