"""What does a notebook look like as a percent script? Jupytext writes it, without a header, which no page needs."""

import jupytext
from nbformat import NotebookNode, from_dict

_NO_HEADER = {"notebook_metadata_filter": "-all"}
_PYTHON = {"name": "python", "display_name": "Python", "language": "python"}


def percent_script(notebook: NotebookNode) -> str:
    """The notebook's cells, with their tags, as text."""
    bare = from_dict({**notebook, "metadata": {"jupytext": _NO_HEADER, "kernelspec": _PYTHON}})
    return str(jupytext.writes(bare, fmt="py:percent"))
