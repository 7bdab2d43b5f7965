"""Copies of a site whose kernels do not start from its snapshots: none is there, or whole, or every line is slow."""

import json
import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

PYODIDE = Path("static", "pyodide")
TRUNCATED = 1000
"""How many bytes a snapshot lacks that is damaged."""


def without_snapshots(site: Path, to: Path) -> Path:
    """A copy in the new folder `to` whose plan knows of no snapshot, as in a site built with `snapshot = "none"`."""
    copy = _linked(site, to)
    plan = copy / PYODIDE / "bundles.json"
    changed = json.loads(plan.read_text(encoding="utf-8")) | {"snapshots": {}}
    _replace(plan, json.dumps(changed).encode())
    return copy


def with_damaged_snapshots(site: Path, to: Path) -> Path:
    """A copy in the new folder `to` the ends of whose snapshots are lost, as after an interrupted upload."""
    copy = _linked(site, to)
    files = [*(copy / PYODIDE).glob("*.snapshot")]
    assert files
    for file in files:
        _replace(file, file.read_bytes()[:-TRUNCATED])
    return copy


def with_slow_lines(site: Path, to: Path) -> Path:
    """A copy in the new folder `to` that has no snapshots either, and takes every line for slow."""
    copy = without_snapshots(site, to)
    choice = copy / PYODIDE / "choice.js"
    changed, times = re.subn(r"const FAST = \d+e6;", "const FAST = Infinity;", choice.read_text(encoding="utf-8"))
    assert times == 1
    _replace(choice, changed.encode())
    return copy


OTHER_STARTS: Mapping[str, Callable[[Path, Path], Path]] = {
    "bundles": without_snapshots,
    "damaged": with_damaged_snapshots,
    "slow line": with_slow_lines,
}


def _linked(site: Path, to: Path) -> Path:
    return Path(shutil.copytree(site, to, copy_function=os.link))


def _replace(file: Path, content: bytes) -> None:
    """Write the file anew, so that those that share its bytes keep theirs."""
    file.unlink()
    file.write_bytes(content)
