"""A public line is public also in the words of the source, before its links were written for the notebook interface."""

from pathlib import Path

from lite_builder.course.read import read_course
from lite_builder.project import open_project
from lite_builder.publish.withheld import withheld_text
from tests.unit.course.test_read import write

LESSON = """# %% [markdown]
# # Lesson
#
# The rule that we found in [the first lesson](a.py) was not the best one.
# %% tags=["solution"]
the_best_rule_of_all = 42 + len("withheld")
"""


def test_a_public_line_with_a_link_is_not_withheld(tmp_path: Path) -> None:
    course = {
        "_toc.yml": "root: a\nchapters:\n- file: lesson\n",
        "a.md": "# First\n",
        "lesson.py": LESSON,
        "course.toml": "[publish]\nsolutions = false\n",
    }
    withheld = withheld_text(read_course(open_project(write(tmp_path, course))))
    assert [line.words[0] for line in withheld.lines] == ["the_best_rule_of_all"]
