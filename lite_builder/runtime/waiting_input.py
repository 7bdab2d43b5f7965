"""How does `input()` get its answer on a USB key? Python waits in the midst of a cell for what the page says.

Elsewhere the request itself waits, held by the service worker, which pages of files have not. There the request
comes back at once, and `keyInput` (site/assets/file_origin/worker.mjs) promises the learner's answer.
"""

from collections.abc import Callable
from typing import Any


def install() -> None:
    """Have `input` and `getpass` of the kernel wait, where a key is what the kernel came from."""
    import js

    if not hasattr(js, "keyInput"):
        return
    from pyodide.ffi import can_run_sync, run_sync
    from pyodide_kernel.interpreter import Interpreter

    def wait() -> str:
        if not can_run_sync():
            raise RuntimeError("input() cannot wait here: a newer browser is needed")
        return str(run_sync(js.keyInput()))

    for name in ("input", "getpass"):
        setattr(Interpreter, name, waiting(getattr(Interpreter, name), wait))


def waiting(own: Any, wait: Callable[[], str]) -> property:
    """The property by which the kernel sets a function that asks, now with one that then waits for the answer."""

    def put(shell: object, ask: Callable[[str], object]) -> None:
        def answered(prompt: object = "", *_: object, **__: object) -> str:
            ask(str(prompt))
            return wait()

        own.fset(shell, answered)

    return property(own.fget, put)
