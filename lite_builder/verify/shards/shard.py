"""Which part of a plan is this machine's? It follows from the plan and the times of the last runs alone."""

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path

from lite_builder.site.manifest import CONTENTS
from lite_builder.verify.plan import Plan
from lite_builder.verify.reports.past import PastRuns
from lite_builder.verify.shards.split import estimate, split


@dataclass(frozen=True)
class Shard:
    """The `index`-th (from 1) of `count` parts."""

    index: int
    count: int

    def __str__(self) -> str:
        return f"{self.index}/{self.count}"

    @classmethod
    def parse(cls, text: str) -> "Shard":
        """The shard of `2/3`. Raises `ValueError` where the text is none."""
        found = re.fullmatch(r"(\d+)/(\d+)", text)
        if not found or not 1 <= int(found[1]) <= int(found[2]):
            raise ValueError(f"{text!r} is not one of 1/N to N/N, such as 2/3")
        return cls(int(found[1]), int(found[2]))


def shares(plan: Plan, past: PastRuns, site: Path, count: int) -> tuple[frozenset[str], ...]:
    """The paths of the plan's notebooks in `count` parts; the answers of a page belong to its part.

    `site` is the folder of the site: notebooks that were never run are counted by their cells of code.
    """
    seconds = {notebook.path: _seconds(notebook.path, past, site) for notebook in plan.notebooks}
    for quiz in plan.quizzes:
        path = quiz.path.as_posix()
        seconds[path] += past.quizzes[path].seconds if path in past.quizzes else estimate(0)
    return split(seconds, count)


def narrowed(plan: Plan, paths: frozenset[str]) -> Plan:
    """The plan with no other notebooks than these, and their quizzes."""
    return replace(
        plan,
        notebooks=tuple(notebook for notebook in plan.notebooks if notebook.path in paths),
        quizzes=tuple(quiz for quiz in plan.quizzes if quiz.path.as_posix() in paths),
    )


def _seconds(path: str, past: PastRuns, site: Path) -> float:
    if path in past.notebooks:
        return past.notebooks[path].seconds
    cells = json.loads((site / CONTENTS / path).read_text(encoding="utf-8"))["cells"]
    return estimate(sum(cell["cell_type"] == "code" for cell in cells))
