"""How are modules of installed packages imported here? As everywhere, with a second try, and a few with a change.

Some packages need more than their metadata says: `DataFrame.style` ends with an ImportError without jinja2, plotly's
`FigureWidget` without anywidget. That shows when the body of such a module fails; it then gets what late_imports.py
refused to it, and runs again. What has to be otherwise in a browser is changed when its module has been imported.
"""

import sys
from collections.abc import Callable, Mapping
from importlib.machinery import (
    BYTECODE_SUFFIXES,
    EXTENSION_SUFFIXES,
    SOURCE_SUFFIXES,
    ExtensionFileLoader,
    FileFinder,
    SourceFileLoader,
    SourcelessFileLoader,
)
from types import ModuleType
from typing import Any

from .late_imports import LateImports

Changes = Mapping[str, Callable[[Any], None]]
"""For the full name of a module, the function that changes what has to be otherwise here."""


def loader_for(late: LateImports, changes: Changes) -> type[SourceFileLoader]:
    """A loader of modules that brings what `late` refused, where a module fails without it, and makes the changes."""

    class PackageLoader(SourceFileLoader):
        """Runs the body of a module, and once more if that helps."""

        def exec_module(self, module: ModuleType) -> None:
            """Run the body, then make the change, if there is one for this module."""
            before = len(late.refused)
            try:
                super().exec_module(module)
            except ImportError:
                needed = set(late.refused[before:])
                if not needed:
                    raise
                del late.refused[before:]
                for package in sorted(needed):
                    late.bring(package)
                super().exec_module(module)
            if change := changes.get(module.__name__):
                change(module)

    return PackageLoader


def install(late: LateImports, changes: Changes, folder: str) -> None:
    """Have modules below `folder` (site-packages) imported this way."""
    loaders = (
        (ExtensionFileLoader, EXTENSION_SUFFIXES),
        (loader_for(late, changes), SOURCE_SUFFIXES),
        (SourcelessFileLoader, BYTECODE_SUFFIXES),
    )

    def finder_for(path: str) -> FileFinder:
        if not path.startswith(folder):
            raise ImportError(f"{path} is not below {folder}", path=path)
        return FileFinder(path, *loaders)

    sys.path_hooks.insert(0, finder_for)
    for path in [path for path in sys.path_importer_cache if path.startswith(folder)]:
        del sys.path_importer_cache[path]
