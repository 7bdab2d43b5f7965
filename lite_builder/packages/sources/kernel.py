"""The wheels that travel inside the installed jupyterlite-pyodide-kernel."""

import shutil
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from lite_builder.packages.sources.source import Came, NotThere, WantedFile

PROJECT = "jupyterlite-pyodide-kernel"
FOLDER = "@jupyterlite/pyodide-kernel-extension/static/pypi/"


class Kernel:
    """Copies a wheel out of the kernel's extension on this machine."""

    name = "kernel"

    def fetch(self, wanted: WantedFile, into: Path, came: Came) -> None:
        """Copy one wheel. Raises `NotThere` if this version of the kernel carries another one."""
        for wheel in kernel_wheels():
            if wheel.name == wanted.file:
                shutil.copyfile(wheel, into)
                return
        raise NotThere(f"the installed {PROJECT} has no {wanted.file}")


def kernel_wheels() -> tuple[Path, ...]:
    """The wheels of the installed kernel, by name; none if it is not installed."""
    try:
        installed = files(PROJECT) or []
    except PackageNotFoundError:
        return ()
    wheels = (file for file in installed if FOLDER in file.as_posix() and file.suffix == ".whl")
    return tuple(sorted((Path(str(wheel.locate())) for wheel in wheels), key=lambda wheel: wheel.name))
