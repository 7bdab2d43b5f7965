"""What is remembered of a course changes nothing in it."""

import shutil
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lite_builder.course import convert as convert_module
from lite_builder.course.convert import convert
from lite_builder.course.links.markdown_links import find_markdown_links
from lite_builder.course.model import Course
from lite_builder.course.read import read_course
from lite_builder.course.sources.formats import parse
from lite_builder.course.sources.parsed import ParsedSource
from lite_builder.memory import remembering
from lite_builder.packages.imports import ImportUse, imports_of
from lite_builder.project import open_project
from lite_builder.store import CACHE_VARIABLE
from tests.course_projects import COURSES, REPOSITORY

ALL = sorted(folder for folder in COURSES.iterdir() if (folder / "content").is_dir())


@pytest.fixture(autouse=True)
def _empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))


def read(root: Path) -> tuple[Course, tuple[ImportUse, ...]]:
    course = read_course(open_project(root))
    return course, imports_of(course)


@pytest.mark.parametrize("root", [*ALL, REPOSITORY], ids=lambda root: root.name)
def test_a_course_is_the_same_whether_it_is_remembered_or_read(root: Path) -> None:
    fresh = read(root)
    for _ in range(2):
        with remembering(root):
            assert read(root) == fresh


def test_of_pages_that_have_not_changed_none_is_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(shutil.copytree(COURSES / "percent_scripts", tmp_path / "course"))
    parsed = []

    def counting(text: str, file: Path) -> ParsedSource:
        parsed.append(file.name)
        return parse(text, file)

    monkeypatch.setattr(convert_module, "parse", counting)
    with remembering(root):
        read(root)
    assert len(parsed) > 2
    parsed.clear()
    page = root / "content" / "pages" / "with_header.py"
    page.write_text(page.read_text(encoding="utf-8") + "\n# %%\nimport numpy\n", encoding="utf-8")
    with remembering(root):
        read(root)
    assert parsed == ["with_header.py"]


def test_one_changed_page_is_read_anew_and_the_others_are_as_they_were(tmp_path: Path) -> None:
    root = Path(shutil.copytree(COURSES / "percent_scripts", tmp_path / "course"))
    with remembering(root):
        read(root)
    page = root / "content" / "pages" / "with_header.py"
    page.write_text(page.read_text(encoding="utf-8") + "\n# %%\nimport numpy\n", encoding="utf-8")
    with remembering(root):
        again = read(root)
    assert again == read(root)
    assert again[0].pages[1].notebook.cells[-1].source == "import numpy"


PIECES = [
    "# %%",
    "# %% [markdown]",
    "# # Title",
    "x = [1](a.md)",
    '"',
    "é",
    "\n",
    "```{note}\n",
    "NaN",
    "import a",
    "%%time",
]


@settings(max_examples=40, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.sampled_from(PIECES) | st.text(st.characters(codec="utf-8"), max_size=6), max_size=12))
def test_any_page_is_the_same_when_it_is_recalled(lines: list[str], tmp_path: Path) -> None:
    text = "\n".join(lines).replace("\0", "")
    page = tmp_path / "page.py"
    page.write_text("# %%\n" + text.replace("# %% [", "# %%["), encoding="utf-8", newline="")
    seen = []
    for _ in range(3):
        with remembering(tmp_path):
            try:
                seen.append((convert(page, PurePosixPath("page.ipynb")), find_markdown_links(text)))
            except Exception as error:  # of a page that cannot be read: the same each time, too
                seen.append((str(error), ()))  # type: ignore[arg-type]
    assert seen[0] == seen[1] == seen[2]
