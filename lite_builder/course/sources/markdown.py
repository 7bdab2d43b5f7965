"""A page as Markdown: a MyST notebook if it has code cells, else one text whose code blocks stay text."""

from pathlib import Path
from typing import Any

import jupytext
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook

from lite_builder.course.source_lines import find_cell_lines
from lite_builder.course.sources.front_matter import MarkdownText, split_front_matter
from lite_builder.course.sources.myst import is_myst_notebook, parse_myst
from lite_builder.course.sources.parsed import ParsedSource
from lite_builder.course.titles import first_heading
from lite_builder.errors import PageError, Place


def parse_markdown(text: str, file: Path) -> ParsedSource:
    """Read a page of Markdown. A title in its front matter alone becomes its heading. Raises `PageError`."""
    page = split_front_matter(text, file)
    if is_myst_notebook(page.text):
        parsed = parse_myst(page.text, file)
    elif _jupytext_format(page) == "markdown":
        parsed = _parse_jupytext_markdown(page.text, file)
    else:
        parsed = _parse_plain(page)
    return _with_title(parsed, page.title)


def _parse_plain(page: MarkdownText) -> ParsedSource:
    notebook: NotebookNode = new_notebook(cells=[new_markdown_cell(page.text.lstrip("\n"))])
    return ParsedSource(notebook, find_cell_lines(notebook, page.text))


def _parse_jupytext_markdown(text: str, file: Path) -> ParsedSource:
    try:
        notebook: NotebookNode = jupytext.reads(text.lstrip("\n"), fmt="md:markdown")
    except Exception as error:  # jupytext raises many kinds for metadata that it cannot use
        raise PageError(
            "this page does not give a notebook",
            where=Place(file),
            why=str(error).splitlines()[0] if str(error) else type(error).__name__,
            todo="mend the metadata of its code blocks",
        ) from error
    return ParsedSource(notebook, find_cell_lines(notebook, text))


def _jupytext_format(page: MarkdownText) -> Any:
    found: Any = page.front_matter
    for key in ("jupytext", "text_representation", "format_name"):
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _with_title(parsed: ParsedSource, title: str | None) -> ParsedSource:
    if title is None or first_heading(parsed.notebook) is not None:
        return parsed
    parsed.notebook.cells.insert(0, new_markdown_cell(f"# {title}"))
    return ParsedSource(parsed.notebook, (1, *parsed.lines))
