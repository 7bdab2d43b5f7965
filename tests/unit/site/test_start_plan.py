"""What a page and its kernel are told to ask for, before anybody imports anything."""

import json
from pathlib import Path, PurePosixPath

import nbformat
import pytest

from lite_builder.course.model import Course, Module, Page
from lite_builder.packages.lock import Lock, LockedFile, LockedPackage, Release
from lite_builder.site.snapshots.profiles import profiles, smallest_with
from lite_builder.site.snapshots.ship import ShippedSnapshot
from lite_builder.site.start_plan import bundles_json

RELEASE = Release(version="314.0.3", python="3.14.0", platform="emscripten", arch="wasm32", abi="2026_0")


def package(name: str, size: int, *depends: str) -> LockedPackage:
    """One of a site, which travels in a bundle of its own."""
    return LockedPackage(
        name=name,
        version="1.0",
        file=f"{name}.bundle",
        sha256="0" * 64,
        size=size,
        imports=(name,),
        depends=depends,
        sources=("pypi",),
    )


@pytest.fixture
def lock() -> Lock:
    """A kernel, numpy, pandas, which needs it, and a package that no snapshot has."""
    found = (
        package("ipython", 10),
        package("numpy", 200),
        package("pandas", 3000, "numpy"),
        package("other", 40000),
        package("draws", 50000, "pandas"),
    )
    core = LockedFile(file="pyodide.asm.wasm", sha256="0" * 64, size=5, sources=("npm",))
    return Lock(pyodide=RELEASE, core=(core,), packages=found)


@pytest.fixture
def course() -> Course:
    """Notebooks of one import each."""
    pages = (
        page("a/first", "import numpy, os"),
        page("a/second", "import other"),
        page("a/table", "import pandas"),
        page("a/drawn", "import draws"),
    )
    return Course(Path("content"), "A course", None, (Module("", pages),), ())


def page(path: str, code: str) -> Page:
    """A notebook with one cell."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    return Page(PurePosixPath(f"{path}.ipynb"), Path(f"{path}.py"), path, notebook, (1,))


def test_each_notebook_names_what_it_will_ask_for(course: Course, lock: Lock) -> None:
    plan = json.loads(bundles_json(course, lock))
    assert plan["notebooks"]["a/first.ipynb"] == {"files": [["numpy.bundle"]], "bytes": 200, "snapshot": None}
    assert plan["notebooks"]["a/table.ipynb"]["files"] == [["numpy.bundle", "pandas.bundle"]]
    assert plan["notebooks"]["a/table.ipynb"]["bytes"] == 3200
    assert plan["core"] == {"files": ["pyodide.asm.wasm"], "bytes": 5, "packed": None}
    assert plan["kernel"] == {"packages": ["ipython"], "files": ["ipython.bundle"], "bytes": 10}


def test_on_a_slow_line_pyodide_itself_has_fewer_bytes(course: Course, lock: Lock) -> None:
    assert json.loads(bundles_json(course, lock, saved=3))["core"]["packed"] == 2


def test_what_the_first_cells_import_comes_first(lock: Lock) -> None:
    pages = (page("first", "import pandas\nimport other"), page("second", "import other\nimport pandas"))
    course = Course(Path("content"), "A course", None, (Module("", pages),), ())
    notebooks = json.loads(bundles_json(course, lock))["notebooks"]
    assert notebooks["first.ipynb"]["files"] == [["numpy.bundle", "pandas.bundle"], ["other.bundle"]]
    assert notebooks["second.ipynb"]["files"] == [["other.bundle"], ["numpy.bundle", "pandas.bundle"]]


def test_each_notebook_takes_the_smallest_snapshot_that_has_what_it_imports(course: Course, lock: Lock) -> None:
    shipped = {
        profile: ShippedSnapshot(id="", file="", bytes=20, size=40, files="", files_bytes=30, files_size=50)
        for profile in profiles(lock)
    }
    plan = json.loads(bundles_json(course, lock, snapshots=shipped))
    assert [plan["notebooks"][f"a/{name}.ipynb"]["snapshot"] for name in ("second", "first", "table", "drawn")] == [
        "kernel",
        "numpy",
        "stack",
        "stack",
    ]
    assert plan["elsewhere"] == "stack"


def test_a_site_without_a_package_has_snapshots_of_the_others(lock: Lock) -> None:
    kernel, numpy, stack = profiles(lock)
    assert "numpy" not in kernel.packages
    assert "numpy" in numpy.packages
    assert {"numpy", "pandas"} <= set(stack.packages)
    assert "scipy" not in stack.packages
    assert smallest_with(["scipy"], profiles(lock)) is None
