"""Which files does the source of a page take text from? Seen in the bytes of the source, before any of it is read."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lite_builder.project import Project

_INCLUDE = re.compile(r'(?:\{(?:literal)?include\}|:?\bload:)[ \t]+(?P<name>[^\s"\\`]+)')
_SOURCES = (".py", ".md", ".markdown", ".ipynb")


def included_files(project: Project, files: Iterable[Path]) -> Iterator[Path]:
    """The files that those of `files` that are sources of pages may include, where they are there."""
    for source in files:
        if source.suffix in _SOURCES:
            for name in included_names(source.read_text(encoding="utf-8", errors="replace")):
                file = file_of(name, source, project)
                if file.is_file():
                    yield file


def included_names(text: str) -> tuple[str, ...]:
    """The names that stand behind `{include}`, `{literalinclude}` and `:load:`, also in the JSON of a notebook."""
    return tuple(include["name"] for include in _INCLUDE.finditer(text))


def file_of(name: str, source: Path, project: Project) -> Path:
    """The file that a page with this source means: beside it, or with `/` from the course's root."""
    return project.content / name.lstrip("/") if name.startswith("/") else source.parent / name
