from pathlib import PurePath

import pytest

from lite_builder.course.exercises.exercise_names import (
    belongs_to_solution,
    exercise_name,
    is_solution_name,
    solution_name,
)


@pytest.mark.parametrize(
    ("solution", "exercise"), [("sol_01_wines", "ex_01_wines"), ("trees_sol_01", "trees_ex_01"), ("a_sol_x", "a_ex_x")]
)
def test_a_solution_and_its_exercise_name_each_other(solution: str, exercise: str) -> None:
    assert is_solution_name(solution)
    assert not is_solution_name(exercise)
    assert exercise_name(solution) == exercise
    assert solution_name(exercise) == solution


@pytest.mark.parametrize("name", ["solar_power", "parasol_1", "sol", "index", "example_1"])
def test_other_names_are_neither(name: str) -> None:
    assert not is_solution_name(name)
    assert solution_name(name) is None


def test_files_below_a_folder_of_a_solution_belong_to_it() -> None:
    assert belongs_to_solution(PurePath("pictures/sol_01/plot.png"))
    assert belongs_to_solution(PurePath("pictures/trees_sol_01.png"))
    assert not belongs_to_solution(PurePath("pictures/ex_01.png"))
