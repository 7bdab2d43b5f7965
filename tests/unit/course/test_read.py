from pathlib import Path

import pytest

from lite_builder.course.read import read_course
from lite_builder.errors import OutlineError, PageError, Problems, UserError
from lite_builder.project import open_project


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


COURSE = {
    "_toc.yml": (
        "root: index\nparts:\n- caption: Module\n  chapters:\n  - file: m/a\n  - file: m/b.ipynb\n    title: Named\n"
    ),
    "index.md": "# Welcome\n",
    "m/a.py": "# %% [markdown]\n# # Page A\n# %%\nimport helper\n",
    "m/b.ipynb": '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
    "m/helper.py": "x = 1\n",
    "m/tools/__init__.py": "y = 1\n",
    "datasets/x.csv": "a\n1\n",
    "datasets/README.md": "about x\n",
}


def test_a_course_has_its_pages_in_order_and_its_files_beside_them(tmp_path: Path) -> None:
    course = read_course(open_project(write(tmp_path, COURSE)))
    assert course.title == "Welcome"
    assert [page.path.as_posix() for page in course.pages] == ["index.ipynb", "m/a.ipynb", "m/b.ipynb"]
    assert [(module.title, [page.title for page in module.pages]) for module in course.modules] == [
        ("Module", ["Page A", "Named"])
    ]
    assert [file.path.as_posix() for file in course.files] == [
        "datasets/README.md",
        "datasets/x.csv",
        "m/helper.py",
        "m/tools/__init__.py",
    ]


def test_what_the_outline_does_not_name_is_not_published(tmp_path: Path) -> None:
    hidden = {
        "m/solution.py": "# %%\nanswer = 42\n",
        "m/draft.ipynb": "{}",
        "notes.md": "secret\n",
        "_private/x.csv": "",
        ".git/config": "",
        "course.toml": "",
    }
    said: list[str] = []
    course = read_course(open_project(write(tmp_path, COURSE | hidden)), said.append)
    published = {file.path.as_posix() for file in course.files}
    assert published == {"datasets/README.md", "datasets/x.csv", "m/helper.py", "m/tools/__init__.py"}
    assert [line.rsplit(" ", 1)[1] for line in said] == ["m/draft.ipynb", "m/solution.py", "notes.md"]


def test_many_pages_that_are_not_published_are_said_in_one_line(tmp_path: Path) -> None:
    drafts = {f"drafts/{number}.md": "" for number in range(30)}
    said: list[str] = []
    read_course(open_project(write(tmp_path, COURSE | drafts)), said.append)
    assert len(said) == 1
    assert said[0].startswith("30 pages are not published, because _toc.yml does not name them: drafts/0.md, ")


def test_a_course_may_lie_in_the_content_folder_of_its_project(tmp_path: Path) -> None:
    write(tmp_path / "content", COURSE)
    assert read_course(open_project(tmp_path)).folder == tmp_path / "content"


def test_every_entry_without_a_file_and_every_double_is_named_at_once(tmp_path: Path) -> None:
    toc = "root: index\nchapters:\n- file: m/a\n- file: gone\n- file: m/a.py\n- file: ../outside\n"
    write(tmp_path / "outside.py", {})
    with pytest.raises(Problems) as caught:
        read_course(open_project(write(tmp_path, COURSE | {"_toc.yml": toc})))
    assert [(type(problem), problem.where and problem.where.line) for problem in caught.value.problems] == [
        (OutlineError, 4),
        (OutlineError, 5),
        (OutlineError, 6),
    ]
    assert "gone.py, gone.md, gone.ipynb" in str(caught.value)
    assert "line 3 names it already" in str(caught.value)
    assert caught.value.exit_code == OutlineError.exit_code


def test_a_page_outside_of_the_course_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"outside.py": "# %%\n1\n"})
    toc = {"_toc.yml": "root: index\nchapters:\n- file: ../outside\n"}
    with pytest.raises(OutlineError, match="not inside the course"):
        read_course(open_project(write(tmp_path / "course", COURSE | toc)))


def test_a_link_that_leaves_the_course_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"secret.csv": "x"})
    course = write(tmp_path / "course", COURSE)
    (course / "datasets" / "link.csv").symlink_to(tmp_path / "secret.csv")
    with pytest.raises(PageError, match="leads out of the course"):
        read_course(open_project(course))


def test_a_linked_folder_inside_the_course_travels(tmp_path: Path) -> None:
    course = write(tmp_path, COURSE)
    (course / "m" / "data").symlink_to(course / "datasets")
    (course / "datasets" / "loop").symlink_to(course / "datasets")
    paths = {file.path.as_posix() for file in read_course(open_project(course)).files}
    assert "m/data/x.csv" in paths
    assert not any("loop" in path for path in paths)


def test_all_broken_pages_are_named_at_once(tmp_path: Path) -> None:
    broken = {"m/a.py": "# %% [markdown\n# x\n", "m/b.ipynb": "{"}
    with pytest.raises(Problems) as caught:
        read_course(open_project(write(tmp_path, COURSE | broken)))
    assert [problem.where and str(problem.where.file).rsplit("/", 1)[1] for problem in caught.value.problems] == [
        "a.py",
        "b.ipynb",
    ]


