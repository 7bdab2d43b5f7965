"""What does Python read of a package whose files come later? All of it, or it says what did not come.

Such a file comes when it is first read (site/assets/boot/layout.mjs). If it cannot, empty lines stand in its place:
they do no harm in a traceback, but would be a module with nothing in it.
"""

import linecache
from collections.abc import Callable
from importlib.machinery import SourceFileLoader, SourcelessFileLoader
from typing import Any

from .key_files import bring

AwaitedBundle = Callable[[str], str]
"""For the path of a file the address of the bundle that it has yet to come with; empty for one that is here."""


def install(awaited_bundle: AwaitedBundle) -> None:
    """Have files brought before they are imported, shown in tracebacks, or read by `inspect`."""
    for loader in (SourceFileLoader, SourcelessFileLoader):
        loader.get_data = whole(loader.get_data, awaited_bundle, bring)  # type: ignore[method-assign, assignment]
    linecache.updatecache = with_source(linecache.updatecache, awaited_bundle, bring)


def whole(
    read: Callable[[Any, str], bytes], awaited_bundle: AwaitedBundle, bring: Callable[[str], None]
) -> Callable[[Any, str], bytes]:
    """What reads the code of a module, now with all of it, or with an `ImportError` that says what did not come."""

    def read_whole(loader: Any, path: str) -> bytes:
        if bundle := awaited_bundle(path):
            bring(bundle)
        content = read(loader, path)
        if bundle and awaited_bundle(path):
            name = bundle.rpartition("/")[2]
            raise ImportError(
                f"{path} is not here: {name} of this site could not be loaded. "
                "Look to your connection, or to the USB key, and run the cell again.",
                path=path,
            )
        return content

    return read_whole


def with_source(
    read: Callable[..., list[str]], awaited_bundle: AwaitedBundle, bring: Callable[[str], None]
) -> Callable[..., list[str]]:
    """What reads the lines of a file, now with what it comes with brought before."""

    def read_brought(filename: str, module_globals: dict[str, Any] | None = None) -> list[str]:
        if bundle := awaited_bundle(filename):
            bring(bundle)
        return read(filename, module_globals)

    return read_brought
