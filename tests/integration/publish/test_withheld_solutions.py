"""A course that withholds its solutions: they are nowhere, and one that is planted is named with file and line."""

import base64
import gzip
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lite_builder.course.read import read_course
from lite_builder.errors import ForeignFolderError, LeakError
from lite_builder.progress import Reporter
from lite_builder.project import open_project
from lite_builder.workflow.exporting import export_public
from tests.command_line import LiteBuilder
from tests.course_projects import copy_project

ANSWER = 'spread = heights["height_cm"].max() - heights["height_cm"].min()'
SOLUTION = f"""\
# %% [markdown]
# # Solution 1: How tall?
#
# How far are the tallest and the smallest apart?

# %%
import pandas as pd

heights = pd.read_csv("../datasets/heights.csv")

# %%
# solution
{ANSWER}

# %% [markdown] tags=["solution"]
# They are thirty and a half centimetres apart.
"""


@pytest.fixture
def withholding(tmp_path: Path) -> Path:
    """The small project with an exercise that is made from its solution, and which learners do not get."""
    project = copy_project("small", tmp_path / "project")
    content = project / "content"
    (content / "pages" / "sol_1.py").write_text(SOLUTION, encoding="utf-8")
    with (content / "_toc.yml").open("a", encoding="utf-8") as outline:
        outline.write("  - caption: Solutions\n    chapters:\n      - file: pages/sol_1\n")
    outline_text = (content / "_toc.yml").read_text(encoding="utf-8")
    first_page = "      - file: pages/table\n"
    assert first_page in outline_text
    (content / "_toc.yml").write_text(outline_text.replace(first_page, f"{first_page}      - file: pages/ex_1\n"))
    with (content / "course.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n[publish]\nsolutions = false\n")
    return project


def put(project: Path, name: str, content: bytes | str) -> None:
    file = project / "content" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


def plant_in_data(project: Path) -> str:
    put(project, "datasets/notes.csv", f"a,b\n1,2\n{ANSWER}\n")
    return "datasets/notes.csv, line 3"


def plant_in_json(project: Path) -> str:
    put(project, "datasets/notes.json", json.dumps({"a": 1, "text": f"first\n\t{ANSWER}"}, indent=1))
    return "datasets/notes.json, line 3"


def plant_in_gzip(project: Path) -> str:
    put(project, "datasets/notes.csv.gz", gzip.compress(f"a\nb\n{ANSWER}\n".encode()))
    return "datasets/notes.csv.gz, line 3"


def plant_in_zip(project: Path) -> str:
    path = project / "content" / "datasets" / "notes.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.txt", f"\n{ANSWER}\n")
    return "datasets/notes.zip, line 2"


def plant_in_attachment(project: Path) -> str:
    picture = base64.b64encode(f"<svg><text>{ANSWER}</text></svg>".encode()).decode()
    cell = {
        "attachments": {"plot.svg": {"image/svg+xml": picture}},
        "cell_type": "markdown",
        "id": "plot",
        "metadata": {},
        "source": "# A plot",
    }
    (project / "content" / "pages" / "table.py").unlink()
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    put(project, "pages/table.ipynb", json.dumps(notebook, indent=1))
    return "pages/table.ipynb, line 6"


Plant = Callable[[Path], str]
PLANTS = [plant_in_data, plant_in_json, plant_in_gzip, plant_in_zip, plant_in_attachment]


def test_a_site_has_the_exercise_and_nothing_of_the_solution(withholding: Path, lite_builder: LiteBuilder) -> None:
    built = lite_builder(withholding, "build")
    assert built.returncode == 0, built.stderr
    site = withholding / "_site"
    assert (site / "files" / "pages" / "ex_1.ipynb").exists()
    assert "Exercise 1: How tall?" in (site / "index.html").read_text(encoding="utf-8")
    whole = b"".join(
        file.read_bytes() for file in site.rglob("*") if file.is_file() and file.stat().st_size < 1_000_000
    )
    assert b"sol_1" not in whole
    assert b"Solution" not in (site / "index.html").read_bytes()
    checked = lite_builder(withholding, "check-leaks")
    assert (checked.returncode, checked.stdout) == (0, "None of 2 withheld lines is in the site.\n")


