"""How does a notebook stand in the site? As nbformat writes it, with outputs that JupyterLite shows as they are.

Only we put outputs into a notebook, as the buttons of a quiz. Elsewhere a server does for them what JupyterLite 0.8.6
leaves undone: it joins their lines, which nbformat keeps as lists, and marks cells as trusted, without which JupyterLab
takes out scripts.
"""

import json

import nbformat
from nbformat import NotebookNode


def notebook_text(notebook: NotebookNode) -> str:
    """The text of the notebook's file."""
    text = f"{nbformat.writes(notebook)}\n"
    if not any(cell.get("outputs") for cell in notebook.cells):
        return text
    document = json.loads(text)
    for cell in document["cells"]:
        if cell.get("outputs"):
            cell["metadata"]["trusted"] = True
        for output in cell.get("outputs", ()):
            output["data"] = {kind: _joined(data) for kind, data in output.get("data", {}).items()}
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _joined(data: object) -> object:
    return "".join(data) if isinstance(data, list) else data
