"""Where do the tests come from? From the wheels that the libraries publish for ordinary computers, through pip.

Pyodide's wheels are without tests. Those for Linux have them all, byte for byte as in the source archives, which pip
can only download by building a part of them. The wheels are opened, never installed; of each, the folders of tests are
kept in the cache. Tools come as wheels for any machine.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from lite_builder.errors import Place, UnreachableError
from lite_builder.packages.pip import Pip
from lite_builder.progress import Step
from lite_builder.shelf import Shelf
from lite_builder.store import NotThere, Store, Unreachable
from lite_builder.verify.selftest.selection import TESTS

_LINUX = ("manylinux_2_28_x86_64", "manylinux_2_27_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64")
_KIND = "selftest"


class TestFiles:
    """Zip files to be unpacked into the kernel's site-packages, out of the cache, or else through pip."""

    __test__ = False

    def __init__(self, store: Store, step: Step) -> None:
        self._store = store
        self._shelf = Shelf.of(store, _KIND)
        self._pip = Pip()
        self._step = step

    def tests_of(self, project: str, version: str, package: str, python: str) -> bytes:
        """The tests of a library, and what pytest needs beside them, for this Python (`3.14`).

        Raises `UnreachableError`.
        """
        options = (
            "--implementation=cp",
            f"--python-version={python}",
            f"--abi=cp{python.replace('.', '')}",
            *(f"--platform={platform}" for platform in _LINUX),
        )
        return self._get(f"{project}-{version}-tests.zip", project, version, options, package)

    def tool(self, project: str, version: str) -> bytes:
        """A wheel for any machine. Raises `UnreachableError`."""
        options = ("--implementation=py", "--abi=none", "--platform=any", "--python-version=3.14")
        return self._get(f"{project}-{version}.whl", project, version, options, None)

    def _get(self, name: str, project: str, version: str, options: tuple[str, ...], package: str | None) -> bytes:
        kept = self._shelf.get(name)
        if kept is None:
            with self._store.scratch() as scratch:
                wheel = self._download(project, version, scratch, options)
                kept = wheel.read_bytes() if package is None else only_tests(wheel, package)
            self._shelf.put(name, kept)
        return kept

    def _download(self, project: str, version: str, into: Path, options: tuple[str, ...]) -> Path:
        requirement = f"{project}=={version}"

        def came(done: int, total: int | None) -> None:
            self._step.advance(done, total or done, requirement)

        try:
            return self._pip.download(requirement, into, options, came)
        except (NotThere, Unreachable) as error:
            raise UnreachableError(
                f"the tests of {requirement} are not to be had",
                where=Place("selftest"),
                why=str(error),
                todo="run this where pip reaches its index, which is once for each version",
            ) from error


def only_tests(wheel: Path, package: str) -> bytes:
    """A zip file of the package's folders of tests and its conftest files, compressed, of what is in the wheel."""
    out = io.BytesIO()
    with zipfile.ZipFile(wheel) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in sorted(whole.namelist()):
            if belongs_to_tests(name, package):
                kept.writestr(name, whole.read(name))
    return out.getvalue()


def belongs_to_tests(name: str, package: str) -> bool:
    """Whether a file of a wheel is one that only tests need. Compiled ones are for another machine, and never are."""
    path = PurePosixPath(name)
    if name.endswith("/") or path.parts[0] != package or re.search(r"\.(so|pyd|pyi)$", name):
        return False
    return TESTS in path.parts[:-1] or path.name == "conftest.py"


def names_in(archive: bytes) -> Iterable[str]:
    """The files in a zip file."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.namelist()
