"""What does the learner see of a page? The tags of Jupyter Book say it, in a notebook as they do in a book.

A cell tagged `remove-cell` is not in the learner's notebook. A notebook has to keep the code that it runs, so what a
book hides or removes is folded away there: the code of `hide-input` and `remove-input`, the output of `hide-output`
and `remove-output`, both of `hide-cell`. Folded cells run as any other.
"""

from copy import deepcopy

from nbformat import NotebookNode, from_dict

_FOLDED = {
    "hide-input": ("source_hidden",),
    "remove-input": ("source_hidden",),
    "hide-output": ("outputs_hidden",),
    "remove-output": ("outputs_hidden",),
    "hide-cell": ("source_hidden", "outputs_hidden"),
}
"""By tag, what of a cell is folded, as nbformat's `metadata.jupyter` names it."""

_REMOVED = "remove-cell"


def learner_form(page: NotebookNode) -> NotebookNode:
    """The notebook that the learner opens; the cells that are left keep their ids."""
    form: NotebookNode = deepcopy(page)
    form["cells"] = [_folded(cell) for cell in form.cells if _REMOVED not in _tags(cell)]
    return form


def removed_text(page: NotebookNode) -> tuple[str, ...]:
    """What stands in the author's file and not in the learner's notebook: the text of each cell that is removed."""
    return tuple(cell.source for cell in page.cells if _REMOVED in _tags(cell))


def _folded(cell: NotebookNode) -> NotebookNode:
    parts = {part for tag in _tags(cell) for part in _FOLDED.get(tag, ())}
    if cell.cell_type != "code":
        parts.discard("outputs_hidden")
    if parts:
        already = cell.metadata.get("jupyter", {})
        cell.metadata["jupyter"] = from_dict({**already, **dict.fromkeys(sorted(parts), True)})
    return cell


def _tags(cell: NotebookNode) -> set[str]:
    """The tags, as Jupyter Book spells them; older books have underscores in them."""
    return {str(tag).replace("_", "-") for tag in cell.metadata.get("tags", ())}
