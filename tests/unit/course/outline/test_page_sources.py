from pathlib import Path

import pytest

from lite_builder.course.files import walk_course
from lite_builder.course.outline.outline import UrlEntry
from lite_builder.course.outline.outline_file import read_outline
from lite_builder.course.outline.page_sources import CourseSources, PageSource, find_sources
from lite_builder.course.outline.patterns import fits
from lite_builder.errors import OutlineError, PageError, Problems
from lite_builder.project import open_project


def found(folder: Path, outline: str, *files: str, name: str = "_toc.yml") -> CourseSources:
    (folder / name).write_text(outline, encoding="utf-8")
    for file in ("index.md", *files):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("# %%\n1\n" if file.endswith(".py") else "", encoding="utf-8")
    project = open_project(folder)
    return find_sources(read_outline(project.outline), project, walk_course(project))


def paths(sources: CourseSources) -> list[str]:
    return [source.path.as_posix() for source in sources.pages]


def test_entries_mean_files_with_or_without_their_suffix(tmp_path: Path) -> None:
    outline = "root: index\nchapters: [{file: a}, {file: b.ipynb}, {file: v1.2/c}, {file: ./d}]\n"
    sources = found(tmp_path, outline, "a.py", "a.ipynb", "b.ipynb", "v1.2/c.md", "d.markdown")
    assert [source.file.name for source in sources.pages] == ["index.md", "a.py", "b.ipynb", "c.md", "d.markdown"]
    assert paths(sources) == ["index.ipynb", "a.ipynb", "b.ipynb", "v1.2/c.ipynb", "d.ipynb"]


def test_a_glob_takes_pages_in_their_order_without_those_named_elsewhere(tmp_path: Path) -> None:
    outline = "root: index\nchapters:\n- glob: m/*\n- file: m/b\n- url: https://example.org\n  title: X\n- glob: '**'\n"
    files = ("m/c.md", "m/a.py", "m/a.ipynb", "m/b.md", "m/deep/d.md", "m/.hidden.md", "_drafts/e.md")
    sources = found(tmp_path, outline, *files)
    (tmp_path / "m" / "helper.py").write_text("x = 1\n", encoding="utf-8")
    assert [item.path.as_posix() if isinstance(item, PageSource) else item for item in sources.parts[0].items] == [
        "m/a.ipynb",
        "m/c.ipynb",
        "m/b.ipynb",
        UrlEntry("https://example.org", "X", 5),
        "m/deep/d.ipynb",
    ]
    assert next(source.file.name for source in sources.pages if source.path.stem == "a") == "a.py"


def test_a_pattern_of_myst_is_compared_with_the_suffix_and_may_descend(tmp_path: Path) -> None:
    outline = "project: {toc: [{file: index.md}, {pattern: 'm/*.md', sort: descending}]}"
    sources = found(tmp_path, outline, "m/a.md", "m/b.md", "m/c.py", name="myst.yml")
    assert paths(sources) == ["index.ipynb", "m/b.ipynb", "m/a.ipynb"]


def test_a_myst_file_beside_a_toc_file_is_not_the_outline(tmp_path: Path) -> None:
    (tmp_path / "myst.yml").write_text("version: 1\n", encoding="utf-8")
    assert paths(found(tmp_path, "root: index\n")) == ["index.ipynb"]


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        ("file: /etc/passwd", "not inside the course"),
        ("file: m/../../x", "not inside the course"),
        ("file: /", "not inside the course"),
        ("file: .", "not the name of a file"),
        ('file: "a\\0b"', "not the name of a file"),
        ('file: "a\\ud800b"', "not the name of a file"),
        (f"file: {'x' * 5000}", "there is no page"),
        ("file: notes.rst", "no page that can be read"),
        ("file: index", "is there twice"),
        ("glob: nothing/*", "no page fits `nothing/*`"),
    ],
)
def test_an_entry_that_means_no_page_is_named_with_its_line(tmp_path: Path, entry: str, what: str) -> None:
    with pytest.raises(OutlineError) as caught:
        found(tmp_path, f"root: index\nchapters:\n- {entry}\n", "notes.rst")
    assert what in caught.value.what
    assert caught.value.where is not None
    assert caught.value.where.line == 3


def test_all_such_entries_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(Problems) as caught:
        found(tmp_path, "root: index\nchapters:\n- file: gone\n- glob: gone/*\n- file: /x\n")
    assert sorted(problem.where.line for problem in caught.value.problems if problem.where and problem.where.line) == [
        3,
        4,
        5,
    ]


def test_a_linked_folder_inside_the_course_has_pages_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "m").mkdir()
    (tmp_path / "linked").symlink_to("m")
    outline = "root: index\nchapters: [{file: linked/a}, {glob: m/*}]\n"
    assert paths(found(tmp_path, outline, "m/a.md", "m/b.md"))[1:] == ["linked/a.ipynb", "m/a.ipynb", "m/b.ipynb"]


@pytest.mark.parametrize("entry", ["file: link", "file: linked/page", "glob: '*'"])
def test_a_page_behind_a_link_that_leaves_the_course_is_refused(tmp_path: Path, entry: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "page.md").touch()
    course = tmp_path / "course"
    course.mkdir()
    (course / "link.md").symlink_to(tmp_path / "elsewhere" / "page.md")
    (course / "linked").symlink_to(tmp_path / "elsewhere")
    with pytest.raises((OutlineError, PageError, Problems), match="not inside the course|leads out of the course"):
        found(course, f"root: index\nchapters: [{{{entry}}}]\n")


@pytest.mark.parametrize("target", ["gone", "link.md"])
def test_a_link_that_leads_nowhere_is_named(tmp_path: Path, target: str) -> None:
    (tmp_path / "link.md").symlink_to(target)
    with pytest.raises(PageError, match="link.md: this link leads nowhere"):
        found(tmp_path, "root: index\nchapters: [{glob: '*'}]\n")


@pytest.mark.parametrize(
    ("path", "pattern", "expected"),
    [
        ("a/b", "a/*", True),
        ("a/b", "*", False),
        ("a/b/c", "a/*", False),
        ("a/b/c", "a/**", True),
        ("a/b/c", "**/c", True),
        ("c", "**/c", True),
        ("a/b/c/d", "a/**/d", True),
        ("a/b10", "a/b[0-9]?", True),
        ("a/B", "a/b", False),
        ("a", "", False),
    ],
)
def test_a_star_stays_in_one_folder_and_two_stars_do_not(path: str, pattern: str, expected: bool) -> None:
    assert fits(tuple(path.split("/")), tuple(part for part in pattern.split("/") if part)) is expected
