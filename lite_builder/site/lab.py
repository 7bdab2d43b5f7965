"""JupyterLite's part of the site: its apps, its kernel, its settings and its index of the contents.

The only door to JupyterLite's build, which runs through its Python API in a folder of its own, away from the
JupyterLite files and extensions that happen to be installed or to lie about on the author's machine.
"""

import contextlib
import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Any, NoReturn

from lite_builder.errors import JupyterLiteError, Place, SettingsError
from lite_builder.packages.kernel import KERNEL_PACKAGES
from lite_builder.shelf import Shelf
from lite_builder.site.extensions import Prebuilt
from lite_builder.site.kept_apps import apps_name, keep_apps, unpack_apps
from lite_builder.site.lab_patches import FIRST_TEXT, change_site
from lite_builder.site.offline_files import add_service_worker
from lite_builder.site.page_script import add_page_script
from lite_builder.site.runtime_wheel import NAME as RUNTIME
from lite_builder.site.script_names import put_modules
from lite_builder.site.unused_plugins import notebook_page_settings
from lite_builder.site.work_files import FOLDER as WORK_FOLDER
from lite_builder.site.work_files import add_work_modules

APPS = ("lab", "notebooks", "tree", "edit")
PYODIDE_FOLDER = "static/pyodide"
LOCK_FILE = "pyodide-lock.json"
"""Where Pyodide finds there what there is to load."""
BOOT_FILE = "boot.js"
PAGE_MODULES = ("kernel_start.js", "early_scripts.js", "start_line.js", "start_bar.js", "storage.js", "anchors.js")
"""What runs in each page of JupyterLite before its own scripts, in this order, and the first of `work/` after it."""
FIRST_OF_WORK = f"{WORK_FOLDER}/follow.js"
LATER_MODULES = ("offline/update_bar.js", f"{WORK_FOLDER}/newer_bar.js")
"""What runs there once the page has loaded."""
KERNEL_PLUGIN = "@jupyterlite/pyodide-kernel-extension:kernel"

# JupyterLite writes the time of each file into its index of the contents, clamped to this one: 1980-01-02, the first
# full day that zip archives can express. Any fixed time gives equal bytes for equal inputs.
_FIXED_TIME = 315619200

_ASSETS = files("lite_builder.site") / "assets"
_WHEN_LOADED = 'if (document.readyState === "complete") later();\nelse addEventListener("load", later);\n'

Json = dict[str, Any]


# Both show when a file was last saved on the server, which here is the fixed time above.
_FILE_BROWSER = "@jupyterlab/filebrowser-extension:browser"
_CHECKPOINTS = "@jupyter-notebook/notebook-extension:checkpoints"
# It asks for another icon of the tab whenever a cell begins or ends; JupyterLite ships none of them.
_TAB_ICON = "@jupyter-notebook/notebook-extension:tab-icon"


def build_lab(
    site: Path, contents: Path, settings: Json, extensions: Sequence[Prebuilt], scratch: Path, shelf: Shelf
) -> None:
    """Build JupyterLite into the new folder `site`, with the files below `contents`, and with these settings.

    `scratch` is a new folder on the same disk; `shelf` keeps the part that has nothing of the contents. Raises
    `JupyterLiteError` with JupyterLite's own words, and `OSError` where the disk is the reason.
    """
    scratch.mkdir()
    (scratch / "jupyter-lite.json").write_text(json.dumps(settings), encoding="utf-8")
    (scratch / "notebooks").mkdir()
    (scratch / "notebooks" / "jupyter-lite.json").write_text(json.dumps(notebook_page_settings()), encoding="utf-8")
    # JupyterLite sets the times of everything that lies beside its output, which must not be the author's project.
    output = scratch / "output" / "site"
    output.parent.mkdir()
    _put_apps(scratch, output, settings, extensions, shelf)
    _run_jupyterlite(scratch, output, contents=[contents], only="contents")
    _sort_contents_index(output / "api" / "contents")
    _add_page_modules(output)
    change_site(output, [FIRST_TEXT])
    add_page_script(output)
    add_work_modules(output)
    add_service_worker(output)
    output.rename(site)


def site_settings(title: str) -> Json:
    """The runtime settings that the site needs: the kernel runs from the site's own files and asks no other host."""
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": title,
            "exposeAppInBrowser": True,
            "disabledExtensions": [_CHECKPOINTS, _TAB_ICON],
            "settingsOverrides": {_FILE_BROWSER: {"showLastModifiedColumn": False}},
            "litePluginSettings": {
                KERNEL_PLUGIN: {
                    "pyodideUrl": f"./{PYODIDE_FOLDER}/{BOOT_FILE}",
                    "disablePyPIFallback": True,
                    "loadPyodideOptions": {"packages": [*KERNEL_PACKAGES, RUNTIME]},
                }
            },
        },
    }


