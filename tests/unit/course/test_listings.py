from pathlib import Path

from lite_builder.course.read import read_course
from lite_builder.project import open_project
from tests.unit.course.test_read import write

COURSE = {
    "_toc.yml": (
        "format: jb-book\nroot: index\nparts:\n- caption: First [part]\n  chapters:\n  - file: m/a\n  - file: b\n"
        "- caption: Second\n  chapters:\n  - file: c\n"
    ),
    "index.md": "# Welcome\n\n```{tableofcontents}\n```\n",
    "m/a.md": "# Page A\n\n```{contents}\n:local:\n```\n\n## One\n\n(two)=\n### Two\n\n```{tableofcontents}\n```\n",
    "b.md": "# Page *B*\n",
    "c.md": "# Page C\n",
}


def texts(folder: Path) -> list[str]:
    pages = read_course(open_project(write(folder, COURSE))).pages
    return [page.notebook.cells[0].source for page in pages]


def test_the_first_page_lists_all_others_by_module(tmp_path: Path) -> None:
    assert texts(tmp_path)[0] == (
        "# Welcome\n\n**First \\[part\\]**\n\n- [Page A](m/a.ipynb)\n- [Page B](b.ipynb)\n\n"
        "**Second**\n\n- [Page C](c.ipynb)\n"
    )


def test_a_page_lists_its_own_headings_and_no_other_page_lists_the_course(tmp_path: Path) -> None:
    page = texts(tmp_path)[1]
    assert page.startswith("# Page A\n\n- [One](#one)\n- [Two](#two)\n\n## One")
    assert "{tableofcontents}" not in page
