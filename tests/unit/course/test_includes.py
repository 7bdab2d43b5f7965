from pathlib import Path

import pytest

from lite_builder.course.included_names import included_names
from lite_builder.course.includes import with_includes
from lite_builder.course.read import read_course
from lite_builder.errors import PageError
from lite_builder.project import open_project
from lite_builder.site.fingerprint import fingerprint
from tests.unit.course.test_read import write

FILES = {
    "code.py": "import math\n# begin\ndef area(r):\n    return math.pi * r**2\n# end\nprint(area(1))\n",
    "part.md": "---\ntitle: A part\n---\n\nSome *words*.\n\n```{include} deeper.md\n```\n",
    "deeper.md": "Deeper.\n",
}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("```{include} part.md\n```", "Some *words*.\n\nDeeper."),
        ("> ```{include} deeper.md\n> ```", "> Deeper."),
        (
            "```{literalinclude} code.py\n:lines: 1,6-\n```",
            "```{code-block} python\nimport math\nprint(area(1))\n```",
        ),
        (
            "```{literalinclude} code.py\n:start-after: begin\n:end-before: end\n:caption: Area\n```",
            "```{code-block} python\n:caption: Area\ndef area(r):\n    return math.pi * r**2\n```",
        ),
        ("```{include} deeper.md\n:literal:\n```", "```{code-block} markdown\nDeeper.\n```"),
        ("```{note}\n:::{include} deeper.md\n:::\n```", "```{note}\nDeeper.\n```"),
    ],
)
def test_what_is_included_stands_in_the_place_of_its_directive(written: str, expected: str) -> None:
    assert with_includes(written, FILES.__getitem__) == expected


def test_the_names_of_included_files_are_seen_in_any_source() -> None:
    assert included_names('"```{include} a/b.md\\n",') == ("a/b.md",)
    assert included_names("# ```{literalinclude} ../x.py\n# ```") == ("../x.py",)


COURSE = {"_toc.yml": "root: index\n", "index.md": "# Hello\n\n```{include} _part.md\n```\n", "_part.md": "A *part*.\n"}


def test_a_page_of_a_course_includes_a_file_that_is_no_page(tmp_path: Path) -> None:
    project = open_project(write(tmp_path, COURSE))
    (page,) = read_course(project).pages
    assert page.notebook.cells[0].source == "# Hello\n\nA *part*.\n"
    before = fingerprint(project)
    (project.content / "_part.md").write_text("Another *part*.\n", encoding="utf-8")
    assert fingerprint(project) != before


@pytest.mark.parametrize(("name", "why"), [("gone.md", "is not there"), ("/etc/hosts", "is not"), ("../x", "is not")])
def test_a_file_that_cannot_be_included_is_named_with_its_place(tmp_path: Path, name: str, why: str) -> None:
    page = {"index.md": f"# Hello\n\n```{{include}} {name}\n```\n"}
    with pytest.raises(PageError, match=f"`{name}`, which is included here, {why}") as caught:
        read_course(open_project(write(tmp_path, COURSE | page)))
    assert caught.value.where is not None
    assert caught.value.where.cell == 1
