import pytest

from lite_builder.packages.cell_code import Import, read_cell, read_code


def names(source: str) -> list[str]:
    return [item.name for item in read_cell(source).imports]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import numpy as np, scipy.linalg", ["numpy", "scipy"]),
        ("from sklearn.svm import SVC", ["sklearn"]),
        ("from . import near\nfrom .near import x", []),
        ("def f():\n    import joblib\n", ["joblib"]),
        ("class A:\n    if True:\n        import joblib", ["joblib"]),
        ("await load()\nimport joblib", ["joblib"]),
        ("!ls -l\nimport joblib\nfiles = !ls\njoblib?", ["joblib"]),
        ("%matplotlib inline\nimport pandas", ["matplotlib", "pandas"]),
        ("%pylab", ["matplotlib", "numpy"]),
        ("%load_ext memory_profiler\n%load_ext autoreload", ["memory_profiler"]),
        ("%%time\nimport joblib", ["joblib"]),
        ("%%capture out\n%matplotlib inline\nimport joblib", ["matplotlib", "joblib"]),
        ("%%prun -l 5\nimport joblib", ["joblib"]),
        ("%%timeit -n 10 import seaborn\nimport joblib", ["seaborn", "joblib"]),
        ("%time import joblib", ["joblib"]),
        ("%timeit -n 1 -r 3 import joblib", ["joblib"]),
        ("t = %timeit -o import joblib", ["joblib"]),
        ("for _ in range(3):\n    %time import joblib", ["joblib"]),
        ("%%html\n<b>import x</b>", []),
        ("%%javascript\nimport x from 'y'", []),
        ("# import numpy\ns = 'import scipy'", []),
        ("", []),
    ],
)
def test_finds_what_a_cell_imports(source: str, expected: list[str]) -> None:
    assert names(source) == expected


def test_an_import_knows_its_line_also_inside_a_cell_magic() -> None:
    assert read_cell("x = 1\nimport joblib").imports == (Import("joblib", 2),)
    assert read_cell("%%time\nx = 1\nimport joblib").imports == (Import("joblib", 3),)


@pytest.mark.parametrize("caught", ["ImportError", "ModuleNotFoundError", "(OSError, ImportError)", "Exception", ""])
def test_an_import_whose_failure_is_caught_is_optional(caught: str) -> None:
    code = f"try:\n    import fast\nexcept {caught}:\n    import slow\n"

    assert read_code(code).imports == (Import("fast", 2, optional=True), Import("slow", 4))


def test_an_import_beside_another_handler_is_not_optional() -> None:
    assert read_code("try:\n    import fast\nexcept KeyError:\n    pass\n").imports == (Import("fast", 2),)


def test_names_the_scripts_that_a_cell_runs_and_writes() -> None:
    assert read_cell("%run -i steps/clean.py now").runs == ("steps/clean.py",)
    written = read_cell("%%writefile near.py\nimport joblib")
    assert (written.writes, written.imports) == (("near.py",), (Import("joblib", 2),))


@pytest.mark.parametrize("source", ["import", "x = = 1", "%%time\nx = = 1", "for x in y:\nprint(x)", "x = '\0'"])
def test_refuses_what_is_not_python(source: str) -> None:
    with pytest.raises(SyntaxError):
        read_cell(source)
