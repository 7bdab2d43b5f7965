"""What counts as passed: the rules, on cells as JupyterLite writes them."""

from collections.abc import Sequence
from typing import Any

import pytest

from lite_builder.verify.judge import error_of, judge_cell, judge_notebook, not_run, outcome_before_run
from lite_builder.verify.notebook_run import CellOutcome, CellRun, NotebookOutcome

ERROR = {
    "output_type": "error",
    "ename": "<class 'ZeroDivisionError'>",
    "evalue": "division by zero",
    "traceback": ["\x1b[31m-----\x1b[39m", "\x1b[36mCell\x1b[39m\x1b[36m \x1b[39m\x1b[32mIn[2]\x1b[39m, line 4"],
}
TEXT = {"output_type": "stream", "name": "stdout", "text": "42\n"}


def cell(source: str = "x", *outputs: Any, tags: Sequence[str] = (), kind: str = "code") -> dict[str, Any]:
    return {"id": "c", "cell_type": kind, "source": source, "metadata": {"tags": list(tags)}, "outputs": list(outputs)}


@pytest.mark.parametrize(
    ("before", "outcome"),
    [
        (cell("1 + 1"), CellOutcome.NEVER_RAN),
        (cell(" \n"), CellOutcome.EMPTY),
        (cell("# Title", kind="markdown"), CellOutcome.EMPTY),
        (cell("1 / 0", tags=["skip-execution"]), CellOutcome.SKIPPED),
        (cell("1 / 0", tags=["raises-exception"]), CellOutcome.NEVER_RAN),
    ],
)
def test_before_anything_ran(before: dict[str, Any], outcome: CellOutcome) -> None:
    assert outcome_before_run(before) is outcome


@pytest.mark.parametrize(
    ("after", "reply", "outcome"),
    [
        (cell("x", TEXT), "ok", CellOutcome.PASSED),
        (cell("x", ERROR), "error", CellOutcome.FAILED),
        (cell("x", ERROR), "ok", CellOutcome.FAILED),
        (cell("x", TEXT), "error", CellOutcome.FAILED),
        (cell("x", ERROR, tags=["raises-exception"]), "error", CellOutcome.PASSED),
        (cell("x", TEXT, tags=["raises-exception"]), "ok", CellOutcome.PASSED),
        (cell("x"), None, CellOutcome.NEVER_RAN),
        (cell("x"), "aborted", CellOutcome.NEVER_RAN),
    ],
)
def test_after_it_ran(after: dict[str, Any], reply: str | None, outcome: CellOutcome) -> None:
    assert judge_cell(0, after, reply, 1.5).outcome is outcome


def test_the_error_is_told_without_colours_and_with_its_plain_name() -> None:
    error = error_of(cell("x", TEXT, ERROR))
    assert error is not None
    assert str(error) == "ZeroDivisionError: division by zero"
    assert error.traceback == "-----\nCell In[2], line 4"


def test_the_name_of_an_error_class_in_a_module_is_shortened() -> None:
    error = error_of(cell("x", {**ERROR, "ename": "<class 'sklearn.exceptions.NotFittedError'>"}))
    assert error is not None
    assert error.name == "NotFittedError"


def test_an_unknown_magic_fails_although_the_kernel_says_ok() -> None:
    said = {"output_type": "stream", "name": "stderr", "text": "UsageError: Line magic function `%x` not found.\n"}
    run = judge_cell(0, cell("%x", said), "ok", 0.1)
    assert run.outcome is CellOutcome.FAILED
    assert str(run.error) == "UsageError: Line magic function `%x` not found."


def test_an_exception_that_cannot_be_formatted_fails_although_the_kernel_says_ok() -> None:
    fallback = "Unexpected exception formatting exception. Falling back to standard exception\n"
    said = [
        {"output_type": "stream", "name": "stdout", "text": fallback},
        {"output_type": "stream", "name": "stderr", "text": ["Traceback (most recent call last):\n", "MemoryError\n"]},
    ]
    run = judge_cell(0, cell("x", *said), "ok", 0.1)
    assert run.outcome is CellOutcome.FAILED
    assert str(run.error) == "MemoryError"


IN_A_TASK = """Task exception was never retrieved
future: <Task finished name='Task-9' coro=<work() done> exception=ValueError('no')>
Traceback (most recent call last):
  File "<ipython-input-1>", line 2, in work
    raise ValueError("no")
ValueError: no
"""


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (IN_A_TASK, "ValueError: no"),
        (IN_A_TASK.replace("ValueError: no", "sklearn.exceptions.NotFittedError: no"), "NotFittedError: no"),
        (IN_A_TASK.replace("ValueError: no", "KeyboardInterrupt"), "KeyboardInterrupt"),
        (IN_A_TASK.replace("last):", "last):\n").replace("\nValueError", "\n\nValueError"), "ValueError: no"),
    ],
)
def test_an_error_that_is_told_on_stderr_only_fails(said: str, error: str) -> None:
    output = {"output_type": "stream", "name": "stderr", "text": said}
    run = judge_cell(0, cell("x", output), "ok", 0.1)
    assert run.outcome is CellOutcome.FAILED
    assert str(run.error) == error
    assert judge_cell(0, cell("x", output, tags=["raises-exception"]), "ok", 0.1).outcome is CellOutcome.PASSED


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("stderr", "FutureWarning: UsageError: is only mentioned\n"),
        ("stderr", "ValueError: is only mentioned\n"),
        ("stdout", IN_A_TASK),
    ],
)
def test_what_is_printed_otherwise_is_no_error(name: str, said: str) -> None:
    assert error_of(cell("x", {"output_type": "stream", "name": name, "text": said}, TEXT)) is None


def test_a_source_may_be_a_list_of_lines() -> None:
    assert not_run(3, {**cell(), "source": ["a = 1\n", "a"]}).source == "a = 1\na"


@pytest.mark.parametrize(
    ("outcomes", "notebook"),
    [
        ([CellOutcome.EMPTY, CellOutcome.PASSED, CellOutcome.SKIPPED], NotebookOutcome.PASSED),
        ([], NotebookOutcome.NOTHING_TO_RUN),
        ([CellOutcome.EMPTY, CellOutcome.SKIPPED], NotebookOutcome.NOTHING_TO_RUN),
        ([CellOutcome.PASSED, CellOutcome.FAILED, CellOutcome.NEVER_RAN], NotebookOutcome.FAILED),
        ([CellOutcome.PASSED, CellOutcome.TIMED_OUT, CellOutcome.NEVER_RAN], NotebookOutcome.TIMED_OUT),
        ([CellOutcome.KERNEL_DIED, CellOutcome.NEVER_RAN], NotebookOutcome.KERNEL_DIED),
        ([CellOutcome.PASSED, CellOutcome.NEVER_RAN], NotebookOutcome.FAILED),
    ],
)
def test_the_notebook_is_what_its_first_bad_cell_is(outcomes: list[CellOutcome], notebook: NotebookOutcome) -> None:
    cells = [CellRun(index, "c", "x", outcome) for index, outcome in enumerate(outcomes)]
    assert judge_notebook(cells) is notebook
