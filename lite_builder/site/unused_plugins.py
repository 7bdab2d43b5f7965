"""Which plugins of JupyterLab 4 and Notebook 7 have nothing to do on the page of a notebook, and slow each start?"""

from typing import Any

UNUSED = (
    # A language server is a program, and a static site runs none.
    "@jupyterlab/lsp-extension",
    "@jupyterlite/application-extension:lsp-connection-manager",
    "@jupyterlab/notebook-extension:language-server",
    # Consoles open in an app of their own, which a site of ours does not have.
    "@jupyterlab/console-extension",
    "@jupyter-notebook/console-extension",
    "@jupyterlab/notebook-extension:code-console",
    "@jupyterlab/tooltip-extension:consoles",
    # Text files, sounds and films open in the `edit` and `lab` apps.
    "@jupyterlab/fileeditor-extension",
    "@jupyterlab/tooltip-extension:files",
    "@jupyterlab/audio-extension",
    "@jupyterlab/video-extension",
)


def notebook_page_settings() -> dict[str, Any]:
    """JupyterLite's settings of the app `notebooks` alone."""
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": {"disabledExtensions": list(UNUSED)}}
