"""How long does an author wait for a course of 100 pages of 30 cells? `make bench-compile` prints it.

Each row is the whole command `lite-builder build`, in a process of its own: seconds until the course is read (libraries
loaded, pages turned into notebooks, their links and imports found), until the site stands, and of the processor. The
first build finds its packages in the cache, with their byte code, and nothing else; the one with a change is the median
of several.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from lite_builder.store import CACHE_VARIABLE, Store
from tests.course_projects import REPOSITORY

PAGES = 100
CELLS = 30
REPEATS = 5


def write_course(folder: Path) -> None:
    """A course of `PAGES` percent scripts with `CELLS` cells each, every third of them text."""
    names = [f"page_{number:03}" for number in range(PAGES)]
    (folder / "_toc.yml").write_text(
        "format: jb-book\nroot: index\nchapters:\n" + "".join(f"- file: {name}\n" for name in names), encoding="utf-8"
    )
    (folder / "index.md").write_text("# A long course\n", encoding="utf-8")
    for name in names:
        (folder / f"{name}.py").write_text(_page(name), encoding="utf-8")


def _page(name: str) -> str:
    cells = [f"# %% [markdown]\n# # {name}"]
    for number in range(1, CELLS):
        if number % 3:
            cells.append(
                f"# %%\n# A comment.\nvalue_{number} = [x**{number} for x in range(10)]\nprint(value_{number})"
            )
        else:
            cells.append(
                f"# %% [markdown]\n# ## Section {number}\n#\n# Some *text* with a [link](https://example.org)."
            )
    return "\n\n".join(cells) + "\n"


@dataclass(frozen=True)
class Build:
    """Seconds of one build; `read` is None if it found nothing to do."""

    read: float | None
    whole: float
    processor: float

    def __str__(self) -> str:
        read = "      -" if self.read is None else f"{self.read:5.2f} s"
        return f"{read}   {self.whole:5.2f} s   {self.processor:5.2f} s"


def build(project: Path, cache: Path) -> Build:
    """Run the command and look at the clock at each line that it prints."""
    started = perf_counter()
    environment = {**os.environ, CACHE_VARIABLE: str(cache)}
    command = [sys.executable, "-m", "lite_builder", "build"]
    with subprocess.Popen(
        command, cwd=project, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as run:
        assert run.stderr is not None
        seen = {line.partition(b":")[0]: perf_counter() - started for line in run.stderr if b"done" in line}
        _, status, used = os.wait4(run.pid, 0)
    assert status == 0, "the build failed"
    return Build(seen.get(b"Reading the course"), perf_counter() - started, used.ru_utime + used.ru_stime)


def builds_after_changes(project: Path, cache: Path) -> Iterator[Build]:
    """Builds before each of which another page got another cell."""
    for number in range(REPEATS):
        changed = project / "content" / f"page_{number:03}.py"
        changed.write_text(changed.read_text(encoding="utf-8") + "\n# %%\nprint('new')\n", encoding="utf-8")
        yield build(project, cache)


def middle(builds: list[Build]) -> Build:
    """The build in the middle of these, by the time of the whole."""
    by_time = sorted(builds, key=lambda one: one.whole)
    return next(one for one in by_time if one.whole == median(each.whole for each in by_time))


def main() -> None:
    """Write the course, build it, change it, build it again, print the seconds."""
    with tempfile.TemporaryDirectory() as name:
        project, cache = Path(name) / "project", Path(name) / "cache"
        (project / "content").mkdir(parents=True)
        cache.mkdir()
        for kept in ("sha256", "precompiled"):
            (cache / kept).symlink_to(Store.default().folder(kept))
        write_course(project / "content")
        shutil.copyfile(REPOSITORY / "content" / "pyodide-lock.toml", project / "content" / "pyodide-lock.toml")
        print(f"{PAGES} pages of {CELLS} cells   compile     whole   processor")
        print(f"first build               {build(project, cache)}")
        print(f"one page changed          {middle(list(builds_after_changes(project, cache)))}")
        print(f"nothing changed           {build(project, cache)}")


if __name__ == "__main__":
    main()
