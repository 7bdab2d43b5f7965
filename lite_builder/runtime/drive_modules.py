"""How are modules beside the notebook found? As everywhere, without asking the page again and again what is beside it.

Python looks beside the notebook first, for each module that a package imports, too. In JupyterLite each look is a
request to the page, for which Python stands still: scikit-learn and what it imports ask for dozens. So while an
installed package is imported, what the folder held when the first of its imports looked holds for all of them.
"""

import sys
from collections.abc import Callable
from importlib.machinery import (
    BYTECODE_SUFFIXES,
    EXTENSION_SUFFIXES,
    SOURCE_SUFFIXES,
    ExtensionFileLoader,
    FileFinder,
    ModuleSpec,
    SourceFileLoader,
    SourcelessFileLoader,
)
from pathlib import Path

from .late_imports import is_tried_by_a_package

_LOADERS = (
    (ExtensionFileLoader, EXTENSION_SUFFIXES),
    (SourceFileLoader, SOURCE_SUFFIXES),
    (SourcelessFileLoader, BYTECODE_SUFFIXES),
)


class DriveFinder(FileFinder):
    """Finds modules in one folder of the learner's files."""

    _names: frozenset[str] | None = None

    def find_spec(self, fullname: str, target: object = None) -> ModuleSpec | None:
        """Where the module is, if it is in this folder."""
        if not is_tried_by_a_package(sys._getframe(1)):
            self._names = None
        elif fullname.rpartition(".")[2] not in self._known_names():
            return None
        return super().find_spec(fullname, target)  # type: ignore[arg-type]  # typeshed names the module's type

    def _known_names(self) -> frozenset[str]:
        if self._names is None:
            try:
                self._names = frozenset(file.name.partition(".")[0] for file in Path(self.path).iterdir())
            except OSError:
                self._names = frozenset()
        return self._names


def finder_below(drive: str) -> Callable[[str], DriveFinder]:
    """What `sys.path_hooks` asks for the finder of a folder: this one for `drive` and what is below it."""

    def finder_for(path: str) -> DriveFinder:
        if path != drive and not path.startswith(f"{drive}/"):
            raise ImportError(f"{path} is not below {drive}", path=path)
        if not Path(path).is_dir():
            raise ImportError(f"{path} is no folder", path=path)
        return DriveFinder(path, *_LOADERS)

    return finder_for


def install(drive: str) -> None:
    """Have modules below the folder `drive` found this way."""
    sys.path_hooks.insert(0, finder_below(drive))
