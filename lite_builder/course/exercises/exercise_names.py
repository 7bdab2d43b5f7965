"""Which page is a solution, and which exercise belongs to it? The file's name says it.

`sol_01_wines.py` and `trees_sol_01.py` are solutions; their exercises are named `ex_01_wines` and `trees_ex_01`.
"""

import re
from pathlib import PurePath

_SOLUTION = re.compile(r"(^|_)sol(?=_)")
_EXERCISE = re.compile(r"(^|_)ex(?=_)")


def is_solution_name(stem: str) -> bool:
    """Whether a page of this name is a solution: the name starts with `sol_` or has `_sol_` in it."""
    return bool(_SOLUTION.search(stem))


def belongs_to_solution(path: PurePath) -> bool:
    """Whether a file is a solution's: its own name, or that of a folder above it, is a solution's."""
    return any(map(is_solution_name, (*path.parent.parts, path.stem)))


def exercise_name(solution: str) -> str:
    """The name of the exercise to the solution of this name."""
    return _SOLUTION.sub(r"\1ex", solution, count=1)


def solution_name(name: str) -> str | None:
    """The name of the solution to the exercise of this name, or None where `name` is not an exercise's."""
    return _EXERCISE.sub(r"\1sol", name, count=1) if _EXERCISE.search(name) and not is_solution_name(name) else None
