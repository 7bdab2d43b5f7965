"""Which code does a cell take from a file? MyST's `:load: tools/solve.py`, with the code in its place."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import replace

from nbformat import NotebookNode

from lite_builder.course.included_names import file_of
from lite_builder.course.model import Page
from lite_builder.errors import PageError, Place, Settle, UserError
from lite_builder.project import Project


def load_code(pages: Iterable[Page], project: Project, settle: Settle) -> list[Page]:
    """The pages with the code of files of the project in the cells that name them.

    Raises `PageError`, several together, for files that are not there; where `settle` goes on, these cells stay empty.
    """
    problems: list[UserError] = []
    loaded = [_with_code(page, project, problems) for page in pages]
    settle(problems)
    return loaded


def _with_code(page: Page, project: Project, problems: list[UserError]) -> Page:
    if not any(map(_wanted, page.notebook.cells)):
        return page
    notebook = deepcopy(page.notebook)
    for index, cell in enumerate(notebook.cells):
        if name := _wanted(cell):
            try:
                cell["source"] = _code_in(name, page, project)
                del cell.metadata["load"]
            except (OSError, ValueError):
                problems.append(
                    PageError(
                        f"`{name}`, which a cell loads, is not there",
                        where=Place(page.source, page.line_of(index), index + 1),
                        why="the file is looked for beside the page, and must be UTF-8 text inside of the project",
                        todo="mend its name after `:load:`, or write the code into the cell",
                    )
                )
    return replace(page, notebook=notebook)


def _wanted(cell: NotebookNode) -> str | None:
    """The file that a cell is to be filled from."""
    name = cell.metadata.get("load") if cell.cell_type == "code" else None
    return name if isinstance(name, str) else None


def _code_in(name: str, page: Page, project: Project) -> str:
    """The text of the file. Raises `OSError` and `ValueError`."""
    file = file_of(name, page.source, project)
    if not file.resolve().is_relative_to(project.root.resolve()):
        raise ValueError(name)
    return file.read_text(encoding="utf-8-sig").rstrip()
