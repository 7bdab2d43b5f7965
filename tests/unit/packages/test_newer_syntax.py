import sys

import pytest

from lite_builder.packages.browser_python import BROWSER_PYTHON
from lite_builder.packages.cell_code import read_cell

NEWER = {
    'import numpy\nx = f"{d["k"]}"': (3, 12),
    "import numpy\ntype X = int": (3, 12),
    "def first[T](items: list[T]) -> T:\n    import numpy\n    return items[0]": (3, 12),
    "try:\n    pass\nexcept KeyError, ValueError:\n    import numpy": (3, 14),
    'import numpy\nt"hello {name}"': (3, 14),
}


@pytest.mark.parametrize("code", NEWER)
def test_syntax_of_the_browsers_python_is_read_whatever_python_runs_the_build(code: str) -> None:
    assert NEWER[code] <= BROWSER_PYTHON
    assert [item.name for item in read_cell(code).imports] == ["numpy"]


@pytest.mark.parametrize(
    "code",
    ["def f(:", "x = = 1", 'print "hello"', "exec 'x'", "if x:\ny = 1", "x = (1,", "import a as", "def f():\n  a\n b"],
)
def test_what_no_python_takes_is_refused(code: str) -> None:
    with pytest.raises(SyntaxError):
        read_cell(code)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="this Python parses it itself")
def test_imports_in_newer_code_know_their_lines() -> None:
    code = 'x = f"{d["k"]}"\nimport numpy.linalg as la, scipy\nfrom sklearn.svm import SVC\nfrom . import local'
    assert [(item.name, item.line) for item in read_cell(code).imports] == [("numpy", 2), ("scipy", 2), ("sklearn", 3)]
