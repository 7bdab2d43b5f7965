"""What is in a wheel: its name, its version, what can be imported from it, and what it requires."""

import csv
import zipfile
from dataclasses import dataclass
from io import StringIO
from pathlib import Path, PurePosixPath

from packaging.metadata import parse_email
from packaging.utils import canonicalize_name

_MODULE_SUFFIXES = (".py", ".so", ".pyd")


@dataclass(frozen=True)
class WheelContents:
    """What a wheel says of itself: `imports` are top-level names, `requires` the lines of `Requires-Dist`."""

    name: str
    version: str
    imports: tuple[str, ...]
    requires: tuple[str, ...]


def read_wheel(file: Path) -> WheelContents:
    """Read the metadata of a wheel, whatever the file is called. Raises `zipfile.BadZipFile` if it is not one."""
    with zipfile.ZipFile(file) as wheel:
        infos = [name for name in wheel.namelist() if name.count("/") == 1 and name.endswith(".dist-info/METADATA")]
        if len(infos) != 1:
            raise zipfile.BadZipFile("it has no metadata, or more than one")
        metadata, _ = parse_email(wheel.read(infos[0]))
        record = wheel.read(infos[0].replace("METADATA", "RECORD")).decode("utf-8")
    paths = [row[0] for row in csv.reader(StringIO(record)) if row]
    return WheelContents(
        name=canonicalize_name(metadata.get("name", "")),
        version=metadata.get("version", ""),
        imports=top_level_names(paths),
        requires=tuple(metadata.get("requires_dist", ())),
    )


def top_level_names(paths: list[str]) -> tuple[str, ...]:
    """The names that can be imported, from the paths of a wheel's `RECORD`.

    A folder counts if a module lies anywhere below it, so that namespace packages do too.
    """
    names = set()
    for path in map(PurePosixPath, paths):
        parts = path.parts
        if parts[0].endswith(".data") and len(parts) > 2 and parts[1] in {"purelib", "platlib"}:
            parts = parts[2:]
        if path.suffix in _MODULE_SUFFIXES and not parts[0].endswith((".dist-info", ".data")):
            name = parts[0].partition(".")[0]
            if name.isidentifier():
                names.add(name)
    return tuple(sorted(names))
