"""What shows the Markdown of the notebooks to those who read them?"""

from enum import Enum


class Reader(Enum):
    """Jupyter itself, and all that know as little of MyST; or jupyterlab-myst 2.7.0."""

    JUPYTER = "jupyter"
    MYST = "myst"
