from pathlib import Path, PurePosixPath

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from lite_builder.course.model import Course, CourseFile, Module, Page
from lite_builder.errors import PageError, Place, Problems, UserError
from lite_builder.packages.imports import ImportUse, imports_of


def page(*cells: str, path: str = "pipeline/01_first.ipynb", tags: tuple[str, ...] = ()) -> Page:
    notebook = new_notebook(cells=[new_code_cell(cell, metadata={"tags": list(tags)}) for cell in cells])
    lines = tuple(10 * (index + 1) for index in range(len(cells)))
    return Page(PurePosixPath(path), Path("content") / path, "First", notebook, lines)


def course(*pages: Page, files: tuple[CourseFile, ...] = ()) -> Course:
    return Course(Path("content"), "A course", None, (Module("", pages),), files)


def module(folder: Path, path: str, code: str) -> CourseFile:
    source = folder / path
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(code, encoding="utf-8")
    return CourseFile(PurePosixPath(path), source)


def names(*pages: Page, files: tuple[CourseFile, ...] = ()) -> list[str]:
    return [use.name for use in imports_of(course(*pages, files=files))]


def test_says_where_an_import_stands() -> None:
    uses = imports_of(course(page("x = 1", "\n\nx = 2\nimport seaborn")))

    assert uses == (ImportUse("seaborn", Place(Path("content/pipeline/01_first.ipynb"), 21, 2)),)


def test_leaves_out_what_the_browser_has_whatever_python_runs_the_build() -> None:
    assert names(page("import os, json, compression.zstd, annotationlib, tomllib\nimport js, pyodide.http")) == []
    assert names(page("import distutils, imp, tkinter")) == ["distutils", "imp", "tkinter"]


def test_reads_no_prose() -> None:
    prose = page()
    prose.notebook.cells.append(new_markdown_cell("import nothing"))

    assert names(prose) == []


def test_a_module_that_travels_along_is_followed_not_fetched(tmp_path: Path) -> None:
    near = module(tmp_path, "pipeline/near.py", "import joblib\nimport deeper")
    deeper = module(tmp_path, "pipeline/deeper/__init__.py", "from scipy import stats\nimport near")
    at_root = module(tmp_path, "shared.py", "import seaborn")
    elsewhere = module(tmp_path, "other/far.py", "import sympy")

    found = names(page("import near, shared, far"), files=(near, deeper, at_root, elsewhere))

    assert found == ["joblib", "scipy", "seaborn", "far"]


def test_a_module_in_a_folder_that_the_notebook_adds_is_followed(tmp_path: Path) -> None:
    tool = module(tmp_path, "tools/near.py", "import joblib")
    cells = ("import sys\nsys.path.append('../tools')", "import near, far")

    assert names(page(*cells), files=(tool,)) == ["joblib", "far"]


def test_a_script_that_a_cell_runs_is_followed(tmp_path: Path) -> None:
    script = module(tmp_path, "pipeline/clean.py", "import joblib")

    uses = imports_of(course(page("%run clean.py"), files=(script,)))

    assert uses == (ImportUse("joblib", Place(script.source, 1)),)


def test_a_module_that_the_notebook_writes_is_not_fetched() -> None:
    assert names(page("%%writefile near.py\nimport joblib", "import near")) == ["joblib"]


@pytest.mark.parametrize("tag", ["raises-exception", "skip-execution"])
def test_a_cell_that_need_not_work_may_be_no_python_and_import_anything(tag: str) -> None:
    uses = imports_of(course(page("x = = 1", "import nowhere", tags=(tag,))))

    assert [(use.name, use.optional) for use in uses] == [("nowhere", True)]


def test_cells_that_are_no_python_are_named_all_together(tmp_path: Path) -> None:
    broken = module(tmp_path, "near.py", "def f(:")
    second = page("import near", path="pipeline/02_second.ipynb")

    with pytest.raises(Problems) as raised:
        imports_of(course(page("x = 1", "y = 2\nx = = 1"), second, files=(broken,)))

    first, last = raised.value.problems
    assert isinstance(first, PageError)
    assert str(first).startswith("content/pipeline/01_first.ipynb, line 21, cell 2: this is not Python: x = = 1\n")
    assert "tag the cell `raises-exception`" in str(first)
    assert last.where == Place(broken.source, 1)


def test_what_the_course_lets_pip_install_is_wanted_if_it_can_be_had() -> None:
    cell = "%%capture\n%pip install -q xlrd\nfiles = !python -m pip install 'plotly<6'\n!ls"

    uses = imports_of(course(page(cell)))

    assert [(use.name, use.is_project, use.optional) for use in uses] == [
        ("xlrd", True, True),
        ("plotly<6", True, True),
    ]


def test_names_that_the_author_does_without_are_left_out() -> None:
    uses = imports_of(course(page("import torch.nn, seaborn")), absent=("torch",))

    assert [use.name for use in uses] == ["seaborn"]


def test_an_exercise_with_gaps_imports_what_can_be_seen(tmp_path: Path) -> None:
    told: list[UserError] = []
    gaps = (
        "%matplotlib inline\nimport seaborn as sns\nfrom sklearn.svm import SVC\nmodel = # your code\nprint(# and here"
    )

    uses = imports_of(course(page(gaps)), settle=told.extend)

    assert [(use.name, use.place.line, use.optional) for use in uses] == [("seaborn", 11, True), ("sklearn", 12, True)]
    assert [problem.where and problem.where.cell for problem in told] == [1]
