"""What has happened in the memory of a snapshot? Runs in the Pyodide that the site ships, before it is taken."""

import importlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from runpy import run_path
from site import getsitepackages
from typing import Any
from zipfile import ZipFile


def prepare(plan: Mapping[str, Any]) -> None:
    """Unpack the wheels of the plan, import its modules, and leave nothing behind that only this process needs."""
    folder = getsitepackages()[0]
    for wheel in plan["wheels"]:
        with ZipFile(f"/wheels/{wheel}") as archive:
            archive.extractall(folder)
    importlib.invalidate_caches()
    be_as_the_kernel(Path(folder))
    import_all(plan["modules"])
    # Imported here since its wheel has only now come.
    from lite_builder_runtime import waking

    waking.forget()


def be_as_the_kernel(folder: Path) -> None:
    """Do what `pyodide_kernel` 0.8.6 does before it imports anything; to import it here would make the shell."""
    if (mocks := folder / "pyodide_kernel" / "mocks.py").exists():
        run_path(str(mocks))["apply_mocks"]()
        os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"


def import_all(modules: Iterable[str]) -> None:
    """Import each module, such that a learner's import of it takes no time."""
    for module in modules:
        importlib.import_module(module)
