"""What does a notebook look like as a page of Markdown? MyST, as jupytext writes it, without a header."""

import jupytext
from nbformat import NotebookNode, from_dict

_NO_HEADER = {"notebook_metadata_filter": "-all"}


def markdown_page(notebook: NotebookNode) -> str:
    """The notebook's cells, with their tags, as text: code cells as `{code-cell}`, lines `+++` between text cells."""
    bare = from_dict({**notebook, "metadata": {"jupytext": _NO_HEADER}})
    return str(jupytext.writes(bare, fmt="md:myst"))
