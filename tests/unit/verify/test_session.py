"""One notebook's run, told event by event, with a clock that the test turns."""

from typing import Any

from lite_builder import settings
from lite_builder.site.manifest import SiteNotebook
from lite_builder.verify.notebook_run import CellOutcome, Evidence, NotebookOutcome, NotebookRun
from lite_builder.verify.session import NotebookSession

NOTEBOOK = SiteNotebook(path="a/page.ipynb", title="A page", module="")
LIMITS = settings.TestSection(start_timeout=100, cell_timeout=10, notebook_timeout=150)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def code(source: str, *outputs: dict[str, Any]) -> dict[str, Any]:
    return {"id": source, "cell_type": "code", "source": source, "metadata": {}, "outputs": list(outputs)}


def opened(*cells: dict[str, Any], path: str = NOTEBOOK.path) -> dict[str, Any]:
    return {"event": "opened", "path": path, "cells": list(cells)}


def ran(index: int, cell: dict[str, Any], reply: str | None = "ok") -> dict[str, Any]:
    return {"event": "ran", "index": index, "cell": cell, "reply": reply}


def outcomes(run: NotebookRun) -> list[CellOutcome]:
    return [cell.outcome for cell in run.cells]


def test_each_code_cell_is_asked_for_in_turn() -> None:
    session = NotebookSession(NOTEBOOK, LIMITS, Clock())
    cells = [code("a"), code(""), code("b")]
    assert session.tell(opened(*cells)) == 0
    assert session.tell(ran(0, cells[0])) == 2
    assert not session.ended
    assert session.tell(ran(2, cells[2])) is None
    assert session.result(()).outcome is NotebookOutcome.PASSED


def test_seconds_are_those_of_each_cell_and_of_the_whole() -> None:
    clock = Clock()
    session = NotebookSession(NOTEBOOK, LIMITS, clock)
    clock.now += 8
    session.tell(opened(code("a")))
    clock.now += 3
    session.tell(ran(0, code("a")))
    run = session.result(())
    assert (run.cells[0].seconds, run.seconds) == (3, 11)


def test_the_memory_is_told_at_the_end() -> None:
    session = NotebookSession(NOTEBOOK, LIMITS, Clock())
    session.tell(opened(code("a")))
    session.tell(ran(0, code("a")))
    session.tell({"event": "memory", "bytes": 54_000_000})
    assert session.result(()).memory == 54_000_000


UNHEARD = "Unhandled exception in event loop\nTraceback (most recent call last):\n\n  File 1\n\nValueError: no\n"


def test_an_error_that_comes_after_its_cell_fails_that_cell() -> None:
    session = NotebookSession(NOTEBOOK, LIMITS, Clock())
    session.tell(opened(code("a"), code("b"), code("c")))
    assert session.tell(ran(0, code("a"))) == 1
    session.tell({"event": "late", "index": 0, "text": UNHEARD})
    assert session.tell(ran(1, code("b"))) is None
    run = session.result(())
    assert [cell.outcome for cell in run.cells] == [CellOutcome.FAILED, CellOutcome.NEVER_RAN, CellOutcome.NEVER_RAN]
    assert str(run.cells[0].error) == "ValueError: no"
    assert run.evidence.cells[0]["outputs"] == [{"output_type": "stream", "name": "stderr", "text": UNHEARD}]


def test_an_error_that_comes_after_the_last_cell_fails_the_notebook() -> None:
    session = NotebookSession(NOTEBOOK, LIMITS, Clock())
    session.tell(opened(code("a")))
    session.tell(ran(0, code("a")))
    assert session.result(()).ok
    session.tell({"event": "late", "index": 0, "text": "a warning\n"})
    assert session.result(()).ok
    session.tell({"event": "late", "index": 0, "text": UNHEARD})
    assert session.result(()).outcome is NotebookOutcome.FAILED


