"""A notebook's runs, made up: what its cells put out in the browser and natively."""

from collections.abc import Mapping
from typing import Any

from lite_builder.verify.judge import judge_cell
from lite_builder.verify.native.run import NativeCell, NativeRun
from lite_builder.verify.notebook_run import Evidence, NotebookOutcome, NotebookRun

Outputs = list[dict[str, Any]]


def stdout(text: str) -> dict[str, Any]:
    return {"output_type": "stream", "name": "stdout", "text": text}


def stderr(text: str) -> dict[str, Any]:
    return {"output_type": "stream", "name": "stderr", "text": text}


def shown(**forms: object) -> dict[str, Any]:
    data = {name.replace("_", "/"): value for name, value in forms.items()}
    return {"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": 1}


def raised(name: str, message: str = "") -> dict[str, Any]:
    return {"output_type": "error", "ename": name, "evalue": message, "traceback": []}


def in_browser(*outputs: Outputs) -> NotebookRun:
    """Page `a.ipynb` with cells `c0`, `c1`, ... that put out these."""
    cells = [_cell(index, found) for index, found in enumerate(outputs)]
    runs = tuple(judge_cell(index, cell, "ok", 1.0) for index, cell in enumerate(cells))
    evidence = Evidence(tuple(cells))
    return NotebookRun("a.ipynb", "A", NotebookOutcome.PASSED, runs, memory=300, evidence=evidence, source="a.py")


def natively(*outputs: Outputs, note: str = "") -> NativeRun:
    cells = {}
    for index, found in enumerate(outputs):
        run = judge_cell(index, _cell(index, found), "ok", 0.5)
        cells[index] = NativeCell(run, tuple(found))
    return NativeRun(cells, note, 100)


def _cell(index: int, outputs: Outputs) -> Mapping[str, Any]:
    return {"cell_type": "code", "id": f"c{index}", "source": "x", "metadata": {}, "outputs": outputs}
