from pathlib import Path

import pytest

from lite_builder.course.exercises.exercise_sync import find_drifts, write_exercises
from lite_builder.errors import PageError
from lite_builder.project import open_project

SOLUTION = """\
# ---
# jupyter:
#   kernelspec: {name: python3, display_name: Python}
# ---

# %% [markdown]
# # Solution 1
#
# What is it?

# %%
# solution
answer = 42

# %%
print("done")
"""
EXERCISE = """\
# %% [markdown]
# # Exercise 1
#
# What is it?

# %%
# Write your code here.

# %%
print("done")
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    (tmp_path / "_toc.yml").write_text("root: sol_1\n")
    (tmp_path / "sol_1.py").write_text(SOLUTION)
    (tmp_path / "ex_1.py").write_text(EXERCISE)
    return tmp_path


def test_an_exercise_that_its_solution_gives_has_not_drifted(course: Path) -> None:
    assert find_drifts(open_project(course)) == ()
    assert write_exercises(open_project(course)) == ()


def test_a_drift_is_shown_with_both_places_and_a_diff(course: Path) -> None:
    (course / "sol_1.py").write_text(SOLUTION.replace("done", "well done"))
    [drift] = find_drifts(open_project(course))
    assert (drift.exercise.line, drift.solution.line) == (10, 16)
    assert drift.diff.splitlines()[-2:] == ['-print("done")', '+print("well done")']


def test_an_exercise_that_lacks_a_cell_has_drifted(course: Path) -> None:
    (course / "ex_1.py").write_text(EXERCISE.split("# %%\nprint")[0])
    [drift] = find_drifts(open_project(course))
    assert '+print("done")' in drift.diff


def test_an_exercise_is_written_anew_under_its_own_header(course: Path) -> None:
    header = "# ---\n# jupyter:\n#   kernelspec: {name: python3, display_name: Python}\n# ---\n\n"
    (course / "ex_1.py").write_text(header + "# %%\n1\n")
    assert [file.name for file in write_exercises(open_project(course))] == ["ex_1.py"]
    assert (course / "ex_1.py").read_text() == header + EXERCISE
    assert find_drifts(open_project(course)) == ()


def test_a_notebook_is_written_anew_as_a_notebook(course: Path) -> None:
    (course / "ex_1.py").unlink()
    (course / "ex_1.ipynb").write_text('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}')
    assert len(write_exercises(open_project(course))) == 1
    assert find_drifts(open_project(course)) == ()


def test_another_format_is_not_written(course: Path) -> None:
    (course / "ex_1.md").write_text("# Exercise 1\n")
    with pytest.raises(PageError, match="cannot be written anew"):
        write_exercises(open_project(course))
