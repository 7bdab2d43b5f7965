"""What do we change in Pyodide 314.0.3 (github.com/pyodide/pyodide), and why? Nothing in other releases.

Each change is one of speed: a site whose Pyodide is of another release starts later, and works the same.
"""

from hashlib import sha256

from lite_builder.errors import JupyterLiteError
from lite_builder.packages.lock import Lock
from lite_builder.site.patch import Patch
from lite_builder.store import Store

VERSION = "314.0.3"
FILE = "pyodide.asm.mjs"

_WHY_PENDING = (
    "Emscripten's linker looks through all symbols again for each library: most of the time that libraries take"
)

PATCHES = (
    Patch(FILE, "var GOT={};", "var GOT={};var GOTpending=new Set;", why=_WHY_PENDING),
    Patch(
        FILE,
        'if(!rtn){rtn=GOT[symName]=new WebAssembly.Global({value:"i32",mutable:true},-1)}',
        'if(!rtn){rtn=GOT[symName]=new WebAssembly.Global({value:"i32",mutable:true},-1);GOTpending.add(symName)}',
        why=f"{_WHY_PENDING}; here symbols without a value come into being",
    ),
    Patch(
        FILE,
        "var reportUndefinedSymbols=()=>{for(var[symName,entry]of Object.entries(GOT)){if(entry.value==-1){",
        "var reportUndefinedSymbols=()=>{for(var symName of GOTpending){var entry=GOT[symName];if(entry.value==-1){",
        why=f"{_WHY_PENDING}; here those without a value are given one",
    ),
    Patch(
        FILE,
        "throw new Error(`bad export type for '${symName}': ${typeof value} (${value})`)}}}};var loadDylibs=",
        "throw new Error(`bad export type for '${symName}': ${typeof value} (${value})`)}}}GOTpending.clear()};"
        "var loadDylibs=",
        why=f"{_WHY_PENDING}; from here on all have one",
    ),
    Patch(
        FILE,
        "await this.#e.loadDynlibsFromPackage({file_name:r},i)",
        'if(!r.endsWith(".whl"))await this.#e.loadDynlibsFromPackage({file_name:r},i)',
        why="it opens all libraries of a wheel, 107 of scipy; Python opens those that it imports, and what these need",
    ),
)


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
    found = (store.get(file.sha256) for file in lock.core if file.file == FILE)
    return frozenset(sha256(patched(file.read_bytes(), lock)).hexdigest() for file in found if file)
