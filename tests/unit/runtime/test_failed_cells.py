"""A cell that fails is told to, whoever shows the error; IPython is the real one, and the kernel around it our own."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell

from lite_builder.runtime.failed_cells import telling


@pytest.fixture
def shell() -> InteractiveShell:
    shell = InteractiveShell()  # type: ignore[no-untyped-call]
    # As `rich.traceback.install` does.
    shell.showtraceback = lambda *_, **__: None  # type: ignore[method-assign]
    return shell


def reply_to(shell: InteractiveShell, code: str, status: str = "ok") -> dict[str, Any]:
    async def run(kernel: Any, code: str) -> dict[str, Any]:
        kernel.interpreter.run_cell(code, store_history=True)
        return {"status": status, "payload": []}

    async def ask() -> dict[str, Any]:
        return await telling(run)(SimpleNamespace(interpreter=shell), code)

    return asyncio.run(ask())


def test_an_error_that_something_else_shows_is_told(shell: InteractiveShell) -> None:
    assert reply_to(shell, "1 / 0") == {
        "status": "error",
        "ename": "ZeroDivisionError",
        "evalue": "division by zero",
        "traceback": ["ZeroDivisionError: division by zero"],
        "payload": [],
    }


def test_what_works_stays_as_it_is(shell: InteractiveShell) -> None:
    assert reply_to(shell, "1 / 0")["status"] == "error"
    assert reply_to(shell, "x = 1") == {"status": "ok", "payload": []}
    assert reply_to(shell, "") == {"status": "ok", "payload": []}


def test_what_the_kernel_knows_already_stays_as_it_is(shell: InteractiveShell) -> None:
    assert reply_to(shell, "1 / 0", "error") == {"status": "error", "payload": []}
