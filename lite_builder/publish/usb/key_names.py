"""Which files can a USB key not keep? The limits of FAT32 and exFAT, and of Windows, as Microsoft's pages state them.

Names: learn.microsoft.com, "Naming Files, Paths, and Namespaces". A file of FAT32 has at most 4 GiB less one byte.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from lite_builder.errors import KeyFilesError, Place, UserError, raise_all

LARGEST = 2**32 - 1
"""Bytes."""

LONGEST = 180
"""Characters of a path below the key's folder: Windows opens 260 in all, and the folder has a name and a place, too."""

_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)[1-9¹²³])(\..*)?", flags=re.IGNORECASE)


def check_names(sizes: Mapping[str, int]) -> None:
    """Raise `KeyFilesError`, for each file and together, where a key could not keep it; sizes are in bytes, by path."""
    same = Counter(map(str.casefold, sizes))
    problems: list[UserError] = []
    for path, size in sizes.items():
        for why in _problems(path, size, is_alone=same[path.casefold()] == 1):
            problems.append(
                KeyFilesError(
                    "a USB key cannot keep this file",
                    where=Place(path),
                    why=why,
                    todo="name it otherwise, or make it smaller; if it is not one of the course, report it",
                )
            )
    raise_all(problems)


def _problems(path: str, size: int, *, is_alone: bool) -> Iterator[str]:
    if size > LARGEST:
        yield f"it has {size / 1e9:.1f} GB, and FAT32 takes no file of 4 GB"
    if len(path) > LONGEST:
        yield f"its path has {len(path)} characters, and Windows opens 260 with that of the key"
    if not is_alone:
        yield "another file has the same name but for small and capital letters"
    for name in PurePosixPath(path).parts:
        if found := _FORBIDDEN.search(name):
            yield f"`{name}` has {found[0]!r}, which Windows refuses"
        if name.endswith((".", " ")):
            yield f"`{name}` ends with a dot or a space, which Windows drops"
        if _RESERVED.fullmatch(name):
            yield f"`{name}` is a device of Windows"
