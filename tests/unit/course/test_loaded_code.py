from pathlib import Path

import pytest

from lite_builder.course.read import read_course
from lite_builder.errors import PageError
from lite_builder.project import open_project
from lite_builder.site.fingerprint import fingerprint
from tests.unit.course.test_read import write

FILES = {
    "_toc.yml": "root: index\n",
    "index.md": "# Welcome\n\n```{code-cell} python3\n:load: tools/solve.py\n:tags: [a]\n```\n",
    "tools/solve.py": "def solve():\n    return 42\n",
}


def test_a_cell_is_filled_from_the_file_that_it_names(tmp_path: Path) -> None:
    project = open_project(write(tmp_path, FILES))
    cell = read_course(project).pages[0].notebook.cells[1]
    assert cell.source == "def solve():\n    return 42"
    assert cell.metadata == {"tags": ["a"]}


def test_the_site_is_made_anew_when_the_file_changes(tmp_path: Path) -> None:
    project = open_project(write(tmp_path, FILES | {"_private/solve.py": "1\n"}))
    write(tmp_path, {"index.md": FILES["index.md"].replace("tools", "_private")})
    before = fingerprint(project)
    write(tmp_path, {"_private/solve.py": "2\n"})
    assert fingerprint(project) != before


@pytest.mark.parametrize("name", ["tools/gone.py", "../outside.py"])
def test_a_file_that_is_not_there_or_outside_is_said(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"outside.py": "secret = 1\n"})
    course = write(tmp_path / "course", FILES | {"index.md": f"# W\n\n```{{code-cell}}\n:load: {name}\n```\n"})
    with pytest.raises(PageError, match=f"`{name}`, which a cell loads, is not there"):
        read_course(open_project(course))
