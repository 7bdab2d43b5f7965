"""Small courses with quizzes, written for one test each."""

from pathlib import Path

from lite_builder.course.model import Course, Page
from lite_builder.course.read import read_course
from lite_builder.project import open_project

SOLVED = '+++ {"tags": ["solution"]}'
QUESTION = """\
```{admonition} Question
Which is even?

- a) one
- b) two

_Select a single answer_
```
"""
SOLUTION = f"{SOLVED}\n\nsolution: b)\n\nTwo is twice one, as everybody knows.\n"
QUIZ = f"# Quiz\n\n{QUESTION}\n{SOLUTION}"


def write_course(folder: Path, pages: dict[str, str], settings: str = "") -> Path:
    """A project of an index and these pages, and other files, which stand in the outline if they are pages."""
    names = [name for name in pages if name.endswith((".md", ".py", ".ipynb")) and not name.startswith(("_", "../"))]
    outline = "format: jb-book\nroot: index\nchapters:\n" + "".join(f"- file: {name}\n" for name in names)
    for name, text in {"_toc.yml": outline, "index.md": "# Course\n", "course.toml": settings, **pages}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def read(folder: Path, pages: dict[str, str], settings: str = "") -> Course:
    return read_course(open_project(write_course(folder, pages, settings)))


def sources(page: Page) -> list[str]:
    return [cell.source for cell in page.notebook.cells]
