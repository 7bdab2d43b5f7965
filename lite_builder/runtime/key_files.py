"""How is a file of a USB key there when Python has to have it at once? Python stops in the midst of a cell until it is.

Elsewhere the request for it waits, which none can on a key. There the page brings such files when the kernel has been
quiet for a while (site/assets/file_origin/workers.mjs), and at once when `keyFiles` asks for them.
"""

import linecache
from collections.abc import Callable
from typing import Any


def bring() -> None:
    """Wait for the files that Python may ask for at once, where this is a key, and the browser lets Python stop."""
    import js

    if not hasattr(js, "keyFiles"):
        return
    from pyodide.ffi import can_run_sync, run_sync

    if can_run_sync():
        run_sync(js.keyFiles())


def install() -> None:
    """Have the sources of packages here before a traceback shows them, or `inspect` does."""
    linecache.updatecache = with_files(linecache.updatecache, bring)


def with_files(read: Callable[..., list[str]], bring: Callable[[], None]) -> Callable[..., list[str]]:
    """What reads the lines of a file, now with files brought before; names such as `<string>` are those of none."""

    def brought(filename: str, module_globals: dict[str, Any] | None = None) -> list[str]:
        if not filename.startswith("<"):
            bring()
        return read(filename, module_globals)

    return brought
