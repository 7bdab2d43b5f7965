"""What does a built site ship of one package? Its files, as they lie in the browser's file system."""

import json
from pathlib import Path

from lite_builder.site.bundles.bundle_file import Files, unpack
from lite_builder.site.lab import LOCK_FILE, PYODIDE_FOLDER


def shipped_files(site: Path, package: str) -> Files:
    """The files of the bundle that the package travels in, those that come later among them, by their paths.

    Nothing, where the site has no such package. Raises `ValueError` for a damaged bundle, and `OSError`.
    """
    folder = site / PYODIDE_FOLDER
    lock = json.loads((folder / LOCK_FILE).read_text(encoding="utf-8"))
    if package not in lock["packages"]:
        return {}
    bundle = unpack((folder / lock["packages"][package]["file_name"]).read_bytes())
    files = dict(bundle.files)
    for name in bundle.later:
        files |= unpack((folder / name).read_bytes()).files
    return files
