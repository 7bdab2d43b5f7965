import json
from typing import Any

from lite_builder.verify.selftest.desk import HANDED_OVER, Desk, Task
from lite_builder.verify.selftest.results import Outcome
from lite_builder.verify.selftest.selection import Module

TASK = Task({"pytest.whl": b"wheel"}, ["numpy._simd"], ["a::x"], 240, 10**9, ("numpy",))


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def desk(clock: Clock | None = None) -> Desk:
    return Desk(Module("numpy.fft", "numpy", ("numpy/fft/tests/test_a.py",)), TASK, clock or Clock())


def tell(at: Desk, *results: dict[str, Any], **message: Any) -> None:
    assert at.answer("tell", json.dumps({"results": results, **message}).encode()) == b""


def result(name: str, outcome: str = "passed") -> dict[str, Any]:
    return {"id": name, "outcome": outcome, "seconds": 0.1, "message": ""}


def end(**how: Any) -> dict[str, Any]:
    return {"code": 0, "stopped": False, "memory": 100, "printed": "", **how}


def test_a_kernel_gets_its_task_and_its_archives_here_and_nothing_else() -> None:
    at = desk()
    task = json.loads(at.answer("task", b"") or b"")
    assert (task["files"], task["archives"], task["done"]) == (["numpy/fft/tests/test_a.py"], ["pytest.whl"], [])
    assert at.answer("archives/pytest.whl", b"") == b"wheel"
    assert at.answer("archives/other.whl", b"") is None


def test_what_is_done_is_kept_for_the_next_kernel() -> None:
    at = desk()
    tell(at, result("a"), running="b")
    tell(at, result("b", "failed"), ended=end(code=2, stopped=True))
    assert at.ended == HANDED_OVER
    at.new_kernel(seconds=60)
    assert at.ended is None
    assert json.loads(at.answer("task", b"") or b"")["done"] == ["a", "b"]


def test_a_kernel_gets_no_more_time_than_is_left_for_the_module() -> None:
    at = desk()
    at.new_kernel(seconds=1000)
    assert json.loads(at.answer("task", b"") or b"")["seconds"] == 240
    at.new_kernel(seconds=60)
    assert json.loads(at.answer("task", b"") or b"")["seconds"] == 60


def test_the_test_that_ran_when_the_kernel_died_is_the_culprit_and_is_not_run_again() -> None:
    at = desk()
    tell(at, result("a"), running="b")
    assert at.kernel_is_gone(Outcome.KERNEL_DIED, "out of memory")
    assert (at.tests["b"].outcome, at.tests["b"].message) == (Outcome.KERNEL_DIED, "out of memory")
    assert json.loads(at.answer("task", b"") or b"")["done"] == ["a", "b"]


def test_a_kernel_that_dies_before_the_first_test_has_no_culprit() -> None:
    assert not desk().kernel_is_gone(Outcome.KERNEL_DIED, "out of memory")


def test_failing_tests_are_no_problem_and_a_pytest_that_does_not_work_is() -> None:
    at = desk()
    tell(at, ended=end(code=1))
    assert at.ended == ""
    tell(at, ended=end(code=4, printed="ERROR: file not found\n"))
    assert at.ended == "pytest ended with code 4: ERROR: file not found"


def test_it_knows_how_long_nothing_was_heard() -> None:
    clock = Clock()
    at = desk(clock)
    tell(at, running="a")
    clock.now = 70
    assert at.silent() == 70
    tell(at, result("a"), running="b")
    assert at.silent() == 0
