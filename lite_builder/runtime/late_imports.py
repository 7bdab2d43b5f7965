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
    """Loads the package of a top-level module once, by `load(package)`; `providers` maps modules to packages."""

    def __init__(self, providers: Mapping[str, str], load: Callable[[str], None]) -> None:
        self._providers = providers
        self._load = load
        self._tried: set[str] = set()

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where the module is, now that its package is loaded; None if the site has no package for it."""
        package = self._providers.get(name) if path is None else None
        if package is None or package in self._tried or is_tried_by_a_package(sys._getframe(1)):
            return None
        self._tried.add(package)
        self._load(package)
        importlib.invalidate_caches()
        return PathFinder.find_spec(name)


def is_tried_by_a_package(frame: FrameType | None) -> bool:
    """Whether an installed package asks while it is itself imported.

    Packages try there which others they could use (scikit-learn looks for pandas); loading those would take seconds for
    nothing. What a package really needs is loaded with it.
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


def install() -> None:
    """Put the finder behind all others, if this browser lets Python wait for a download in the middle of an import."""
    import pyodide_js
    from _pyodide import _importhook
    from pyodide.ffi import can_run_sync, run_sync

    def load(package: str) -> None:
        if can_run_sync():
            run_sync(pyodide_js.loadPackage(package))

    sys.meta_path.append(LateImports(_importhook.REPODATA_PACKAGES_IMPORT_TO_PACKAGE_NAME, load))
