import zipfile
from io import BytesIO

import pytest

from lite_builder.site.bundles.wheel_files import later_names, wheel_files

COMPILED = "tool/__pycache__/core.cpython-314.pyc"


def wheel_of(*names: str) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as wheel:
        for name in names:
            wheel.writestr(name, name)
    return packed.getvalue()


def test_a_source_may_come_later_if_its_byte_code_is_there() -> None:
    assert set(later_names(["tool/core.py", COMPILED, "tool/template.py"])) == {"tool/core.py"}


@pytest.mark.parametrize(
    "name",
    [
        "tool/core.pyi",
        "tool/core.pxd",
        "tool/include/core.h",
        "tool-1.0.dist-info/RECORD",
        "tool-1.0.dist-info/licenses/LICENSE",
        "tool-1.0.dist-info/COPYING.txt",
        "tool/sample_data/stock.csv",
    ],
)
def test_what_nobody_needs_to_run_comes_later(name: str) -> None:
    assert set(later_names([name])) == {name}


@pytest.mark.parametrize(
    "name",
    [
        "tool/core.so",
        "tool/data/iris.csv",
        "tool-1.0.dist-info/METADATA",
        "tool-1.0.dist-info/entry_points.txt",
        COMPILED,
    ],
)
def test_what_python_may_need_to_run_comes_first(name: str) -> None:
    assert set(later_names([name])) == set()


def test_only_a_folder_with_tests_in_it_is_one_of_tests() -> None:
    tests = ["tool/tests/test_core.py", "tool/tests/deep/cases.py"]
    assert set(later_names([*tests, "other/test/support.py"])) == set(tests)


def test_files_lie_where_pip_would_put_them() -> None:
    wheel = wheel_of(
        "tool/core.py", COMPILED, "tool-1.0.data/data/share/tool/x.txt", "tool-1.0.dist-info/METADATA",
        "tool-1.0.data/data/share/jupyter/labextensions/tool/package.json",
    )  # fmt: skip
    files = wheel_files(wheel, "lib/site")
    assert set(files.later) == {"lib/site/tool/core.py"}
    assert set(files.first) == {
        f"lib/site/{COMPILED}",
        "share/tool/x.txt",
        "lib/site/tool-1.0.dist-info/METADATA",
        "lib/site/tool-1.0.dist-info/INSTALLER",
        "lib/site/tool-1.0.dist-info/PYODIDE_SOURCE",
    }
