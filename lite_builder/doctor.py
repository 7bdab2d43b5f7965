"""What does this machine have of what lite_builder needs? One finding a line, each with what to do about it."""

import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import version

from lite_builder.browsers.engines import DEFAULT, ENGINES
from lite_builder.browsers.install import install as install_browser
from lite_builder.errors import DiskFullError, NoBrowserError, UserError
from lite_builder.progress import Reporter
from lite_builder.store import Store

_ROOM_NEEDED = 1_000_000_000
"""Bytes: the cache of one course (about 200 MB with an archive), two sites, and room to work."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: whether it will do, what was found, and the exit code if it will not."""

    ok: bool
    text: str
    exit_code: int = 0

    def __str__(self) -> str:
        return f"{'ok' if self.ok else 'NO'}   {self.text}"


def examine(*, install: bool, reporter: Reporter, engine: str = DEFAULT) -> list[Finding]:
    """Look at Python, JupyterLite, the cache and the engine's browser; with `install`, get one if there is none."""
    return [_python(), _jupyterlite(), _cache(Store.default()), _browser(engine, install, reporter)]


def _python() -> Finding:
    return Finding(True, f"Python {'.'.join(map(str, sys.version_info[:3]))}")


def _jupyterlite() -> Finding:
    names = ("jupyterlite-core", "jupyterlite-pyodide-kernel", "jupytext", "playwright")
    return Finding(True, ", ".join(f"{name} {version(name)}" for name in names))


def _cache(store: Store) -> Finding:
    try:
        with store.scratch() as folder:
            free = shutil.disk_usage(folder).free
    except DiskFullError as error:
        return Finding(False, f"cache: {error}", error.exit_code)
    text = f"cache in {store.root}, {free / 1e9:.0f} GB free"
    if free < _ROOM_NEEDED:
        return Finding(False, f"{text}: make room, {_ROOM_NEEDED / 1e9:.0f} GB are needed", DiskFullError.exit_code)
    return Finding(True, text)


def _browser(name: str, install: bool, reporter: Reporter) -> Finding:
    engine = ENGINES[name]
    try:
        try:
            browser = engine.find()
        except NoBrowserError:
            if not install:
                raise
            install_browser(engine.supply, reporter)
            browser = engine.find()
    except UserError as error:
        return Finding(False, f"browser: {error}", error.exit_code)
    return Finding(True, f"{browser.name} {browser.version} in {browser.path}")
