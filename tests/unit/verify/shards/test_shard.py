"""Which notebooks a machine runs."""

import json
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from lite_builder.course.quizzes.quiz import Form, Quiz
from lite_builder.site.manifest import SiteNotebook
from lite_builder.verify.plan import Plan
from lite_builder.verify.reports.past import Past, PastRuns
from lite_builder.verify.shards.shard import Shard, narrowed, shares

A, B, C = (SiteNotebook(path=f"{name}.ipynb", title=name, module="") for name in "abc")
PLAN = Plan("A course", (A, B, C))


def took(seconds: float) -> Past:
    return Past(ok=True, outcome="passed", seconds=seconds)


def test_recorded_times_decide(tmp_path: Path) -> None:
    past = PastRuns(notebooks={"a.ipynb": took(20), "b.ipynb": took(60), "c.ipynb": took(30)})
    assert list(map(sorted, shares(PLAN, past, tmp_path, 2))) == [["b.ipynb"], ["a.ipynb", "c.ipynb"]]


def test_a_notebook_that_never_ran_counts_by_its_cells(tmp_path: Path) -> None:
    for path, cells in {"a.ipynb": 1, "b.ipynb": 100, "c.ipynb": 2}.items():
        (tmp_path / "files").mkdir(exist_ok=True)
        (tmp_path / "files" / path).write_text(json.dumps({"cells": [{"cell_type": "code"}] * cells}), encoding="utf-8")
    assert list(map(sorted, shares(PLAN, PastRuns(), tmp_path, 2))) == [["b.ipynb"], ["a.ipynb", "c.ipynb"]]


def test_the_answers_of_a_page_belong_to_its_part(tmp_path: Path) -> None:
    past = PastRuns(
        notebooks={"a.ipynb": took(20), "b.ipynb": took(30), "c.ipynb": took(20)}, quizzes={"a.ipynb": took(50)}
    )
    plan = replace(PLAN, quizzes=(Quiz(PurePosixPath("a.ipynb"), "a", Form.SELF_ASSESSMENT, ()),))
    first, second = shares(plan, past, tmp_path, 2)
    assert [sorted(first), sorted(second)] == [["a.ipynb"], ["b.ipynb", "c.ipynb"]]
    assert [len(narrowed(plan, part).quizzes) for part in (first, second)] == [1, 0]


def test_a_part_keeps_the_order_of_the_site() -> None:
    assert narrowed(PLAN, frozenset({"c.ipynb", "a.ipynb"})).notebooks == (A, C)


@pytest.mark.parametrize("text", ["0/2", "3/2", "1", "a/b", "1/2/3", "-1/2", ""])
def test_what_is_no_shard_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not one of"):
        Shard.parse(text)


def test_a_shard_is_read_as_it_is_written() -> None:
    assert str(Shard.parse("2/3")) == "2/3"