def merge_settings(ours: Json, files: Iterable[Path]) -> Json:
    """Ours with the author's `jupyter-lite.json` files merged in: the author's values win, lists are joined.

    Raises `SettingsError` for a file that is not a JSON object, or holds what cannot be merged.
    """
    merged = ours
    for file in files:
        try:
            author = json.loads(file.read_text(encoding="utf-8-sig"))
        except (json.JSONDecodeError, UnicodeDecodeError) as error:
            raise SettingsError("this is not JSON", where=Place(file), why=str(error), todo="mend it") from error
        if not isinstance(author, dict):
            raise SettingsError(
                "this is not a JSON object", where=Place(file), todo='write `{"jupyter-config-data": {}}`'
            )
        _check_kinds(ours, author, file)
        merged = _merge(merged, author)
    return merged


def _check_kinds(ours: Any, author: Any, file: Path, key: str = "") -> None:
    """Refuse a value that would put another kind of thing in the place of an object or a list that the site needs."""
    if isinstance(ours, dict) and isinstance(author, dict):
        for name in ours.keys() & author.keys():
            _check_kinds(ours[name], author[name], file, f"{key}.{name}".lstrip("."))
    elif isinstance(ours, (dict, list)) and type(ours) is not type(author):
        kind = "an object, in braces" if isinstance(ours, dict) else "a list, in brackets"
        raise SettingsError(f"`{key}` is of the wrong kind", where=Place(file), todo=f"write it as {kind}")


def _merge(base: Any, over: Any) -> Any:
    if isinstance(base, Mapping) and isinstance(over, Mapping):
        return {key: _merge(base.get(key), over[key]) if key in over else base[key] for key in {**base, **over}}
    if isinstance(base, list) and isinstance(over, list):
        return base + [item for item in over if item not in base]
    return over


def _put_apps(scratch: Path, output: Path, settings: Json, extensions: Sequence[Prebuilt], shelf: Shelf) -> None:
    name = apps_name(settings, extensions)
    if not unpack_apps(shelf, name, output):
        folders = [extension.copy_to(scratch / "extensions") for extension in extensions]
        _run_jupyterlite(scratch, output, extensions=folders)
        keep_apps(shelf, name, output)


def _run_jupyterlite(
    scratch: Path, output: Path, *, contents: Sequence[Path] = (), extensions: Sequence[Path] = (), only: str = ""
) -> None:
    """Run all of JupyterLite's addons, or only one; they know of each other's work through files in `output`."""
    # Imported here since it takes half a second, which a build with nothing to do need not spend.
    from jupyterlite_core.addons import get_addon_implementations
    from jupyterlite_core.manager import LiteManager

    manager = LiteManager(
        lite_dir=scratch,
        cache_dir=scratch / "cache",
        output_dir=output,
        contents=contents,
        apps=APPS,
        ignore_contents=(),
        no_sourcemaps=True,
        no_unused_shared_packages=True,
        source_date_epoch=_FIXED_TIME,
        ignore_sys_prefix=True,
        federated_extensions=[str(folder) for folder in extensions],
        disable_addons=[name for name in get_addon_implementations() if only not in ("", name)],
    )
    printed = StringIO()
    # In memory, since the disk may be what fails; its name is doit's, which it hands on to sqlite.
    manager._doit_config = {
        "dep_file": ":memory:",
        "backend": "sqlite3",
        "verbosity": 0,
        "reporter": "error-only",
        "outfile": printed,
    }
    with contextlib.redirect_stdout(StringIO()):
        manager.initialize()
        failed = manager.doit_run("post_build")
    if failed:
        _raise(printed.getvalue())


def _raise(printed: str) -> NoReturn:
    """JupyterLite reports every failure as text; one of the disk is made an `OSError` again."""
    if found := re.search(r"\[Errno (\d+)\]", printed):
        number = int(found[1])
        raise OSError(number, os.strerror(number))
    raise JupyterLiteError(
        "JupyterLite's own build failed",
        why=next((line for line in reversed(printed.splitlines()) if line.strip()), "it does not say why"),
        todo="look for a value of the wrong kind in jupyter-lite.json; if there is none, report this",
    )


def _sort_contents_index(index: Path) -> None:
    """Put each folder's listing in order; JupyterLite leaves it in the order of the disk, which differs by machine."""
    for file in index.rglob("all.json"):
        listing = json.loads(file.read_text(encoding="utf-8"))
        listing["content"].sort(key=lambda item: item["name"])
        file.write_text(json.dumps(listing, indent=2, sort_keys=True), encoding="utf-8")


def _add_page_modules(output: Path) -> None:
    """Let every app import our modules first, by the one that all of them import before they start."""
    put_modules((file for file in _ASSETS.iterdir() if file.is_file()), output)
    imports = "".join(f'import "./{name}";\n' for name in (*PAGE_MODULES, FIRST_OF_WORK))
    # Their whole addresses, since on a USB key only those are the same for whoever imports.
    later = "".join(f'import(new URL("{name}", import.meta.url).href);' for name in LATER_MODULES)
    later = f"const later = () => {{ {later} }};\n{_WHEN_LOADED}"
    first = output / "config-utils.js"
    first.write_text(imports + later + first.read_text(encoding="utf-8"), encoding="utf-8")
