"""The plugin of the kernel, in an ordinary pytest: what it tells, what it leaves out, where it stops."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROGRAM = """
import json, sys
from lite_builder.verify.selftest.in_kernel import run_tests

task = json.loads(sys.argv[1])
run_tests(task, sys.argv[2], lambda message: print(json.dumps(message), file=sys.__stdout__), lambda: 100)
"""

TESTS = """
import pytest

def test_passes(): pass

def test_fails(): assert 1 == 2, "numbers differ"

@pytest.mark.xfail(reason="no float128")
def test_known(): assert False

@pytest.mark.skip(reason="no threads")
def test_skipped(): pass

@pytest.mark.parametrize("n", [1, 2])
def test_many(n): pass

@pytest.mark.slow
def test_slow(): assert False

def test_breaks_down(broken): pass

@pytest.fixture
def broken():
    yield
    raise OSError("no socket")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "test_a.py").write_text(TESTS, encoding="utf-8")
    return tmp_path


def messages(folder: Path, **task: Any) -> list[dict[str, Any]]:
    """What is told; in a process of its own, since pytest within pytest shares plugins and modules."""
    import json

    whole = {"files": ["test_a.py"], "done": [], "left_out": [], "seconds": 60, "memory": 1000, **task}
    command = [sys.executable, "-c", PROGRAM, json.dumps(whole), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder)
    return [json.loads(line) for line in done.stdout.splitlines()]


def outcomes(told: list[dict[str, Any]]) -> dict[str, tuple[str, str]]:
    results = [result for message in told for result in message["results"]]
    return {
        result["id"].removeprefix("test_a.py::"): (result["outcome"], result["message"].splitlines()[0])
        if result["message"]
        else (result["outcome"], "")
        for result in results
    }


def test_each_outcome_is_told_with_its_reason(folder: Path) -> None:
    told = messages(folder)
    assert outcomes(told) == {
        "test_passes": ("passed", ""),
        "test_fails": ("failed", "AssertionError: numbers differ"),
        "test_known": ("xfailed", "no float128"),
        "test_skipped": ("skipped", "no threads"),
        "test_many[1]": ("passed", ""),
        "test_many[2]": ("passed", ""),
        "test_breaks_down": ("failed", "OSError: no socket"),
    }
    assert told[0]["collected"] == 7
    assert told[-1]["ended"]["code"] == 1


def test_each_test_is_told_before_it_starts(folder: Path) -> None:
    told = messages(folder)
    assert [message["running"] for message in told if "running" in message][:2] == [
        "test_a.py::test_passes",
        "test_a.py::test_fails",
    ]
    assert [result["id"] for result in told[2]["results"]] == ["test_a.py::test_passes"]


def test_what_is_done_or_left_out_does_not_run(folder: Path) -> None:
    told = messages(folder, done=["test_a.py::test_passes"], left_out=[r"test_a\.py::test_many\[.*\]"])
    assert set(outcomes(told)) == {"test_fails", "test_known", "test_skipped", "test_breaks_down"}


@pytest.mark.parametrize("limit", [{"seconds": 0}, {"memory": 50}])
def test_it_hands_over_when_its_time_or_memory_is_used_up(folder: Path, limit: dict[str, Any]) -> None:
    told = messages(folder, **limit)
    assert 1 <= len(outcomes(told)) < 7
    assert told[-1]["ended"]["stopped"]


def test_a_file_that_does_not_load_is_told_and_the_others_run(folder: Path) -> None:
    (folder / "test_b.py").write_text("import no_such_module\n", encoding="utf-8")
    told = messages(folder, files=["test_a.py", "test_b.py"])
    found = outcomes(told)
    assert found["test_b.py"][0] == "failed"
    assert "no_such_module" in str(told)
    assert found["test_passes"] == ("passed", "")


def test_what_comes_from_a_stand_in_skips_the_test(folder: Path) -> None:
    (folder / "test_a.py").write_text(
        "import sys\n"
        "from lite_builder.verify.selftest.in_kernel import StandIns\n"
        "sys.meta_path.append(StandIns(['json._compiled']))\n"
        "import pytest\n"
        "from json._compiled import check, targets\n"
        "@pytest.mark.parametrize('one', [check(2), *targets.values()])\n"
        "def test_with(one): check(1)\n"
        "def test_without(): pass\n",
        encoding="utf-8",
    )
    assert outcomes(messages(folder)) == {
        "test_with[check]": ("skipped", "json._compiled is not in Pyodide's build"),
        "test_without": ("passed", ""),
    }
