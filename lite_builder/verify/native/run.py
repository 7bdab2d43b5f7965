"""What became of the notebooks natively? Each runs in a process of its own, some side by side, as in the browser."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lite_builder.settings import TestSection
from lite_builder.store import Store
from lite_builder.verify.judge import Cell, judge_cell
from lite_builder.verify.native.environment import Environment
from lite_builder.verify.native.workplace import Workplace, command
from lite_builder.verify.notebook_run import CellOutcome, CellRun, NotebookRun

_KILL_SECONDS = 10
"""How long a run that is told to end may take to end its kernel."""

_SPARE_SECONDS = 30
"""How much longer than the kernel and the notebook may take the whole process may."""


@dataclass(frozen=True)
class NativeCell:
    """A cell that ran natively: what became of it, and its outputs as nbformat 4 writes them."""

    run: CellRun
    outputs: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class NativeRun:
    """A notebook that ran natively: its cells by index; `note` says why it ended before its last cell, `memory` is the
    most that its kernel's process held, in bytes, where that is known.
    """

    cells: Mapping[int, NativeCell]
    note: str = ""
    memory: int | None = None


class NativeRunner:
    """Runs notebooks of a site in an environment; up to `jobs` of them at once."""

    def __init__(self, site: Path, environment: Environment, limits: TestSection, jobs: int, store: Store) -> None:
        self._site = site
        self._environment = environment
        self._limits = limits
        self._free = asyncio.Semaphore(max(1, jobs))
        self._store = store

    async def run(self, notebook: NotebookRun, may_fail: frozenset[str], hash_seed: int = 0) -> NativeRun:
        """Run the cells that ran in the browser. Those whose ids are in `may_fail` do not end the run."""
        to_run = [cell.index for cell in notebook.cells if cell.outcome not in _NOT_RUN]
        allowed = [cell.index for cell in notebook.cells if cell.id in may_fail or _may_raise(notebook, cell.index)]
        async with self._free:
            with self._store.scratch() as folder:
                workplace = Workplace(folder, self._site)
                await asyncio.to_thread(workplace.prepare, notebook.path, to_run, allowed, self._limits)
                said = await self._execute(workplace, hash_seed)
                return _native_run(workplace.read_answer(), notebook, said)

    async def _execute(self, workplace: Workplace, hash_seed: int) -> str:
        """Have the notebook run to its end; gives what the process had to say."""
        program, *arguments = command(self._environment, workplace)
        process = await asyncio.create_subprocess_exec(
            program,
            *arguments,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            env=workplace.variables(self._environment, hash_seed),
            cwd=workplace.folder,
            start_new_session=True,
        )
        try:
            limit = self._limits.start_timeout + self._limits.notebook_timeout + _SPARE_SECONDS
            _, said = await asyncio.wait_for(process.communicate(), limit)
        except TimeoutError:
            return f"it did not end within {limit:.0f} seconds"
        finally:
            await _end(process)
        return said.decode(errors="replace")


_NOT_RUN = (CellOutcome.EMPTY, CellOutcome.SKIPPED, CellOutcome.NEVER_RAN)


async def _end(process: asyncio.subprocess.Process) -> None:
    """End the process, which ends its kernel."""
    with suppress(ProcessLookupError):
        if process.returncode is None:
            process.terminate()
            try:
                await asyncio.wait_for(process.wait(), _KILL_SECONDS)
            except TimeoutError:
                process.kill()
                await process.wait()


def _native_run(answer: Mapping[str, Any] | None, notebook: NotebookRun, said: str) -> NativeRun:
    if answer is None:
        last = (said.strip().splitlines() or ["it ended without a word"])[-1]
        return NativeRun({}, f"it could not be run: {last}")
    cells = {}
    for ran in answer["cells"]:
        cell = {**notebook.evidence.cells[ran["index"]], "outputs": ran["outputs"]}
        run = judge_cell(ran["index"], cell, "ok", ran["seconds"])
        cells[run.index] = NativeCell(run, tuple(ran["outputs"]))
    return NativeRun(cells, answer["note"], answer["memory"])


def _may_raise(notebook: NotebookRun, index: int) -> bool:
    cell: Cell = notebook.evidence.cells[index]
    return "raises-exception" in cell.get("metadata", {}).get("tags", ())
