"""What does a kernel leave undone when the last cell has run? Runs in the kernel then, and is in no site.

It says on stderr, as asyncio does, which errors of tasks nobody has heard of, and on stdout, as JSON, how large the
kernel's memory is and what is still to happen in it.
"""

import asyncio
import gc
import json


def tell() -> None:
    """Print what there is to say."""
    import pyodide_js

    gc.collect()  # a future that nobody has any more tells of its error when it is collected
    objects = gc.get_objects()
    tell_of_unheard_errors(objects)
    memory = int(pyodide_js._module.HEAP8.length)
    print(json.dumps({"memory": memory, "pending": pending(objects)}))


def tell_of_unheard_errors(objects: list[object]) -> None:
    """Tell of the error of each future among these that failed and was not asked how it went."""
    for thing in objects:
        # Not isinstance, which asks the thing itself: it may be a stand-in for something that is not loaded yet.
        if issubclass(type(thing), asyncio.Future) and thing.done() and thing._log_traceback:  # type: ignore[attr-defined]
            error = thing.exception()  # type: ignore[attr-defined]
            what = f"{type(thing).__name__} exception was never retrieved"
            asyncio.get_event_loop().call_exception_handler({"message": what, "exception": error, "future": thing})


def pending(objects: list[object]) -> list[str]:
    """The tasks that are not done, but for the one that asks, and the callbacks of others among these to be called."""
    tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    handles = [thing for thing in objects if issubclass(type(thing), asyncio.Handle)]
    waiting = [handle for handle in handles if not handle.cancelled() and _is_of_others(handle)]  # type: ignore[attr-defined]
    return sorted(map(repr, [*tasks, *waiting]))


def _is_of_others(handle: object) -> bool:
    """Whether it does not belong to a task or a future, of which we know, or which are those of the request itself."""
    callback = handle._callback  # type: ignore[attr-defined]
    if isinstance(getattr(callback, "__self__", None), asyncio.Future | asyncio.AbstractEventLoop):
        return False
    module = getattr(callback, "__module__", None) or type(callback).__module__
    return module.partition(".")[0] not in ("_asyncio", "asyncio", "pyodide")
