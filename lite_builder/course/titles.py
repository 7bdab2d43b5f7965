"""What is a page called? Its first heading, as plain text."""

from itertools import pairwise

from markdown_it import MarkdownIt
from nbformat import NotebookNode

_MARKDOWN = MarkdownIt()


def first_heading(notebook: NotebookNode) -> str | None:
    """The text of the first top-level heading of the notebook without its markup, or None where there is none."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            tokens = _MARKDOWN.parse(cell.source)
            for opening, inline in pairwise(tokens):
                if opening.type == "heading_open" and opening.tag == "h1":
                    return "".join(child.content for child in inline.children or ()).strip() or None
    return None
