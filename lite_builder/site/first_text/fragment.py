"""What does a page show of its notebook before JupyterLab has come? `text/<path>.html`, one element for each cell.

`assets/first_text.mjs` fetches it, shows it and takes it away; `assets/first_text_style.mjs` says how it looks.
"""

import json
from functools import partial
from html import escape
from pathlib import Path, PurePosixPath

from nbformat import NotebookNode

from lite_builder import memory
from lite_builder.course.model import Course, Page
from lite_builder.course.reader import Reader
from lite_builder.site.first_text.code_html import code_html
from lite_builder.site.first_text.markdown_html import MarkdownWriter
from lite_builder.site.page_version import version_marks

FOLDER = "text"

_FRAGMENT: memory.Kind[str] = memory.Kind("first text", str, str)


def write_first_texts(site: Path, course: Course) -> None:
    """Write the text of each notebook of the course into the site."""
    pages = sorted(page.path.as_posix() for page in course.notebooks)
    files = sorted(file.path.as_posix() for file in course.files)
    writer = MarkdownWriter(course.reader, frozenset(pages), frozenset(files))
    for page in course.notebooks:
        file = site / text_path(page.path)
        file.parent.mkdir(parents=True, exist_ok=True)
        made_of = json.dumps([page.path.as_posix(), course.reader.value, pages, files, page.notebook])
        text = memory.recall(_FRAGMENT, partial(fragment, page, course.reader, writer), made_of)
        file.write_text(text, encoding="utf-8")


def text_path(page: PurePosixPath) -> str:
    """Where the site has the text of the notebook at this path."""
    return f"{FOLDER}/{page.with_suffix('.html')}"


def fragment(page: Page, reader: Reader, writer: MarkdownWriter) -> str:
    """The text of the page, in the look of `reader`; the mark of its sources says of which cells."""
    cells = "\n".join(_cell(cell, page.path, writer) for cell in page.notebook.cells)
    sources = version_marks(page.notebook)["sources"]
    return f'<article class="{reader.value}" data-sources="{sources}">\n{cells}\n</article>\n'


def _cell(cell: NotebookNode, page: PurePosixPath, writer: MarkdownWriter) -> str:
    shown = f"<div>{writer.html(cell.source, page)}</div>" if cell.cell_type == "markdown" else _code(cell)
    return f'<section class="{cell.cell_type}" id="{escape(f"cell-id={cell.id}")}">{shown}</section>'


def _code(cell: NotebookNode) -> str:
    prompt = "[ ]:" if cell.cell_type == "code" and not _is_hidden(cell) else ""
    # A notebook of a course has no outputs but the buttons of quizzes, which do nothing yet.
    outputs = '<div class="outputs"></div>' if cell.get("outputs") else ""
    return f'<span class="prompt">{prompt}</span>{_source(cell)}{outputs}'


def _source(cell: NotebookNode) -> str:
    if _is_hidden(cell):
        return f'<pre class="hidden">{escape(cell.source.partition(chr(10))[0])}</pre>'
    return f"<pre>{code_html(cell.source) if cell.cell_type == 'code' else escape(cell.source)}</pre>"


def _is_hidden(cell: NotebookNode) -> bool:
    return bool(cell.metadata.get("jupyter", {}).get("source_hidden"))
