"""What does the kernel reply where a cell failed, and something else than IPython showed it? That it failed.

JupyterLite's kernel knows of a failure only by the traceback that IPython shows. Where something else shows it, as
`rich.traceback.install()` and `set_custom_exc` have it, it would reply that all is well, and a run of all cells go on.
"""

from collections.abc import Awaitable, Callable
from typing import Any

Run = Callable[[Any, str], Awaitable[dict[str, Any]]]


def install() -> None:
    """Have the kernel look at what IPython says of the cell, too."""
    from pyodide_kernel.kernel import PyodideKernel

    PyodideKernel.run = telling(PyodideKernel.run)


def telling(run: Run) -> Run:
    """`run`, whose reply says of every failure that it is one."""

    async def told(kernel: Any, code: str) -> dict[str, Any]:
        before = kernel.interpreter.last_execution_result
        reply = await run(kernel, code)
        result = kernel.interpreter.last_execution_result
        if reply["status"] == "ok" and result is not before and not result.success:
            reply.update(in_short(result.error_before_exec or result.error_in_exec))
        return reply

    return told


def in_short(error: BaseException) -> dict[str, Any]:
    """What a reply says of an error that was shown already."""
    name, text = type(error).__name__, str(error)
    return {"status": "error", "ename": name, "evalue": text, "traceback": [f"{name}: {text}"]}
