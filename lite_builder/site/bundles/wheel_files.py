"""Which files of a wheel does Python need to run, and which only those who look: at sources, at headers, at licences?

Nothing is left out but what the page has elsewhere. What is not needed to run comes when it is first read.
"""

import re
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from io import BytesIO

from lite_builder.site.bundles.bundle_file import Files
from lite_builder.site.precompiled.archive import source_of

_DATA = re.compile(r"[^/]+\.data/data/(?P<path>.+)")
_IN_THE_PAGE = re.compile(r"[^/]+\.data/data/share/jupyter/labextensions/.+")
_LATER = re.compile(
    r"""
    .*\.(pyi|pyx|pxd|pxi|h|hh|hpp|c|cc|cpp|f|f90|tp|a|lib|build|rst|md|map)$  # for compilers and type checkers
    | [^/]+\.dist-info/(RECORD|licen[cs]es?/.+|(licen[cs]e|copying|notice|authors)[^/]*)$  # for those who ask
    | (.+/)?(tests?|sample_data)/.+                                           # for those who test and try out
    """,
    flags=re.VERBOSE | re.IGNORECASE,
)

_READ_AT_IMPORT = frozenset({"pyparsing/core.py"})
"""Sources that are read when they are imported: pyparsing 3.3 looks where it was called from, with its lines."""


@dataclass(frozen=True)
class WheelFiles:
    """What a wheel puts into the file system: what is needed to run, and what may come later."""

    first: Files
    later: Files


def wheel_files(wheel: bytes, site_packages: str) -> WheelFiles:
    """The files of a wheel, such as `loadPackage` of Pyodide unpacks it, in these two parts."""
    with zipfile.ZipFile(BytesIO(wheel)) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/") and not _IN_THE_PAGE.fullmatch(name)]
        later = set(later_names(names))
        first = {_place(name, site_packages): archive.read(name) for name in names if name not in later}
        first |= {f"{site_packages}/{path}": content for path, content in _notes(names)}
        return WheelFiles(first, {_place(name, site_packages): archive.read(name) for name in names if name in later})


def later_names(names: Collection[str]) -> Iterator[str]:
    """Of the names of a wheel's files those that Python runs without: sources whose byte code is there among them."""
    compiled = {source_of(name) for name in names if name.endswith(".pyc")} - _READ_AT_IMPORT
    tests = {folder for folder in map(_folder, names) if _is_of_tests(folder, names)}
    for name in names:
        is_test = any(name.startswith(f"{folder}/") for folder in tests)
        if name in compiled or is_test or (_LATER.fullmatch(name) and not _may_be_imported(name)):
            yield name


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def _is_of_tests(folder: str, names: Collection[str]) -> bool:
    is_named = folder.rpartition("/")[2] in {"test", "tests"}
    return is_named and any(re.fullmatch(r"test_[^/]*\.py", name.removeprefix(f"{folder}/")) for name in names)


def _may_be_imported(name: str) -> bool:
    """Whether it is code: also what is called a test, and is none, may be imported."""
    return name.endswith((".py", ".pyc", ".so"))


def _place(name: str, site_packages: str) -> str:
    """Where the file of a wheel belongs; data files lie below `sys.prefix`, which is the root."""
    data = _DATA.fullmatch(name)
    return data["path"] if data else f"{site_packages}/{name}"


def _notes(names: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """What Pyodide notes beside the metadata, by which it knows at its start which packages are there."""
    record = next((name for name in names if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)), None)
    if record:
        yield f"{_folder(record)}/INSTALLER", b"pyodide.loadPackage"
        yield f"{_folder(record)}/PYODIDE_SOURCE", b"pyodide"
