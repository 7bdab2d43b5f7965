"""How does Python begin to start before JupyterLite asks for it? By the first line of the worker that it runs in.

The page makes that worker as soon as it opens (assets/kernel_start.mjs). Facts of jupyterlite-pyodide-kernel 0.8.6.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lite_builder.errors import JupyterLiteError
from lite_builder.site.lab import BOOT_FILE, KERNEL_PLUGIN, PYODIDE_FOLDER
from lite_builder.site.patch import Patch

_SCRIPT = "extensions/@jupyterlite/pyodide-kernel-extension/static/comlink.worker.*.js"
_FIRST = "var Qo=Object.create,"
_BOOT = f"../../../../{PYODIDE_FOLDER}/{BOOT_FILE}"

PATCH = Patch(
    _SCRIPT,
    _FIRST,
    f'import(new URL("{_BOOT}",import.meta.url).href).then(boot=>boot.startEarly()).catch(console.warn);{_FIRST}',
    why="Python starts when the worker does, not when JupyterLite's interface has come to send it its options",
)


def start_early(site: Path, settings: Mapping[str, Any]) -> str | None:
    """Have the worker begin by itself; gives its path in the site. None where the author's settings forbid that.

    `settings` are those of JupyterLite. Raises `JupyterLiteError` if the worker is not as it was.
    """
    kernel = settings["jupyter-config-data"]["litePluginSettings"][KERNEL_PLUGIN]
    if kernel["pyodideUrl"] != f"./{PYODIDE_FOLDER}/{BOOT_FILE}" or set(kernel["loadPyodideOptions"]) - {"packages"}:
        return None
    scripts = list(site.glob(_SCRIPT))
    try:
        text = PATCH.apply(scripts[0].read_text(encoding="utf-8") if len(scripts) == 1 else "")
    except ValueError as error:
        raise JupyterLiteError(
            "JupyterLite's kernel is not as lite_builder needs it",
            why=str(error),
            todo="install lite_builder again: pip install --force-reinstall lite_builder",
        ) from error
    scripts[0].write_text(text, encoding="utf-8")
    return scripts[0].relative_to(site).as_posix()
