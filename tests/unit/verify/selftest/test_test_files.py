import zipfile
from pathlib import Path

from lite_builder.verify.selftest.test_files import belongs_to_tests, names_in, only_tests


def test_only_what_the_tests_need_is_taken_and_nothing_compiled(tmp_path: Path) -> None:
    wheel = tmp_path / "numpy-2.4.3-cp314-cp314-manylinux_2_28_x86_64.whl"
    with zipfile.ZipFile(wheel, "w") as out:
        for name in (
            "numpy/conftest.py",
            "numpy/linalg/_linalg.py",
            "numpy/linalg/_umath_linalg.so",
            "numpy/linalg/tests/test_linalg.py",
            "numpy/lib/tests/data/py3-objarr.npy",
            "numpy/lib/tests/compiled.cpython-314-x86_64-linux-gnu.so",
            "numpy/typing/tests/data/reveal/dtype.pyi",
            "numpy.libs/libquadmath.so.0",
        ):
            out.writestr(name, name)
    assert names_in(only_tests(wheel, "numpy")) == [
        "numpy/conftest.py",
        "numpy/lib/tests/data/py3-objarr.npy",
        "numpy/linalg/tests/test_linalg.py",
    ]


def test_folders_and_other_projects_are_left() -> None:
    assert not belongs_to_tests("numpy/linalg/tests/", "numpy")
    assert not belongs_to_tests("scipy/linalg/tests/test_basic.py", "numpy")