GAPS = COURSE | {
    "_toc.yml": "root: index\nchapters:\n- file: m/a\n- file: m/gone\n- file: m/b\n- glob: n/*\n",
    "index.md": "# Welcome\n\n[a](m/a.py), [b](m/b.ipynb), ![](gone.png)\n",
    "m/b.ipynb": "{",
    "datasets/100%.csv": "",
}


def test_a_course_with_gaps_is_read_when_its_author_wants_to_go_on(tmp_path: Path) -> None:
    told: list[UserError] = []
    course = read_course(open_project(write(tmp_path, GAPS)), settle=told.extend)
    assert [page.path.as_posix() for page in course.pages] == ["index.ipynb", "m/a.ipynb"]
    assert "datasets/x.csv" in {file.path.as_posix() for file in course.files}
    assert course.pages[0].notebook.cells[0].source.endswith("[a](m/a.ipynb), [b](m/b.ipynb), ![](gone.png)\n")
    whats = dict.fromkeys(problem.what for problem in told)
    assert list(whats) == [
        "this name cannot stand in the site, since it holds `%`",
        "there is no page `m/gone`",
        "no page fits `n/*`",
        "this is not a Jupyter notebook",
        "the link to `m/b.ipynb` leads nowhere",
        "the image to `gone.png` leads nowhere",
    ]


def test_nobody_goes_on_without_the_first_page(tmp_path: Path) -> None:
    with pytest.raises(OutlineError, match="there is no page `index`"):
        read_course(open_project(write(tmp_path, {"_toc.yml": "root: index\n"})), settle=lambda _: None)


def test_dead_links_are_told_of_where_the_settings_let_them_pass(tmp_path: Path) -> None:
    files = COURSE | {"index.md": "# Welcome\n\n[x](gone.md)\n", "course.toml": '[links]\ndead = "warn"\n'}
    said: list[str] = []
    course = read_course(open_project(write(tmp_path, files)), said.append)
    assert len(course.pages) == 3
    assert said[0].startswith("passed over: ")
    assert "index.md, line 3, cell 1: the link to `gone.md` leads nowhere" in said[0]


EXERCISES = {
    "_toc.yml": "root: index\nchapters:\n- file: m/ex_1\n- file: m/sol_1\n- file: m/lesson\n",
    "index.md": "# Welcome\n",
    "m/sol_1.py": "# %% [markdown]\n# # Solution 1\n# %%\n# solution\nanswer = 42\n",
    "m/lesson.py": '# %% [markdown]\n# # Lesson\n# %% tags=["solution"]\nlesson = 43\n# %% tags=["remove-cell"]\n1\n',
    "m/sol_1_plot.png": "",
}
WITHHOLD = {"course.toml": "[publish]\nsolutions = false\n"}


def test_an_exercise_without_a_file_is_made_from_its_solution(tmp_path: Path) -> None:
    course = read_course(open_project(write(tmp_path, EXERCISES)))
    assert [page.title for page in course.pages] == ["Welcome", "Exercise 1", "Solution 1", "Lesson"]
    exercise = course.pages[1]
    assert [cell.source for cell in exercise.notebook.cells] == ["# Exercise 1", "# Write your code here."]
    assert exercise.source_lines == (2, 4)
    assert course.withheld == ()


def test_withheld_solutions_are_no_pages_and_nothing_of_theirs_travels(tmp_path: Path) -> None:
    course = read_course(open_project(write(tmp_path, EXERCISES | WITHHOLD)))
    assert [page.title for page in course.pages] == ["Welcome", "Exercise 1", "Lesson"]
    assert "answer = 42" not in str(course.pages)
    assert "lesson = 43" not in str(course.pages)
    assert [page.source.name for page in course.withheld] == ["sol_1.py", "lesson.py"]
    assert course.files == ()


def test_a_solution_that_the_outline_does_not_name_is_withheld(tmp_path: Path) -> None:
    outline = {"_toc.yml": "root: index\nchapters:\n- file: m/ex_1\n"}
    course = read_course(open_project(write(tmp_path, EXERCISES | outline)))
    assert [page.source.name for page in course.withheld] == ["sol_1.py"]
    committed = {"m/ex_1.py": "# %%\n# Write your code here.\n"}
    course = read_course(open_project(write(tmp_path, committed)))
    assert [page.source.name for page in course.withheld] == ["sol_1.py"]


def test_an_exercise_has_the_same_cells_and_ids_whether_it_is_made_or_committed(tmp_path: Path) -> None:
    made = read_course(open_project(write(tmp_path, EXERCISES))).pages[1]
    committed = {"m/ex_1.py": "# %% [markdown]\n# # Exercise 1\n# %%\n# Write your code here.\n"}
    assert read_course(open_project(write(tmp_path, committed))).pages[1].notebook == made.notebook


def test_a_cell_that_is_removed_is_not_shown(tmp_path: Path) -> None:
    lesson = read_course(open_project(write(tmp_path, EXERCISES))).pages[3]
    assert [cell.source for cell in lesson.notebook.cells] == ["# Lesson", "lesson = 43"]
    assert lesson.removed == ("1",)