def test_the_cells_are_kept_as_they_were_after_the_run() -> None:
    session = NotebookSession(NOTEBOOK, LIMITS, Clock())
    session.tell(opened(code("a"), code("b")))
    after = code("a", {"output_type": "error", "ename": "ValueError", "evalue": "no", "traceback": []})
    session.tell(ran(0, after))
    assert session.result((), b"jpeg").evidence == Evidence((after, code("b")), b"jpeg")


def test_the_first_failure_ends_it() -> None:
    error = {"output_type": "error", "ename": "ValueError", "evalue": "no", "traceback": []}
    session = NotebookSession(NOTEBOOK, LIMITS, Clock())
    session.tell(opened(code("a"), code("b")))
    assert session.tell(ran(0, code("a", error), "error")) is None
    run = session.result(())
    assert run.outcome is NotebookOutcome.FAILED
    assert outcomes(run) == [CellOutcome.FAILED, CellOutcome.NEVER_RAN]


def test_a_notebook_without_code_has_nothing_to_run() -> None:
    session = NotebookSession(NOTEBOOK, LIMITS, Clock())
    assert session.tell(opened()) is None
    assert session.result(()).outcome is NotebookOutcome.NOTHING_TO_RUN


def test_a_cell_that_takes_too_long_is_timed_out_and_the_rest_never_ran() -> None:
    clock = Clock()
    session = NotebookSession(NOTEBOOK, LIMITS, clock)
    session.tell(opened(code("a"), code("b")))
    assert session.seconds_left() == 10
    clock.now += 10
    assert session.seconds_left() == 0
    session.time_is_up()
    run = session.result(())
    assert run.outcome is NotebookOutcome.TIMED_OUT
    assert outcomes(run) == [CellOutcome.TIMED_OUT, CellOutcome.NEVER_RAN]
    assert run.note == "stopped after 10 seconds"


def test_a_cell_that_waits_for_an_answer_says_so() -> None:
    clock = Clock()
    session = NotebookSession(NOTEBOOK, LIMITS, clock)
    session.tell(opened(code("input('Name?')")))
    session.tell({"event": "question", "prompt": "Name?"})
    clock.now += 10
    session.time_is_up()
    assert session.result(()).note == "stopped after 10 seconds: it waits for somebody to answer input('Name?')"


def test_the_whole_notebook_has_a_limit_too() -> None:
    clock = Clock()
    session = NotebookSession(NOTEBOOK, LIMITS, clock)
    clock.now += 95
    session.tell(opened(*[code("a")] * 30))
    for index in range(6):
        clock.now += 9
        session.tell(ran(index, code("a")))
    assert session.seconds_left() == 1


def test_a_notebook_that_does_not_start_in_time_did_not_open() -> None:
    clock = Clock()
    session = NotebookSession(NOTEBOOK, LIMITS, clock)
    clock.now += 100
    session.time_is_up()
    run = session.result(())
    assert run.outcome is NotebookOutcome.DID_NOT_OPEN
    assert run.note == "Python had not started after 100 seconds"


def test_a_link_that_opens_another_notebook_is_told() -> None:
    session = NotebookSession(NOTEBOOK, LIMITS, Clock())
    session.tell(opened(code("a"), path="b/other.ipynb"))
    assert session.result(()).outcome is NotebookOutcome.DID_NOT_OPEN


def test_pyodides_last_words_are_the_reason() -> None:
    session = NotebookSession(NOTEBOOK, LIMITS, Clock())
    session.tell(opened(code("a"), code("b")))
    session.console_error("Pyodide has suffered a fatal error. Please report this to the Pyodide maintainers.")
    session.console_error("The cause of the fatal error was:")
    session.console_error("RuntimeError: memory access out of bounds\n    at http://127.0.0.1/pyodide.asm.wasm")
    run = session.result(())
    assert run.outcome is NotebookOutcome.KERNEL_DIED
    assert outcomes(run) == [CellOutcome.KERNEL_DIED, CellOutcome.NEVER_RAN]
    assert run.note == "Pyodide suffered a fatal error: RuntimeError: memory access out of bounds"


