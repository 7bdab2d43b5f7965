from pathlib import PurePosixPath

import pytest

from lite_builder.course.exercises.exercise_names import is_solution_name
from lite_builder.publish.public_outline import public_outline


def is_withheld(file: str) -> bool:
    return is_solution_name(PurePosixPath(file).name)


TOC = """\
root: index
parts:
- caption: One
  chapters:
  - file: a
    sections:
    - file: sol_1
      sections:
      - file: b
- caption: Solutions
  chapters:
  - file: m/sol_2.py
"""
PUBLIC_TOC = """\
root: index
parts:
- caption: One
  chapters:
  - file: a
    sections:
    - file: b
"""
MYST = "project:\n  toc:\n  - file: index.md\n  - title: Part\n    children:\n    - file: sol_1.md\n    - file: b.md\n"
PUBLIC_MYST = "project:\n  toc:\n  - file: index.md\n  - title: Part\n    children:\n    - file: b.md\n"


@pytest.mark.parametrize(("text", "public"), [(TOC, PUBLIC_TOC), (MYST, PUBLIC_MYST)])
def test_withheld_pages_and_empty_parts_are_taken_out(text: str, public: str) -> None:
    assert public_outline(text, is_withheld) == public


def test_sections_that_are_all_withheld_leave_no_empty_list() -> None:
    assert public_outline("root: a\nchapters:\n- file: b\n  sections:\n  - file: sol_1\n", is_withheld) == (
        "root: a\nchapters:\n- file: b\n"
    )


def test_an_outline_without_withheld_pages_is_left_byte_for_byte() -> None:
    text = "# mine\nroot:   index\nchapters:\n- {file: a, sections: []}\n"
    assert public_outline(text, is_withheld) == text
