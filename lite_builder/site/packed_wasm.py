"""What does Pyodide's WebAssembly weigh on a slow line? A third: it lies in the site a second time, packed with gzip.

Elsewhere it travels as it is, since browsers keep only of that the compiled code (assets/boot/packed_core.mjs).
"""

import gzip
from hashlib import sha256
from pathlib import Path

from lite_builder.shelf import Shelf
from lite_builder.store import Store

FILE = "pyodide.asm.wasm"
FOLDER = "packed"

_COMPRESSION_LEVEL = 9
_SHELF = "packed-wasm"


def pack_wasm(folder: Path, store: Store) -> int:
    """Pack the WebAssembly in the `folder` of Pyodide; gives the bytes that this saves. It is done once and kept."""
    plain = (folder / FILE).read_bytes()
    shelf = Shelf.of(store, _SHELF)
    name = sha256(plain).hexdigest()
    packed = shelf.get(name)
    if packed is None:
        packed = gzip.compress(plain, _COMPRESSION_LEVEL, mtime=0)
        shelf.put(name, packed)
    (folder / FOLDER).mkdir()
    (folder / FOLDER / FILE).write_bytes(packed)
    return len(plain) - len(packed)


def packed_hashes(wasm: str, store: Store) -> frozenset[str]:
    """The sha256 of what this machine has packed of the WebAssembly with the sha256 `wasm`."""
    packed = Shelf.of(store, _SHELF).get(wasm)
    return frozenset() if packed is None else frozenset({sha256(packed).hexdigest()})
