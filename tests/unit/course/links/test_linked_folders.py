from pathlib import Path

import pytest

from lite_builder.course.read import read_course
from lite_builder.errors import PageError
from lite_builder.project import open_project

FILES = {
    "course.toml": '[course]\ncontent = "book"\n',
    "book/_toc.yml": "root: index\nchapters: [{file: scripts/first}]\n",
    "book/index.md": "# Hello\n\n![](../figures/tree.png) and [first](../scripts/first.py)\n",
    "scripts/first.py": "# %% [markdown]\n# # First\n#\n# ![](../figures/tree.png)\n",
    "figures/tree.png": "",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose book in `book/` has the folders beside it as links."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name in ("scripts", "figures"):
        (tmp_path / "book" / name).symlink_to(f"../{name}")
    return tmp_path


def test_folders_of_the_project_are_part_of_the_course_through_links(project: Path) -> None:
    course = read_course(open_project(project))
    assert [page.path.as_posix() for page in course.pages] == ["index.ipynb", "scripts/first.ipynb"]
    assert [file.path.as_posix() for file in course.files] == ["figures/tree.png"]


def test_a_page_may_name_what_is_linked_by_the_place_where_it_stands(project: Path) -> None:
    index, first = (page.notebook.cells[0].source.strip() for page in read_course(open_project(project)).pages)
    assert index.endswith("![](figures/tree.png) and [first](scripts/first.ipynb)")
    assert first.endswith("![](../figures/tree.png)")


def test_a_link_that_leaves_the_project_is_refused_with_what_to_write(project: Path, tmp_path: Path) -> None:
    (project / "course.toml").unlink()
    (project / "book" / "scripts").unlink()
    (project / "book" / "_toc.yml").write_text("root: index\n", encoding="utf-8")
    with pytest.raises(PageError, match='leads out of the course(.|\n)*`content = "the outline'):
        read_course(open_project(project / "book"))
