"""What does Pyodide read to find its packages? The text of the `pyodide-lock.json` that the site ships.

It lists only what is in the site. Its form is that of the official file in npm's `pyodide` package.
"""

import json
from collections.abc import Sequence

from lite_builder.packages.lock import Lock, LockedPackage


def pyodide_lock_text(lock: Lock, *, also: Sequence[LockedPackage] = ()) -> str:
    """The text of `pyodide-lock.json` for the packages of `lock` and `also`: the same text for the same packages."""
    info = {
        "abi_version": lock.pyodide.abi,
        "arch": lock.pyodide.arch,
        "platform": lock.pyodide.platform,
        "python": lock.pyodide.python,
    }
    packages = {package.name: _entry(package) for package in (*lock.packages, *also)}
    return json.dumps({"info": info, "packages": packages}, indent=1, sort_keys=True) + "\n"


def _entry(package: LockedPackage) -> dict[str, object]:
    is_library = package.file.endswith(".zip")
    return {
        "name": package.name,
        "version": package.version,
        "file_name": package.file,
        "sha256": package.sha256,
        "imports": sorted(package.imports),
        "depends": sorted(package.depends),
        "install_dir": "dynlib" if is_library else "site",
        "package_type": "shared_library" if is_library else "package",
        "unvendored_tests": False,
    }