def test_a_fatal_error_without_a_cause_does_not_wait_for_the_cells_limit() -> None:
    clock = Clock()
    session = NotebookSession(NOTEBOOK, LIMITS, clock)
    session.tell(opened(code("a")))
    session.console_error("Pyodide has suffered a fatal error. Please report this to the Pyodide maintainers.")
    assert session.seconds_left() == 2
    clock.now += 2
    session.time_is_up()
    assert session.result(()).outcome is NotebookOutcome.KERNEL_DIED


def test_other_errors_on_the_console_or_page_change_nothing() -> None:
    session = NotebookSession(NOTEBOOK, LIMITS, Clock())
    session.tell(opened(code("a")))
    session.console_error("RuntimeError: of some widget")
    session.page_error("Cannot read properties of null")
    assert not session.ended


def test_python_that_exits_is_a_dead_kernel() -> None:
    session = NotebookSession(NOTEBOOK, LIMITS, Clock())
    session.tell(opened(code("import os; os._exit(3)")))
    session.page_error("Program terminated with exit(3)")
    assert session.result(()).note == "Python exited with code 3"


def test_what_comes_after_the_end_is_ignored() -> None:
    session = NotebookSession(NOTEBOOK, LIMITS, Clock())
    session.tell(opened(code("a")))
    session.tell(ran(0, code("a")))
    session.died("its worker ended")
    session.tell({"event": "status", "status": "dead"})
    assert session.result(()).outcome is NotebookOutcome.PASSED


def test_a_dead_kernel_before_the_first_cell_did_not_open() -> None:
    session = NotebookSession(NOTEBOOK, LIMITS, Clock())
    session.tell({"event": "status", "status": "dead"})
    assert session.result(()).outcome is NotebookOutcome.DID_NOT_OPEN


def test_what_the_browser_had_to_say_is_kept() -> None:
    session = NotebookSession(NOTEBOOK, LIMITS, Clock())
    session.console_warning("a warning")
    session.console_error("an error\n  at f")
    session.page_error("nobody caught this")
    session.served("files/a.csv", 404, "text/html")
    session.tell(opened())
    said = ("a warning", "an error", "nobody caught this", "the server has no files/a.csv (status 404)")
    assert session.result(()).console == said


def test_a_server_that_keeps_python_from_starting_is_not_waited_for() -> None:
    clock = Clock()
    session = NotebookSession(NOTEBOOK, LIMITS, clock)
    session.served("static/pyodide/boot.mjs", 200, "text/plain")
    clock.now += session.seconds_left()
    session.time_is_up()
    run = session.result(())
    assert run.outcome is NotebookOutcome.DID_NOT_OPEN
    assert run.note.startswith("the server gives static/pyodide/boot.mjs as text/plain")
    assert run.seconds < 5


def test_what_a_server_lacks_is_waited_for_once_python_runs() -> None:
    session = NotebookSession(NOTEBOOK, LIMITS, Clock())
    session.tell(opened(code("import a")))
    session.served("static/pyodide/a-1.0-py3-none-any.whl", 404, "text/html")
    assert session.seconds_left() == LIMITS.cell_timeout


def test_after_a_failure_that_is_expected_it_goes_on() -> None:
    error = {"output_type": "error", "ename": "ValueError", "evalue": "no", "traceback": []}
    session = NotebookSession(NOTEBOOK, LIMITS, Clock(), expected=frozenset({"a"}))
    session.tell(opened(code("a"), code("b")))
    assert session.tell(ran(0, code("a", error), "error")) == 1
    session.tell(ran(1, code("b")))
    assert outcomes(session.result(())) == [CellOutcome.FAILED, CellOutcome.PASSED]
