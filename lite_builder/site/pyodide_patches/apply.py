"""What is Pyodide's linker with all our changes? Those of one release; a site with another starts later.

Each change is one of speed: a site whose Pyodide is of another release works the same.
"""

from hashlib import sha256

from lite_builder.errors import JupyterLiteError
from lite_builder.packages.lock import Lock
from lite_builder.site.pyodide_patches import layout, speed
from lite_builder.site.pyodide_patches.speed import FILE
from lite_builder.site.script_names import as_served
from lite_builder.store import Store

VERSION = "314.0.3"
PATCHES = (*speed.PATCHES, *layout.PATCHES)


def patched(content: bytes, lock: Lock) -> bytes:
    """The content of `FILE` with all changes; as it is, if of another release. Raises `JupyterLiteError`."""
    if lock.pyodide.version != VERSION:
        return content
    text = content.decode("utf-8")
    try:
        for patch in PATCHES:
            text = patch.apply(text)
    except ValueError as error:
        raise JupyterLiteError(
            f"Pyodide {VERSION} is not as lite_builder needs it",
            why=str(error),
            todo="renew the lock with `lite-builder lock`; if it stays so, report it",
        ) from error
    return text.encode("utf-8")


def patched_hashes(lock: Lock, store: Store) -> frozenset[str]:
    """The sha256 of what we change in the Pyodide of `lock`, if its files are on this machine."""
    found = ((file.file, store.get(file.sha256)) for file in lock.core if file.file.endswith(".mjs"))
    contents = ((name, file.read_bytes()) for name, file in found if file)
    served = (as_served(patched(content, lock) if name == FILE else content) for name, content in contents)
    return frozenset(sha256(content).hexdigest() for content in served)
