"""What does the browser's Python kernel itself need, and which files are its core?

Facts of jupyterlite-pyodide-kernel 0.8.6 and of the npm package `pyodide` 314.
"""

KERNEL_PACKAGES = ("ipykernel", "comm", "pyodide-kernel", "ipython", "piplite", "micropip", "jedi")
"""Loaded when a kernel starts, before the first cell: `loadPyodideOptions.packages`."""

STANDARD_PACKAGES = (
    "numpy",
    "scipy",
    "scikit-learn",
    "pandas",
    "matplotlib",
    "seaborn",
    "joblib",
    "threadpoolctl",
)
"""Shipped by every site, whatever its notebooks import."""

CORE_FILES = ("pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide.mjs", "python_stdlib.zip")
"""Pyodide itself."""

OFFICIAL_LOCK_FILE = "pyodide-lock.json"
"""Lists every package of the official distribution; lies beside the core files."""
