from typing import Any

from lite_builder import settings
from lite_builder.site.manifest import SiteNotebook
from lite_builder.verify.code_session import CodeSession
from lite_builder.verify.notebook_run import CellOutcome, NotebookOutcome

NOTEBOOK = SiteNotebook(path="quiz.ipynb", title="Quiz", module="")


def cell(source: str) -> dict[str, Any]:
    return {"cell_type": "code", "id": "", "metadata": {}, "source": source, "outputs": []}


def opened(session: CodeSession) -> int | None:
    return session.tell({"event": "opened", "path": "quiz.ipynb", "cells": [cell("the learner's own")]})


def test_its_own_cells_run_in_the_place_of_the_notebooks() -> None:
    session = CodeSession(NOTEBOOK, settings.TestSection(), [cell("1"), cell("2")])
    assert opened(session) == 0
    assert session.code_of(0) == "1"
    output = {"output_type": "stream", "name": "stdout", "text": "one"}
    assert session.tell({"event": "ran", "index": 0, "cell": {"outputs": [output]}, "reply": "ok"}) == 1
    assert session.tell({"event": "ran", "index": 1, "cell": {"outputs": []}, "reply": "ok"}) is None
    run = session.result(())
    assert run.outcome is NotebookOutcome.PASSED
    assert [one.source for one in run.cells] == ["1", "2"]
    assert [one["outputs"] for one in run.evidence.cells] == [[output], []]


def test_an_error_ends_it() -> None:
    session = CodeSession(NOTEBOOK, settings.TestSection(), [cell("1"), cell("2")])
    opened(session)
    error = {"output_type": "error", "ename": "ValueError", "evalue": "no", "traceback": []}
    assert session.tell({"event": "ran", "index": 0, "cell": {"outputs": [error]}, "reply": "error"}) is None
    failed, left = session.result(()).cells
    assert str(failed.error) == "ValueError: no"
    assert left.outcome is CellOutcome.NEVER_RAN
