"""Answers of quizzes that code computes: whether they still hold, and whether a small change would break them."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.command_line import run_lite_builder
from tests.course_projects import build_project

pytestmark = pytest.mark.browser

COINS = "content/_answers/wrapup/quiz_coins.md"


@pytest.fixture(scope="module")
def wrapup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of two wrap-up quizzes, built once; do not change it."""
    return build_project("wrapup", tmp_path_factory.mktemp("wrapup") / "project")


@pytest.fixture
def project(wrapup: Path, tmp_path: Path) -> Path:
    """A copy of it, of which a test may change the answers, which are not in the site."""
    return Path(shutil.copytree(wrapup, tmp_path / "project"))


def edit(file: Path, *changes: tuple[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, encoding="utf-8")


def read(file: Path) -> dict[str, dict[str, Any]]:
    """The quizzes of the results, by path."""
    return {quiz["path"]: quiz for quiz in json.loads(file.read_text(encoding="utf-8"))["quizzes"]}


def test_an_answer_that_the_code_no_longer_gives_fails_the_run(project: Path) -> None:
    edit(project / COINS, ("solution: a)", "solution: c)"))
    done = run_lite_builder(project, "test", "wrapup/*")
    assert done.returncode == 1, done.stderr
    assert any("2/2 answers" in line and line.endswith("quiz_trees.ipynb") for line in done.stdout.splitlines())
    assert "question 1: the solution says c), the code gives a)" in done.stdout
    assert f"{COINS}, line 13" in done.stdout
    assert "2 of 3 quiz answers hold; no request to another host" in done.stdout
    quizzes = read(project / "_report" / "results.json")
    assert quizzes["wrapup/quiz_trees.ipynb"]["ok"]
    (coins,) = quizzes["wrapup/quiz_coins.ipynb"]["answers"]
    assert (coins["declared"], coins["computed"], coins["value"], coins["line"]) == (["c"], ["a"], "'a'", 13)
    report = [file.read_bytes() for file in (project / "_report").rglob("*") if file.is_file()]
    assert report
    assert not any(b"random.seed" in content for content in report), "the code of the answers is in the report"


def test_robustness_tells_a_sound_question_from_one_that_hangs_on_its_seed(project: Path) -> None:
    kills = "variant: `throws =` -> `import os; os._exit(3); throws =`"
    fails = "variant: `range(100)` -> `range(hundred)`"
    edit(project / COINS, ("variant: `100`", f"{kills}\n\n{fails}\n\nvariant: `100`"))
    done = run_lite_builder(project, "test", "--robustness", "8", "--junit", "robustness.xml", "wrapup/*")
    assert done.returncode == 1, done.stderr
    lines = [line.strip() for line in done.stdout.splitlines()]
    assert "question 1   c)           8/8 seeds  2/2 variants" in lines
    assert "question 2   a)           8/8 seeds  2/2 variants" in lines
    assert f"{COINS}, line 17: {kills.removeprefix('variant: ')}: no answer: Python exited with code 3" in lines
    assert "no answer: NameError: name 'hundred' is not defined" in done.stdout
    assert f"{COINS}, line 21: `100` -> `1000`: c)" in lines
    assert "2 of 3 answers hold in 95% of 8 seeds" in done.stdout
    (coins,) = read(project / "_report" / "robustness.json")["wrapup/quiz_coins.ipynb"]["questions"]
    assert 0 < coins["share"] < 0.95
    assert {letter for seed in coins["seeds"] for letter in seed["computed"]} > {"a"}
    cases = ElementTree.parse(project / "robustness.xml").iter("testcase")
    assert {case.attrib["name"] for case in cases if case.find("failure") is not None} == {
        "wrapup/quiz_coins.ipynb question 1"
    }


def test_answers_are_tests_of_pytest_where_it_starts_in_the_project(project: Path) -> None:
    edit(project / COINS, ("solution: a)", "solution: c)"))
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-rA", "--lite-site", "_site", "-k"]
    done = subprocess.run([*command, "coins and answers"], cwd=project, capture_output=True, text=True, timeout=600)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "FAILED _site::wrapup/quiz_coins.ipynb[answers]" in done.stdout
    assert "question 1: the solution says c), the code gives a)" in done.stdout
    assert "1 failed, 5 deselected" in done.stdout


def test_pages_without_code_for_their_answers_are_told(project: Path) -> None:
    done = run_lite_builder(project, "test", "--robustness", "2", "index")
    assert done.returncode == 5
    assert "no question of these pages names a cell that computes its answer" in done.stderr
