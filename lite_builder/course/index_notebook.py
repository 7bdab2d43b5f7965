"""What does the notebook say that lists the whole course? One cell a module, made from the outline."""

from pathlib import PurePosixPath
from urllib.parse import quote

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook

from lite_builder.course.cell_ids import set_cell_ids
from lite_builder.course.convert import KERNELSPEC
from lite_builder.course.markup import as_markdown
from lite_builder.course.model import Course, ExternalLink, Module, Page
from lite_builder.errors import Place, SettingsError
from lite_builder.project import Project

INDEX_PATH = PurePosixPath("full-index.ipynb")
INDEX_TITLE = "All pages"


def index_page(course: Course, project: Project) -> Page:
    """The page at `INDEX_PATH` with a link to each page of the course, under its module's caption.

    Raises `SettingsError` where the author has a page or a file of that name.
    """
    taken = {page.path for page in course.pages} | {file.path for file in course.files}
    if INDEX_PATH in taken:
        raise SettingsError(
            f"the course has a `{INDEX_PATH}` of its own",
            where=Place(project.settings_file),
            why="`index = true` in [course] makes one from the outline",
            todo="remove one of the two",
        )
    notebook = index_notebook(course)
    return Page(INDEX_PATH, project.outline, INDEX_TITLE, notebook, (None,) * len(notebook.cells))


def index_notebook(course: Course) -> NotebookNode:
    """The notebook itself: a title with a link to the first page, then one Markdown cell a module."""
    first = [f"# {INDEX_TITLE}", *([_item(course.root)] if course.root else [])]
    texts = ["\n\n".join(first), *(_cell(module) for module in course.modules if module.items)]
    notebook: NotebookNode = new_notebook(
        cells=[new_markdown_cell(text) for text in texts],
        metadata={"kernelspec": KERNELSPEC, "language_info": {"name": "python"}},
    )
    set_cell_ids(notebook, INDEX_PATH)
    return notebook


def _cell(module: Module) -> str:
    caption = [f"## {as_markdown(module.title)}", ""] if module.title else []
    return "\n".join((*caption, *(f"- {_item(item)}" for item in module.items)))


def _item(item: Page | ExternalLink) -> str:
    address = quote(item.path.as_posix()) if isinstance(item, Page) else f"<{item.url}>"
    return f"[{as_markdown(item.title)}]({address})"
