"""What is the content of a bundle? An index, and behind it the bytes of all files, which the browser takes as they are.

    LBUNDLE1 | length of the index (4 bytes, little-endian) | index (JSON), padded to 8 | files, each padded to 8

all of it packed with gzip, since many hosts do not pack files of unknown types; the browser's own DecompressionStream
unpacks it. `assets/boot/bundle.mjs` reads it in the browser.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby

MAGIC = b"LBUNDLE1"
COMPRESSION_LEVEL = 9
_STEP = 8

Files = Mapping[str, bytes]
"""The bytes of files, by their paths from the root of the file system, without a slash before them."""

Folders = Mapping[str, Mapping[str, int]]
"""For each folder its files, with their sizes in bytes."""


@dataclass(frozen=True)
class Bundle:
    """Files that come at once, and, by the name of another bundle, those that come from it when they are first read."""

    files: Files
    later: Mapping[str, Folders] = field(default_factory=dict)


def pack(bundle: Bundle) -> bytes:
    """The bundle as a file; the same for the same files."""
    paths = sorted(bundle.files, key=_folder_and_name)
    files = folders({path: len(bundle.files[path]) for path in paths})
    index = json.dumps({"files": files, "later": bundle.later}, separators=(",", ":")).encode()
    plain = MAGIC + len(index).to_bytes(4, "little") + index
    content = b"".join(_padded(part) for part in (plain, *(bundle.files[path] for path in paths)))
    packed = BytesIO()
    # Without a name and a time, and with the one byte for the system that does not tell it.
    with gzip.GzipFile("", "wb", COMPRESSION_LEVEL, packed, mtime=0) as stream:
        stream.write(content)
    return packed.getvalue()


def unpack(content: bytes) -> Bundle:
    """The bundle in a file. Raises `ValueError` if it is none, or damaged."""
    try:
        plain = gzip.decompress(content)
    except (EOFError, OSError) as error:
        raise ValueError(f"not a bundle: {error}") from error
    if not plain.startswith(MAGIC):
        raise ValueError("not a bundle")
    start = len(MAGIC) + 4
    end = start + int.from_bytes(plain[len(MAGIC) : start], "little")
    index = json.loads(plain[start:end])
    return Bundle(dict(_contents(plain, end, index["files"])), index["later"])


def folders(sizes: Mapping[str, int]) -> Folders:
    """Paths with their sizes, by folders, in order."""
    paths = sorted(sizes, key=_folder_and_name)
    return {
        folder: {path.rpartition("/")[2]: sizes[path] for path in group}
        for folder, group in groupby(paths, key=lambda path: path.rpartition("/")[0])
    }


def _contents(plain: bytes, end: int, files: Folders) -> Iterator[tuple[str, bytes]]:
    at = end + -end % _STEP
    for folder, sizes in files.items():
        for name, size in sizes.items():
            yield f"{folder}/{name}".lstrip("/"), plain[at : at + size]
            at += size + -size % _STEP


def _padded(content: bytes) -> bytes:
    return content + bytes(-len(content) % _STEP)


def _folder_and_name(path: str) -> tuple[str, str]:
    folder, _, name = path.rpartition("/")
    return folder, name
