"""What is changed in the learner's kernel before its first cell? Run by site/assets/boot.mjs, once Pyodide is there."""

import json
import sys
from pathlib import Path
from site import getsitepackages

from . import addresses, installs, late_imports, package_modules, package_warnings, plotly_figures

IPYTHON_CONFIG = Path("/etc/ipython/ipython_config.json")
"""Read by IPython when the kernel makes its shell (`IPython.core.application.SYSTEM_CONFIG_DIRS`)."""

CHANGES = {plotly_figures.MODULE: plotly_figures.change, package_warnings.MODULE: package_warnings.change}


def start(data: str) -> None:
    """Let packages load when they are imported, and have installations and addresses of others answered by the site.

    `data` is the address of the site's folder with files of other hosts.
    """
    late = late_imports.install()
    package_modules.install(late, CHANGES, folder=getsitepackages()[0])
    installs.install()
    # What a snapshot holds was imported before anybody could change it.
    for name in CHANGES.keys() & sys.modules.keys():
        CHANGES[name](sys.modules[name])
    addresses.install(data)
    config = {"InteractiveShellApp": {"extensions": [f"{__package__}.pip_command"]}}
    IPYTHON_CONFIG.parent.mkdir(parents=True, exist_ok=True)
    IPYTHON_CONFIG.write_text(json.dumps(config), encoding="utf-8")
