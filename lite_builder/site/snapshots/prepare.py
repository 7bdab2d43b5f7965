"""What has happened in the memory of a snapshot? Runs in the Pyodide that the site ships, before it is taken."""

import importlib
from collections.abc import Iterable, Mapping
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
    import_all(plan["modules"])
    # Imported here since its wheel has only now come.
    from lite_builder_runtime import waking

    waking.forget()


def import_all(modules: Iterable[str]) -> None:
    """Import each module, such that a learner's import of it takes no time."""
    for module in modules:
        importlib.import_module(module)
