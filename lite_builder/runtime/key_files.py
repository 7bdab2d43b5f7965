"""How is a file of a USB key there when Python has to have it at once? Python stops in the midst of a cell until it is.

Elsewhere the request for it waits, which none can on a key. There the page brings such files when the kernel has been
quiet for a while (site/assets/file_origin/workers.mjs), and at once when `keyFile` asks for one.
"""


def bring(address: str) -> None:
    """Wait for the file at this address of the site, where this is a key, and the browser lets Python stop."""
    import js

    if not hasattr(js, "keyFile"):
        return
    from pyodide.ffi import can_run_sync, run_sync

    if can_run_sync():
        run_sync(js.keyFile(address))
