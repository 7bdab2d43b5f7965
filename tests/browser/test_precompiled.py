"""Do learners see sources, although their browser was sent byte code? And was every module that they use?"""

from pathlib import Path

import pytest

from lite_builder.verify.run import run_site
from tests.command_line import LiteBuilder

PAGE = """
# %%
import inspect, json, sys, traceback
from pathlib import Path

import numpy, pandas, seaborn, sklearn.linear_model


def trace(failing):
    try:
        failing()
    except Exception:
        return traceback.format_exc()


assert "raise ValueError(msg)" in trace(lambda: sklearn.utils.check_array([[float("nan")]]))
assert 'File "/lib/python3.14/site-packages/sklearn/utils/validation.py"' in trace(
    lambda: sklearn.utils.check_array([[float("nan")]])
)
assert "raise JSONDecodeError(" in trace(lambda: json.loads("{"))

# %%
# Sources come when they are first read, and Python's memory may be just full by then: it grows in the midst of that.
import ctypes
from pyodide_js import _module

blocks, size = [], _module.HEAP8.length
while _module.HEAP8.length == size:
    blocks.append(bytearray(2**20))
size = _module.HEAP8.length
while ctypes.addressof(ctypes.c_char.from_buffer(blocks[-1])) < size - 2**18:
    blocks.append(bytearray(2**16))
assert _module.HEAP8.length == size
assert inspect.getsource(seaborn.lineplot).startswith("def lineplot(")
assert _module.HEAP8.length > size
del blocks

# %%
try:
    sklearn.utils.check_array([[float("nan")]])
except ValueError:
    shown = get_ipython().InteractiveTB.text(*sys.exc_info())
assert "validation.py" in shown and "allow_nan" in shown, shown

# %%
assert inspect.getsource(numpy.linalg.inv).startswith("@array_function_dispatch")
assert inspect.getsource(json.JSONDecoder).startswith("class JSONDecoder(")
assert "JSON (JavaScript Object Notation)" in inspect.getsource(json)
assert inspect.getsourcefile(pandas) == "/lib/python3.14/site-packages/pandas/__init__.py"
assert "Deserialize" in json.loads.__doc__

# %%
def is_unchecked(module):
    return Path(module.__cached__).read_bytes()[4:8] == bytes([1, 0, 0, 0])


from importlib.machinery import SourceFileLoader

packaged = [module for module in list(sys.modules.values())
            if isinstance(getattr(module, "__loader__", None), SourceFileLoader)
            and module.__file__.startswith("/lib/python3.14/site-packages/")]
assert len(packaged) > 1000, len(packaged)
assert [module.__name__ for module in packaged if not is_unchecked(module)] == []
library = [module for module in list(sys.modules.values())
           if (getattr(module, "__file__", None) or "").startswith("/lib/python314.zip/")]
assert len(library) > 100, len(library)
assert [module.__name__ for module in library if not module.__file__.endswith(".pyc")] == []

# %%
%pip install threadpoolctl
import threadpoolctl
assert is_unchecked(threadpoolctl)
"""


@pytest.mark.browser
def test_learners_see_the_sources_of_what_came_as_byte_code(project: Path, lite_builder: LiteBuilder) -> None:
    (project / "content" / "pages" / "linear_algebra.py").write_text(PAGE, encoding="utf-8")
    built = lite_builder(project, "build")
    assert built.returncode == 0, built.stderr
    (run,) = run_site(project / "_site", ["pages/linear_algebra.ipynb"]).notebooks
    assert not (failed := {cell.number: cell.error for cell in run.cells if cell.error}), failed
    assert run.passed == 6
