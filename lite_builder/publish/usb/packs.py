"""In which scripts do the files travel that a page of file:// may not read? Small ones together, large ones alone.

The browser loads a pack when the first of its files is asked for: assets/file_origin/packs.mjs reads what this writes.
"""

import gzip
import re
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from lite_builder.site.dataset_files import FOLDER as DATASETS_FOLDER
from lite_builder.site.first_text.fragment import FOLDER as TEXT_FOLDER
from lite_builder.site.lab import PAGE_MODULES, PYODIDE_FOLDER

LARGE = 256_000
"""Bytes from which a file travels alone, so that nobody reads it in vain."""

_PACKED = (
    "files/*",
    "api/*",
    f"{DATASETS_FOLDER}/*",
    f"{PYODIDE_FOLDER}/*",
    "config-utils.js",
    *PAGE_MODULES,
    "bars.js",
    "first_text*.js",
    f"{TEXT_FOLDER}/*",
    "offline/*.js",
    "work/*",
    "extensions/*.worker.*.js",
)
"""What is fetched, imported or run in a worker. `*` stands for any characters."""

_BOTH = ("*.html",)
"""What the browser opens itself, and JupyterLite fetches, too."""

_LOADED_BY_ITSELF = frozenset(
    {".css", ".eot", ".gif", ".ico", ".jpg", ".js", ".png", ".svg", ".ttf", ".txt", ".webmanifest", ".woff", ".woff2"}
)
"""What scripts, styles and images are: the browser loads them from file://, too."""

_LICENCES = "*/third-party-licenses.json"
_PACKED_ALREADY = frozenset({".bundle", ".gz", ".png", ".whl", ".zip"})
_WORTH_IT = 0.9


@dataclass(frozen=True)
class Pack:
    """Files in their order, by their paths in the site; `name` is that of the script without its suffix."""

    name: str
    files: tuple[str, ...]


@dataclass(frozen=True)
class WrittenPack:
    """What the page has to know of a pack: its files with their sizes in bytes, and whether gzip has packed them."""

    gzip: bool
    files: tuple[tuple[str, int], ...]


def is_packed(path: str) -> bool:
    """Whether the file at this path of the site has to travel in a pack."""
    return _fits(path, (*_PACKED, *_BOTH)) or not _loads_by_itself(path)


def is_loaded(path: str) -> bool:
    """Whether the browser loads the file at this path of the site by itself."""
    return not _fits(path, _PACKED) and (_fits(path, _BOTH) or _loads_by_itself(path))


def plan_packs(sizes: Mapping[str, int]) -> tuple[Pack, ...]:
    """The packs for all files that need one; `sizes` are those of the site's files in bytes."""
    together: dict[str, list[str]] = {}
    alone = []
    for path, size in sorted(sizes.items()):
        if is_packed(path):
            if size >= LARGE:
                alone.append(path)
            else:
                together.setdefault(_group(path), []).append(path)
    small = [Pack(name, tuple(paths)) for name, paths in sorted(together.items())]
    return (*small, *(Pack(f"{number:03}-{_slug(path)}", (path,)) for number, path in enumerate(alone, 1)))


def write_pack(pack: Pack, site: Path, folder: Path) -> WrittenPack:
    """Write the script of the pack into `folder`, with the files' bytes from `site`."""
    contents = [(site / path).read_bytes() for path in pack.files]
    content = b"".join(contents)
    packed = gzip.compress(content, mtime=0) if _may_shrink(pack.files) else content
    is_smaller = len(packed) < _WORTH_IT * len(content)
    script = script_of(pack.name, packed if is_smaller else content)
    (folder / f"{pack.name}.js").write_bytes(script)
    return WrittenPack(is_smaller, tuple(zip(pack.files, map(len, contents), strict=True)))


def script_of(name: str, content: bytes) -> bytes:
    """A script that hands over these bytes as the comment of a function, in base64.

    Browsers take a comment sooner than a string, and base64 sooner than one character a byte.
    """
    return b'fileOriginPack("%s",function(){/*%s*/});\n' % (name.encode(), b64encode(content))


def _may_shrink(paths: Sequence[str]) -> bool:
    return any(PurePosixPath(path).suffix not in _PACKED_ALREADY for path in paths)


def _group(path: str) -> str:
    if path.startswith("files/"):
        return "course"
    if path.startswith((f"{TEXT_FOLDER}/", "first_text")):
        return "text"
    return "python" if path.startswith(f"{PYODIDE_FOLDER}/") else "interface"


def _slug(path: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", PurePosixPath(path).name.lower()).strip("-")[:40]


def _loads_by_itself(path: str) -> bool:
    return PurePosixPath(path).suffix in _LOADED_BY_ITSELF or fnmatchcase(path, _LICENCES)


def _fits(path: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)