def test_a_leak_ends_the_build_and_the_old_site_stands(withholding: Path, lite_builder: LiteBuilder) -> None:
    assert lite_builder(withholding, "build").returncode == 0
    before = (withholding / "_site" / "lite-builder.json").read_bytes()
    places = [plant(withholding) for plant in PLANTS]
    failed = lite_builder(withholding, "build")
    assert failed.returncode == LeakError.exit_code
    *travelling, attachment = places
    for place in travelling:
        assert f"files/{place}: withheld text is here" in failed.stderr
    # A notebook is written anew for the site, so that the line is another one than in the author's file.
    assert re.search(rf"files/{attachment.split(',')[0]}, line \d+: .*packed in base64", failed.stderr)
    assert "it is that of" in failed.stderr
    assert "pages/sol_1.py, line 13, cell 3" in failed.stderr
    assert ANSWER not in failed.stderr
    assert (withholding / "_site" / "lite-builder.json").read_bytes() == before


def test_a_leak_that_comes_into_a_built_site_is_found(withholding: Path, lite_builder: LiteBuilder) -> None:
    assert lite_builder(withholding, "build").returncode == 0
    [joined] = (withholding / "_site").glob("build/notebook-page.*.js")
    for script in (withholding / "_site" / "bootstrap.js", joined):
        script.write_text(script.read_text(encoding="utf-8") + f"\n// {ANSWER}\n", encoding="utf-8")
    failed = lite_builder(withholding, "check-leaks")
    assert failed.returncode == LeakError.exit_code
    assert "bootstrap.js, line " in failed.stderr
    assert f"build/{joined.name}, line " in failed.stderr


def export(project: Path, folder: Path) -> set[str]:
    export_public(open_project(project), folder, Reporter(quiet=True))
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_the_public_sources_build_and_hold_no_solution(withholding: Path, lite_builder: LiteBuilder) -> None:
    folder = withholding.parent / "public"
    exported = lite_builder(withholding, "export", "public", str(folder))
    assert exported.returncode == 0, exported.stderr
    assert not list(folder.rglob("*sol*"))
    assert "sol_1" not in (folder / "content" / "_toc.yml").read_text(encoding="utf-8")
    pages = read_course(open_project(withholding)).pages
    again = read_course(open_project(folder))
    assert [(page.path, page.notebook) for page in again.pages] == [(page.path, page.notebook) for page in pages]
    built = lite_builder(folder, "build")
    assert built.returncode == 0, built.stderr


@pytest.mark.parametrize("plant", PLANTS)
def test_a_leak_ends_the_export_and_nothing_is_written(withholding: Path, plant: Plant) -> None:
    place = plant(withholding)
    with pytest.raises(LeakError) as caught:
        export(withholding, withholding.parent / "public")
    assert str(caught.value).startswith(f"content/{place}")
    assert not (withholding.parent / "public").exists()


def test_published_solutions_are_in_the_public_sources(withholding: Path) -> None:
    settings = withholding / "content" / "course.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("false", "true"), encoding="utf-8")
    assert "content/pages/sol_1.py" in export(withholding, withholding.parent / "public")


def test_a_copy_is_brought_up_to_date_and_leaves_what_others_put_there(withholding: Path) -> None:
    folder = withholding.parent / "public"
    folder.mkdir()
    (folder / ".git").mkdir()
    assert "content/datasets/heights.csv" in export(withholding, folder)
    (folder / "README.md").write_text("Ours.\n")
    put(withholding, "datasets/more.csv", "a\n1\n")
    shutil.move(withholding / "content" / "datasets" / "heights.csv", withholding / "content" / "heights.csv")
    files = export(withholding, folder)
    assert {"README.md", "content/heights.csv", "content/datasets/more.csv"} <= files
    assert "content/datasets/heights.csv" not in files


def test_a_foreign_folder_and_changed_files_are_refused(withholding: Path) -> None:
    folder = withholding.parent / "public"
    folder.mkdir()
    (folder / "theirs.txt").write_text("x")
    with pytest.raises(ForeignFolderError, match="not made by"):
        export(withholding, folder)
    (folder / "theirs.txt").unlink()
    export(withholding, folder)
    (folder / "content" / "index.md").write_text("# Changed\n")
    with pytest.raises(ForeignFolderError, match="content/index.md"):
        export(withholding, folder)


def test_check_sync_ends_with_a_diff_and_writes_on_request(withholding: Path, lite_builder: LiteBuilder) -> None:
    put(withholding, "pages/ex_1.py", "# %% [markdown]\n# # Exercise 1: How tall?\n")
    differs = lite_builder(withholding, "check-sync")
    assert differs.returncode == 1
    assert "+# Write your code here." in differs.stdout
    assert "content/pages/ex_1.py, line 2" in differs.stdout
    assert "content/pages/sol_1.py, line 2" in differs.stdout
    assert lite_builder(withholding, "check-sync", "--write").returncode == 0
    assert lite_builder(withholding, "check-sync").stdout == ""
