"""What is changed in the learner's kernel before its first cell? Run by site/assets/boot.mjs, once Pyodide is there."""

import json
from pathlib import Path

from . import installs, late_imports

IPYTHON_CONFIG = Path("/etc/ipython/ipython_config.json")
"""Read by IPython when the kernel makes its shell (`IPython.core.application.SYSTEM_CONFIG_DIRS`)."""


def start() -> None:
    """Let packages load when they are imported, and have installations answered from the site."""
    late_imports.install()
    installs.install()
    config = {"InteractiveShellApp": {"extensions": [f"{__package__}.pip_command"]}}
    IPYTHON_CONFIG.parent.mkdir(parents=True, exist_ok=True)
    IPYTHON_CONFIG.write_text(json.dumps(config), encoding="utf-8")
