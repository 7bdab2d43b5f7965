"""Does Pyodide's WebAssembly lie in a site a second time, in fewer bytes, and is that known as nobody's text?"""

import gzip
from hashlib import sha256
from pathlib import Path

from lite_builder.site.packed_wasm import pack_wasm, packed_hashes
from lite_builder.store import Store

WASM = b"\0asm" * 1000


def packed_in(folder: Path, store: Store) -> tuple[int, bytes]:
    """What is saved, and the packed file."""
    folder.mkdir()
    (folder / "pyodide.asm.wasm").write_bytes(WASM)
    return pack_wasm(folder, store), (folder / "packed" / "pyodide.asm.wasm").read_bytes()


def test_it_is_the_same_in_fewer_bytes(tmp_path: Path) -> None:
    saved, packed = packed_in(tmp_path / "site", Store(tmp_path / "cache"))
    assert gzip.decompress(packed) == WASM
    assert saved == len(WASM) - len(packed) > 3000


def test_it_has_the_same_bytes_each_time_and_from_the_cache(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache")
    made = [packed_in(tmp_path / name, store) for name in ("first", "second")]
    assert made == [made[0], packed_in(tmp_path / "third", Store(tmp_path / "other cache"))]


def test_what_was_packed_is_known(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache")
    plain = sha256(WASM).hexdigest()
    assert packed_hashes(plain, store) == frozenset()
    _, packed = packed_in(tmp_path / "site", store)
    assert packed_hashes(plain, store) == {sha256(packed).hexdigest()}
