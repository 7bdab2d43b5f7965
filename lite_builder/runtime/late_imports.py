"""How does a package of the site get into the kernel when no cell names it in an import? When something imports it.

JupyterLite's kernel looks for imports in a cell's text before it runs, and sees none below a magic, in a module beside
the notebook, or where one package needs another at some call. This finder is asked when an import has found nothing.
"""

import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import FrameType, ModuleType


class LateImports:
    """Loads the package of a top-level module once, by `load(package)`; `providers` maps modules to packages.

    `refused` are packages of the site that others have tried to import and did not get, in that order.
    """

    def __init__(self, providers: Mapping[str, str], load: Callable[[str], None]) -> None:
        self._providers = providers
        self._load = load
        self._tried: set[str] = set()
        self.refused: list[str] = []

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where the module is, now that its package is loaded; None if the site has no package for it."""
        package = self._providers.get(name) if path is None else None
        if package is None or package in self._tried:
            return None
        if is_tried_by_a_package(sys._getframe(1)):
            self.refused.append(package)
            return None
        self.bring(package)
        return PathFinder.find_spec(name)

    def bring(self, package: str) -> None:
        """Load a package, whatever asks for it."""
        self._tried.add(package)
        self._load(package)
        importlib.invalidate_caches()


def is_tried_by_a_package(frame: FrameType | None) -> bool:
    """Whether an installed package asks while it is itself imported.

    Packages try there which others they could use (scikit-learn looks for pandas); loading those would take seconds for
    nothing. What a package really needs is loaded with it, or at a second try (package_modules.py).
    """
    while frame is not None:
        if _imports_an_installed_module(frame):
            return True
        frame = frame.f_back
    return False


def _imports_an_installed_module(frame: FrameType) -> bool:
    is_installed_body = frame.f_code.co_name == "<module>" and "/site-packages/" in frame.f_code.co_filename
    # importlib sets this on the spec of a module while its body runs (importlib._bootstrap._load_unlocked).
    return is_installed_body and getattr(frame.f_globals.get("__spec__"), "_initializing", False)


def install() -> LateImports:
    """Put the finder behind all others. It loads where the browser lets Python wait in the middle of an import."""
    import pyodide_js
    from _pyodide import _importhook
    from pyodide.ffi import can_run_sync, run_sync

    def load(package: str) -> None:
        if can_run_sync():
            run_sync(pyodide_js.loadPackage(package))

    finder = LateImports(_importhook.REPODATA_PACKAGES_IMPORT_TO_PACKAGE_NAME, load)
    sys.meta_path.append(finder)
    return finder
