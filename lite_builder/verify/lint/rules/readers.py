"""Which calls read a file, and which of their arguments names it?"""

import ast
from collections.abc import Mapping

from lite_builder.verify.lint.names import Names

_PANDAS = "csv table fwf excel json html xml feather parquet orc sas spss stata pickle hdf"
_PANDAS_KEYWORDS = ("filepath_or_buffer", "io", "path_or_buf", "path_or_buffer", "path")

READERS: Mapping[str, tuple[str, ...]] = {
    "open": ("file",),
    "io.open": ("file",),
    "gzip.open": ("filename",),
    "bz2.open": ("filename",),
    "lzma.open": ("filename",),
    "zipfile.ZipFile": ("file",),
    "tarfile.open": ("name",),
    **{f"pandas.read_{kind}": _PANDAS_KEYWORDS for kind in _PANDAS.split()},
    "pandas.ExcelFile": ("path_or_buffer",),
    **{f"polars.{how}_{kind}": ("source",) for how in ("read", "scan") for kind in ("csv", "parquet", "ndjson")},
    "numpy.load": ("file",),
    "numpy.loadtxt": ("fname",),
    "numpy.genfromtxt": ("fname",),
    "numpy.fromfile": ("file",),
    "numpy.memmap": ("filename",),
    "scipy.io.loadmat": ("file_name",),
    "scipy.io.wavfile.read": ("filename",),
    "scipy.io.arff.loadarff": ("f",),
    "scipy.sparse.load_npz": ("file",),
    "joblib.load": ("filename",),
    "sklearn.datasets.load_svmlight_file": ("f",),
    "matplotlib.pyplot.imread": ("fname",),
    "matplotlib.image.imread": ("fname",),
    "PIL.Image.open": ("fp",),
    "imageio.imread": ("uri",),
    "imageio.v3.imread": ("uri",),
    "skimage.io.imread": ("fname",),
    "IPython.display.Image": ("filename",),
}
"""Functions that read the file named by their first argument, or by the keyword that is given here."""

_ONLY_BY_KEYWORD = {"IPython.display.Image"}
_MODES = {
    "open": 1,
    "io.open": 1,
    "gzip.open": 1,
    "bz2.open": 1,
    "lzma.open": 1,
    "zipfile.ZipFile": 1,
    "tarfile.open": 1,
    "numpy.memmap": 2,
}
_WRITING = frozenset("wax+")
_READING_IN_WORDS = {"readonly", "copyonwrite"}
_PATH_METHODS = {"read_text", "read_bytes", "open"}


def argument_of(call: ast.Call, names: Names) -> ast.expr | None:
    """The expression that names the file which the call reads, or None if it reads none."""
    name = names.find(call.func, READERS)
    if name is None or (name in _MODES and writes(call, position=_MODES[name])):
        return None
    if call.args and name not in _ONLY_BY_KEYWORD:
        return call.args[0]
    return next((keyword.value for keyword in call.keywords if keyword.arg in READERS[name]), None)


def path_read_by_method(call: ast.Call) -> ast.expr | None:
    """The path of `path.read_text()` and its like, whatever `path` is."""
    match call.func:
        case ast.Attribute(value, method) if method in _PATH_METHODS:
            return None if method == "open" and writes(call, position=0) else value
    return None


def writes(call: ast.Call, *, position: int) -> bool:
    """Whether the mode, at this position or named, opens the file for writing."""
    given = [keyword.value for keyword in call.keywords if keyword.arg == "mode"] + list(
        call.args[position : position + 1]
    )
    return any(not isinstance(mode, ast.Constant) or _is_writing(str(mode.value)) for mode in given)


def _is_writing(mode: str) -> bool:
    return mode not in _READING_IN_WORDS and bool(_WRITING & set(mode))
