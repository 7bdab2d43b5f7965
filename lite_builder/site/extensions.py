"""Which JupyterLab extensions does the site bundle? Each as pip has installed it, without files that nothing asks for.

An extension that the course does not need costs its learners nothing, so it stays out of the site.
"""

import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from fnmatch import fnmatchcase
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath
from typing import Protocol

from lite_builder.course.model import Course
from lite_builder.course.myst_use import MystUse, myst_use
from lite_builder.course.reader import Reader
from lite_builder.errors import JupyterLiteError
from lite_builder.site.myst_patches import PATCHES
from lite_builder.site.patch import Patch

_FOLDER = "share/jupyter/labextensions"


# The files of jupyterlab-myst 2.7.0 with which it draws mermaid's diagrams: 2.9 of its 7.1 MB.
_DIAGRAMS = (
    "77 403 584 694 925 1216 1349 1965 2168 2422 2466 3051 3287 3408 3507 3788 3947 4204 4259 4525 4873 5398 5497 5628 "
    "5723 5861 5880 5965 6075 6198 6271 6471 6490 7392 7542 7743 7844 7907 8109 8347 8613 8688 8926 8998 9273 9282 "
    "9554 9569 9842"
)
# One file for each language of code that it can colour; these stay, and those that the course's own code is in.
_CODE = "static/react-syntax-highlighter_languages_highlight_"
_COMMON_CODE = (
    "bash c cpp css diff dockerfile ini java javascript json julia latex makefile markdown matlab plaintext python "
    "pythonRepl r shell sql typescript xml yaml"
)
# Every browser that runs Pyodide takes these fonts as woff2, which is there too.
_OLD_FONTS = ("static/*.ttf", "static/*.woff")


class Prebuilt(Protocol):
    """A prebuilt extension, wherever its files come from."""

    @property
    def identity(self) -> object:
        """What JSON can hold, and what differs where the files differ."""

    def copy_to(self, folder: Path) -> Path:
        """Copy what learners need of it below `folder`; gives its own folder there."""


@dataclass(frozen=True)
class Extension:
    """A prebuilt extension: its package on PyPI, its name in JupyterLab, and patterns of files that stay behind.

    A file stays behind if it fits `left_out` and not `kept`. The patterns of `left_out` and the `patches` belong to the
    version that pyproject.toml pins: each has to fit something. `*` stands for any characters.
    """

    package: str
    name: str
    left_out: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    patches: tuple[Patch, ...] = ()

    def takes(self, path: str) -> bool:
        """Whether the site gets this file, a path within the extension's folder."""
        leaves = any(fnmatchcase(path, pattern) for pattern in self.left_out)
        return not leaves or any(fnmatchcase(path, pattern) for pattern in self.kept)

    @property
    def identity(self) -> object:
        """Its fields, and the version that is installed."""
        return [asdict(self), distribution_of(self).version]

    def copy_to(self, folder: Path) -> Path:
        """Copy what learners need of it; see `copy_extension`."""
        return copy_extension(self, folder)


PYODIDE_KERNEL = Extension("jupyterlite-pyodide-kernel", "@jupyterlite/pyodide-kernel-extension")


def needed_extensions(course: Course) -> tuple[Extension, ...]:
    """The kernel's, and the one that shows MyST if this course uses it."""
    return (PYODIDE_KERNEL, *([myst_extension(myst_use(course))] if course.reader is Reader.MYST else []))


def myst_extension(use: MystUse) -> Extension:
    """The one that shows MyST in Markdown cells, with what it takes for this use of it."""
    diagrams = () if use.has_diagrams else tuple(f"static/{chunk}.*" for chunk in _DIAGRAMS.split())
    languages = (*_COMMON_CODE.split(), *sorted(use.code_languages))
    return Extension(
        "jupyterlab-myst",
        "jupyterlab-myst",
        left_out=(*_OLD_FONTS, *diagrams, f"{_CODE}*"),
        kept=tuple(f"{_CODE}{language}.*" for language in languages),
        patches=PATCHES,
    )


def copy_extension(extension: Extension, folder: Path) -> Path:
    """Copy what learners need of the extension below the new folder `folder`; gives the extension's own folder there.

    Raises `JupyterLiteError` where it is not installed, or not in the version that we know.
    """
    installed = dict(_installed_files(extension))
    for pattern in extension.left_out:
        if not any(fnmatchcase(path, pattern) for path in installed):
            raise _wrong(extension, f"it has no file like `{pattern}`")
    target = folder / extension.name
    for path, file in installed.items():
        if extension.takes(path):
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target / path)
    for patch in extension.patches:
        _apply(patch, extension, target)
    return target


def _apply(patch: Patch, extension: Extension, folder: Path) -> None:
    files = list(folder.glob(patch.file))
    text = files[0].read_text(encoding="utf-8") if len(files) == 1 else ""
    try:
        changed = patch.apply(text)
    except ValueError as error:
        raise _wrong(extension, str(error)) from error
    files[0].write_text(changed, encoding="utf-8")


def distribution_of(extension: Extension) -> Distribution:
    """The installed package of the extension. Raises `JupyterLiteError`."""
    try:
        return distribution(extension.package)
    except PackageNotFoundError as error:
        raise _wrong(extension, "it is not there") from error


def _installed_files(extension: Extension) -> Iterator[tuple[str, Path]]:
    """Path within the extension, and where pip has put it, for each of its files."""
    package = distribution_of(extension)
    inside = PurePosixPath(_FOLDER, extension.name).as_posix() + "/"
    found = [file for file in package.files or () if inside in file.as_posix()]
    if not any(file.name == "package.json" for file in found):
        raise _wrong(extension, "it is installed without its files for the browser")
    for file in found:
        yield file.as_posix().split(inside, 1)[1], Path(str(file.locate()))


def _wrong(extension: Extension, why: str) -> JupyterLiteError:
    return JupyterLiteError(
        f"the package {extension.package} is not as lite_builder needs it",
        why=why,
        todo="install lite_builder again: pip install --force-reinstall lite_builder",
    )
