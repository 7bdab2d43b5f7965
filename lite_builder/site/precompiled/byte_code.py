"""What does the browser's Python make of the sources in an archive? Runs in the Pyodide that the site ships.

The byte code is of the kind that is never compared with its source (PEP 552, unchecked), since both travel together.
"""

import marshal
import sys
import warnings
from collections.abc import Iterator
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from site import getsitepackages
from types import CodeType
from zipfile import ZipFile, ZipInfo

_UNCHECKED = (0b01).to_bytes(4, "little")
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)


def compile_archive(archive: str, into: str) -> None:
    """Compile what learners can import from a wheel or a zip: a zip of byte code, each where it belongs, in `into`."""
    is_wheel = archive.endswith(".whl")
    folder = getsitepackages()[0] if is_wheel else next(entry for entry in sys.path if entry.endswith(".zip"))
    with ZipFile(archive) as sources, ZipFile(into, "w") as compiled, warnings.catch_warnings(action="ignore"):
        for name in sources.namelist():
            if name.endswith(".py") and not (is_wheel and ".data/" in name):
                try:
                    code = byte_code(sources.read(name), f"{folder}/{name}")
                except (SyntaxError, ValueError):
                    continue  # such as a template, or a test of what cannot be read
                # zipimport looks for byte code beside the source, everybody else in __pycache__.
                compiled.writestr(ZipInfo(cache_from_source(name) if is_wheel else f"{name}c", _FIXED_TIME), code)


def byte_code(source: bytes, path: str) -> bytes:
    """The content of the .pyc file for `source`, which will lie at `path`. Raises what `compile` raises."""
    code = compile(source, path, "exec", dont_inherit=True)
    # marshal marks what others refer to, which depends on what else was compiled before; now others refer to all of it.
    held = list(_parts(code))
    content = marshal.dumps(code)
    del held
    return MAGIC_NUMBER + _UNCHECKED + source_hash(source) + content


def _parts(value: object) -> Iterator[object]:
    yield value
    if isinstance(value, CodeType):
        yield from (value.co_filename, value.co_name, value.co_qualname, value.co_linetable, value.co_exceptiontable)
        yield from (value.co_names, *value.co_names, *value.co_varnames, *value.co_cellvars, *value.co_freevars)
        yield from _parts(value.co_consts)
    elif isinstance(value, (tuple, frozenset)):
        for item in value:
            yield from _parts(item)
    elif isinstance(value, slice):
        yield from (value.start, value.stop, value.step)
