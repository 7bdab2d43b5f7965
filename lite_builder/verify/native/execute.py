"""Runs one notebook in a real kernel: a program of its own, for the Python of the native environment.

It is given a file with a request, and writes what happened beside it; see `workplace.py` for both. It imports nothing
of lite_builder, which that Python does not have.
"""

import json
import signal
import sys
from math import ceil
from pathlib import Path
from time import monotonic
from typing import Any

MEMORY = """
def _peak():
    import sys
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
    except OSError:
        import resource
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(_peak())
"""
"""The most memory that the kernel's process ever held, in bytes."""


def main(request_file: Path) -> None:
    """Run the notebook that the request names, until its end or its first failure that nobody expects."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the kernel is ended, too
    request = json.loads(request_file.read_text(encoding="utf-8"))
    answer = execute(request)
    request_file.with_name("answer.json").write_text(json.dumps(answer), encoding="utf-8")


def execute(request: dict[str, Any]) -> dict[str, Any]:
    """What became of each cell that ran: its outputs and seconds; and why the run ended before its last cell."""
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    notebook = nbformat.read(request["notebook"], as_version=4)
    started = monotonic()
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        allow_errors=True,
        startup_timeout=ceil(request["start_timeout"]),  # nbclient takes whole seconds only
        resources={"metadata": {"path": str(Path(request["notebook"]).parent)}},
    )
    client.reset_execution_trackers()
    cells: list[dict[str, Any]] = []
    note = ""
    memory = None
    with client.setup_kernel():
        for index in request["cells"]:
            cell = notebook.cells[index]
            left = request["notebook_timeout"] - (monotonic() - started)
            client.timeout = ceil(max(1, min(request["cell_timeout"], left)))
            before = monotonic()
            try:
                client.execute_cell(cell, index)
            except CellTimeoutError:
                note = f"cell {index + 1} was stopped after {monotonic() - before:.0f} seconds"
                break
            except DeadKernelError:
                note = f"the kernel died in cell {index + 1}"
                break
            failed = any(output["output_type"] == "error" for output in cell.outputs)
            cells.append({"index": index, "seconds": monotonic() - before, "outputs": cell.outputs})
            if failed and index not in request["may_fail"]:
                note = f"cell {index + 1} failed"
                break
        if len(cells) == len(request["cells"]) or note.endswith("failed"):
            memory = _memory(client, notebook)
    return {"cells": cells, "note": note, "memory": memory}


def _memory(client: Any, notebook: Any) -> int | None:
    from nbformat.v4 import new_code_cell

    notebook.cells.append(new_code_cell(MEMORY))
    client.execute_cell(notebook.cells[-1], len(notebook.cells) - 1, store_history=False)
    printed = "".join(output.get("text", "") for output in notebook.cells[-1].outputs)
    return int(printed) if printed.strip().isdigit() else None


if __name__ == "__main__":
    main(Path(sys.argv[1]))
