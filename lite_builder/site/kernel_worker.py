"""How does Python begin to start before JupyterLite asks for it? By the first line of the worker that it runs in.

It also says there when the first cell can run (assets/boot/progress.mjs). The page makes that worker as soon as it
opens (assets/kernel_start.mjs). Facts of jupyterlite-pyodide-kernel 0.8.6.
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

_READY = "null==(t=this._initializer)||t.resolve()"

EARLY = Patch(
    _SCRIPT,
    _FIRST,
    f'import(new URL("{_BOOT}",import.meta.url).href).then(boot=>boot.startEarly()).catch(console.warn);{_FIRST}',
    why="Python starts when the worker does, not when JupyterLite's interface has come to send it its options",
)

READY = Patch(
    _SCRIPT,
    _READY,
    f'postMessage({{pythonStart:{{step:"ready"}}}}),dispatchEvent(new Event("kernelready")),{_READY}',
    why="the page says what Python is doing until the first cell can run",
)


def start_early(site: Path, settings: Mapping[str, Any]) -> str | None:
    """Have the worker begin by itself; gives its path in the site. None where the author's settings forbid that.

    It says when it is ready in any case. `settings` are those of JupyterLite. Raises `JupyterLiteError` if the
    worker is not as it was.
    """
    kernel = settings["jupyter-config-data"]["litePluginSettings"][KERNEL_PLUGIN]
    is_ours = kernel["pyodideUrl"] == f"./{PYODIDE_FOLDER}/{BOOT_FILE}"
    is_early = is_ours and not set(kernel["loadPyodideOptions"]) - {"packages"}
    scripts = list(site.glob(_SCRIPT))
    try:
        text = READY.apply(scripts[0].read_text(encoding="utf-8") if len(scripts) == 1 else "")
        text = EARLY.apply(text) if is_early else text
    except ValueError as error:
        raise JupyterLiteError(
            "JupyterLite's kernel is not as lite_builder needs it",
            why=str(error),
            todo="install lite_builder again: pip install --force-reinstall lite_builder",
        ) from error
    scripts[0].write_text(text, encoding="utf-8")
    return scripts[0].relative_to(site).as_posix() if is_early else None
