"""What does it take to compile a course of 100 pages of 30 cells? `make bench-compile` prints it.

Seconds of the clock and of the processor: for loading the libraries that read notebooks, for reading all pages, and for
reading them again after one has changed.
"""

import tempfile
from pathlib import Path
from time import perf_counter, process_time

PAGES = 100
CELLS = 30


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


class Stopwatch:
    """Prints what each step took."""

    def __init__(self) -> None:
        self._clock, self._processor = perf_counter(), process_time()

    def lap(self, what: str) -> None:
        """Print the seconds since the last lap."""
        clock, processor = perf_counter(), process_time()
        print(f"{what:42} {clock - self._clock:6.2f} s ({processor - self._processor:.2f} s of processor)")
        self._clock, self._processor = perf_counter(), process_time()


def main() -> None:
    """Write the course, read it twice, print the seconds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_course(folder)
        watch = Stopwatch()
        from lite_builder.course.read import read_course
        from lite_builder.settings import open_project

        watch.lap("loading the libraries")
        project = open_project(folder)
        course = read_course(project)
        watch.lap(f"reading {len(course.pages)} pages")
        changed = folder / "page_050.py"
        changed.write_text(changed.read_text(encoding="utf-8") + "\n# %%\nprint('new')\n", encoding="utf-8")
        read_course(project)
        watch.lap("reading them again after one has changed")


if __name__ == "__main__":
    main()
