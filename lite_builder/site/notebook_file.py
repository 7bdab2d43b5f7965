"""How does a notebook stand in the site? As nbformat writes it, with the marks of its version.

Only we put outputs into a notebook, as the buttons of a quiz. Elsewhere a server does for them what JupyterLite 0.8.6
leaves undone: it joins their lines, which nbformat keeps as lists, and marks cells as trusted, without which JupyterLab
takes out scripts.
"""

import json

import nbformat
from nbformat import NotebookNode

from lite_builder.site.page_version import KEY, version_marks


def notebook_text(notebook: NotebookNode) -> str:
    """The text of the notebook's file; the notebook itself stays as it is."""
    document = json.loads(nbformat.writes(notebook))
    document["metadata"][KEY] = version_marks(notebook)
    for cell in document["cells"]:
        if cell.get("outputs"):
            cell["metadata"]["trusted"] = True
        for output in cell.get("outputs", ()):
            output["data"] = {kind: _joined(data) for kind, data in output.get("data", {}).items()}
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _joined(data: object) -> object:
    return "".join(data) if isinstance(data, list) else data
