"""What is changed in the learner's kernel before its first cell? Run by site/assets/boot/, once Pyodide is there."""

import importlib
import json
import os
import sys
from pathlib import Path
from site import getsitepackages

from . import (
    addresses,
    drive_modules,
    failed_cells,
    installs,
    late_imports,
    later_files,
    method_callers,
    package_modules,
    package_warnings,
    plotly_figures,
    waiting_input,
)

IPYTHON_CONFIG = Path("/etc/ipython/ipython_config.json")
"""Read by IPython when the kernel makes its shell (`IPython.core.application.SYSTEM_CONFIG_DIRS`)."""

CHANGES = {plotly_figures.MODULE: plotly_figures.change, package_warnings.MODULE: package_warnings.change}

DRIVE = Path("/drive")
"""Where JupyterLite's kernel puts the learner's files, and works from there."""


def start(data: str, awaited_bundle: later_files.AwaitedBundle) -> None:
    """Let packages load when they are imported, and have installations and addresses of others answered by the site.

    `data` is the address of the site's folder with files of other hosts.
    """
    late = late_imports.install()
    package_modules.install(late, CHANGES, folder=getsitepackages()[0])
    drive_modules.install(str(DRIVE))
    installs.install()
    # What a snapshot holds was imported before anybody could change it.
    for name in CHANGES.keys() & sys.modules.keys():
        CHANGES[name](sys.modules[name])
    addresses.install(data)
    method_callers.install()
    later_files.install(awaited_bundle)
    config = {"InteractiveShellApp": {"extensions": [f"{__package__}.pip_command"]}}
    IPYTHON_CONFIG.parent.mkdir(parents=True, exist_ok=True)
    IPYTHON_CONFIG.write_text(json.dumps(config), encoding="utf-8")
    _import_kernel()
    waiting_input.install()
    failed_cells.install()


def _import_kernel() -> None:
    """Import the kernel before the learner's files are there: each import would first ask the page for them."""
    before = Path.cwd()
    DRIVE.mkdir(exist_ok=True)
    os.chdir(DRIVE)
    for module in ("pyodide_kernel", "piplite.piplite"):
        importlib.import_module(module)
    os.chdir(before)
    sys.path_importer_cache.pop(str(DRIVE), None)
