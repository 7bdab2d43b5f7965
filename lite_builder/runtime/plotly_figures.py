"""How does plotly show a figure here? Always as data, which the extension in the site draws (plotly's own mime type).

Left to itself plotly puts its 5 MB of JavaScript into the first output beside that, and its other ways to show a figure
in a notebook load scripts from a CDN, or open a browser.
"""

import os
from types import SimpleNamespace
from typing import Any

MODULE = "plotly.io._renderers"

_INSTEAD = (
    *("notebook", "notebook_connected", "kaggle", "azure", "colab", "cocalc", "databricks"),
    *("browser", "firefox", "chrome", "chromium", "iframe", "iframe_connected"),
)

_NBFORMAT = SimpleNamespace(__version__="5.10")
"""In the place of nbformat, of which plotly asks only whether it is new enough to know such data."""


def change(renderers: Any) -> None:
    """Change the module that holds plotly's renderers, which has just been imported."""
    renderers.nbformat = renderers.nbformat or _NBFORMAT
    registry = renderers.renderers
    for name in _INSTEAD:
        if name in registry:
            registry[name] = registry["plotly_mimetype"]
    registry.default = os.environ.get("PLOTLY_RENDERER") or "plotly_mimetype"
