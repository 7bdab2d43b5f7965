"""Which tests go to the same worker of pytest-xdist? Those of a file; and each page of a site goes alone.

A file's tests share what its fixtures build. Marks cannot say so: pytest-xdist's `loadgroup` hears of them through the
names of tests, which pytest 9.2 no longer lets it change (https://github.com/pytest-dev/pytest-xdist/issues/1386).
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock
from xdist.scheduler import LoadFileScheduling


class FilesAndPages(LoadFileScheduling):  # type: ignore[misc]  # xdist has no types
    """`--dist loadfile` in which each page of `--lite-site` counts as a file: they come last and fill the gaps."""

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(nodeid)


def unit_of(nodeid: str) -> str:
    """What goes to one worker together with this test: its file, or the page of a site alone."""
    file = nodeid.split("::", 1)[0]
    return file if file.endswith(".py") else nodeid


def build_once(folder: Path, build: Callable[[Path], object]) -> Path:
    """The folder, made by `build` if no other worker has made it; what another left unfinished is made anew."""
    done = folder.with_name(f"{folder.name}.done")
    with FileLock(folder.with_name(f"{folder.name}.lock")):
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            build(folder)
            done.touch()
    return folder
