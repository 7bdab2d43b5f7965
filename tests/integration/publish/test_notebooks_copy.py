"""The course as plain notebooks: what learners get, without MyST, in a folder that is ours."""

import json
from pathlib import Path

import pytest

from lite_builder.errors import ForeignFolderError
from lite_builder.progress import Reporter
from lite_builder.project import open_project
from lite_builder.workflow.exporting import export_notebooks
from tests.command_line import LiteBuilder

PAGE = """\
# %% [markdown]
# # Solution 1: Boxes
#
# ```{note} Mind this
# See {doc}`table`.
# ```

# %%
# solution
answer = 42
"""


@pytest.fixture
def content(project: Path) -> Path:
    """The content of a small project with an exercise that is made from its solution."""
    (project / "content" / "pages" / "sol_1.py").write_text(PAGE, encoding="utf-8")
    outline = project / "content" / "_toc.yml"
    entry = "      - file: pages/table\n"
    outline.write_text(outline.read_text(encoding="utf-8").replace(entry, f"{entry}      - file: pages/ex_1\n"))
    (project / "content" / "course.toml").write_text("[publish]\nsolutions = false\n", encoding="utf-8")
    return project / "content"


def exported(project: Path, folder: Path) -> list[str]:
    export_notebooks(open_project(project), folder, Reporter())
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def test_learners_get_notebooks_and_files_and_no_solutions(content: Path, tmp_path: Path) -> None:
    files = exported(content.parent, tmp_path / "out")
    assert files == [
        ".lite-builder-notebooks.json",
        "datasets/heights.csv",
        "index.ipynb",
        "pages/ex_1.ipynb",
        "pages/linear_algebra.ipynb",
        "pages/measures.py",
        "pages/table.ipynb",
    ]
    page = json.loads((tmp_path / "out" / "pages" / "ex_1.ipynb").read_text(encoding="utf-8"))
    text = "".join("".join(cell["source"]) for cell in page["cells"])
    assert page["metadata"]["kernelspec"]["name"] == "python3"
    assert "**Mind this**" in text
    assert "](table.ipynb)" in text
    assert "```{" not in text
    assert "42" not in text


def test_a_second_export_brings_up_to_date_and_a_changed_file_is_kept(content: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    exported(content.parent, folder)
    (content / "datasets" / "heights.csv").unlink()
    (content / "datasets" / "more.csv").write_text("a\n1\n", encoding="utf-8")
    (folder / "README.md").write_text("mine\n", encoding="utf-8")
    assert {"datasets/more.csv", "README.md"} <= set(exported(content.parent, folder)) - {"datasets/heights.csv"}
    (folder / "pages" / "table.ipynb").write_text("{}", encoding="utf-8")
    with pytest.raises(ForeignFolderError, match="table.ipynb"):
        exported(content.parent, folder)


def test_a_folder_of_somebody_else_is_refused(project: Path, tmp_path: Path, lite_builder: LiteBuilder) -> None:
    (tmp_path / "mine.txt").write_text("mine\n", encoding="utf-8")
    done = lite_builder(project, "export", "notebooks", str(tmp_path))
    assert done.returncode == ForeignFolderError.exit_code
    assert "was not made by `lite-builder export notebooks`" in done.stderr
