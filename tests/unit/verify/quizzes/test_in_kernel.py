"""The part that runs in the kernel, in IPython itself."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from traitlets.config import Config

from lite_builder.verify.quizzes.in_kernel import MIME, plain, run, tell_value


@pytest.fixture
def shell() -> Iterator[InteractiveShell]:
    yield InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    InteractiveShell.clear_instance()


def told(*cells: str | tuple[str, int] | tuple[str, bool], seed: int | None = None) -> Any:
    """What a run of these cells puts out; a number says whose answer a cell is, True that it may fail."""
    program = []
    for cell in cells:
        source, extra = cell if isinstance(cell, tuple) else (cell, None)
        numbers = [extra] if type(extra) is int else []
        program.append({"source": source, "may_fail": extra is True, "questions": numbers})
    with capture_output() as captured:
        asyncio.run(run(program, seed))
    (output,) = captured.outputs
    return json.loads(output.data[MIME])


def test_the_value_of_a_cell_is_what_it_showed(shell: InteractiveShell) -> None:
    shell.display_pub = publisher = CapturingDisplayPublisher()  # type: ignore[no-untyped-call]
    for cell in ("x = 2\nx + 1", "x + 1;", "y = x"):
        shell.run_cell(cell, store_history=True)  # type: ignore[no-untyped-call]
        tell_value()
    told = [json.loads(output["data"][MIME]) for output in publisher.outputs]
    assert [value["shown"] for value in told] == ["3", "None", "None"]


def test_a_run_tells_the_values_of_its_answers(shell: InteractiveShell) -> None:
    found = told("x = [1, 2]", ("print('noise')\nsum(x)", 1), ("x;", 2), ("y = 1", 3))
    assert found["error"] == ""
    assert found["answers"]["1"] == {"kind": "number", "value": 3, "shown": "3"}
    assert found["answers"]["2"]["kind"] == found["answers"]["3"]["kind"] == "nothing"


def test_each_run_starts_from_an_empty_namespace(shell: InteractiveShell) -> None:
    told("left_over = 1")
    assert told("left_over")["error"] == "NameError: name 'left_over' is not defined"


def test_an_error_ends_a_run_unless_its_cell_may_fail(shell: InteractiveShell) -> None:
    found = told(("'a'", 1), ("1 / 0", True), ("'b'", 2), "raise SystemExit(3)", ("'c'", 3))
    assert found["answers"].keys() == {"1", "2"}
    assert found["error"] == "SystemExit: 3"


def test_magics_and_awaits_run_as_in_a_notebook(shell: InteractiveShell) -> None:
    found = told("import asyncio\nawait asyncio.sleep(0)\n%time x = 4", ("%%time\ny = x", False), ("x", 1))
    assert found["answers"]["1"]["value"] == 4


def test_the_global_random_numbers_start_from_the_seed(shell: InteractiveShell) -> None:
    code = ("import random\nrandom.random()", 1)
    assert told(code, seed=1) == told(code, seed=1) != told(code, seed=2)


def test_code_that_is_no_python_is_an_error_of_the_run(shell: InteractiveShell) -> None:
    assert told("x = (")["error"].startswith("SyntaxError")


def test_values_of_every_kind_are_told() -> None:
    assert plain({"a": True, 1: [2.5, "x", None]}) == {
        "kind": "conditions",
        "value": [
            ["a", {"kind": "truth", "value": True}],
            [
                "1",
                {
                    "kind": "several",
                    "value": [{"kind": "number", "value": 2.5}, {"kind": "text", "value": "x"}, {"kind": "nothing"}],
                },
            ],
        ],
        "shown": "{'a': True, 1: [2.5, 'x', None]}",
    }
    assert plain(object)["kind"] == "other"
