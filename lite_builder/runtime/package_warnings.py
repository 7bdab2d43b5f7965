"""Which warnings of packages do learners not see? Those about Pyodide itself, which nobody who writes a cell can heed.

threadpoolctl 3.6.0 lists the libraries in memory with a method that Pyodide has deprecated; scikit-learn asks for them.
"""

import warnings

MODULE = "threadpoolctl"


def change(_module: object) -> None:
    """Silence this one warning, and no other."""
    warnings.filterwarnings("ignore", r"JsProxy\.as_object_map\(\) is deprecated", RuntimeWarning, MODULE)
