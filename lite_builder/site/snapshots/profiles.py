"""Which snapshots are there? Each with packages unpacked in it, and modules imported."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from lite_builder.packages.kernel import KERNEL_PACKAGES
from lite_builder.packages.lock import Lock
from lite_builder.site.bundles.bundles import closure
from lite_builder.site.runtime_wheel import NAME as RUNTIME

# Not the kernel's own, which makes the shell when it is imported: that has to be told of this page first.
_KERNEL_MODULES = (
    *("IPython", "IPython.core.completerlib", "getpass", "jedi", "comm", "piplite.piplite", "packaging.requirements"),
)

_STACK = {
    "numpy": ("numpy",),
    "scipy": ("scipy.stats", "scipy.optimize", "scipy.integrate", "scipy.linalg", "scipy.sparse"),
    # What shows a table, and writes it.
    "pandas": (
        *("pandas", "pandas.io.formats.html", "pandas.io.formats.string", "pandas.io.formats.csvs"),
        "pandas.core.methods.to_dict",
    ),
    # And what Pillow looks for when a figure is saved. Not the backend, which needs the shell when it is imported.
    "matplotlib": (
        *("matplotlib.pyplot", "PIL.PngImagePlugin", "PIL.BmpImagePlugin"),
        *("PIL.GifImagePlugin", "PIL.JpegImagePlugin", "PIL.PpmImagePlugin"),
    ),
    "scikit-learn": (
        *("sklearn.linear_model", "sklearn.ensemble", "sklearn.pipeline", "sklearn.preprocessing", "sklearn.compose"),
        *("sklearn.model_selection", "sklearn.datasets", "sklearn.inspection", "sklearn.svm", "sklearn.neighbors"),
        "sklearn.utils._pprint",
    ),
    # It has both of the libraries that the last of these needs.
    "seaborn": ("seaborn", "pandas.plotting._matplotlib"),
}


@dataclass(frozen=True)
class Profile:
    """What is in a snapshot: these packages of the lock with what they need, and these modules, imported."""

    name: str
    packages: tuple[str, ...]
    modules: tuple[str, ...]


def profiles(lock: Lock) -> tuple[Profile, ...]:
    """The profiles that a site with these packages can have, the smallest first."""
    stack = [package for package in _STACK if lock.package(package)]
    numpy = [package for package in stack if package == "numpy"]
    named: dict[str, list[str]] = {"kernel": [], "numpy": numpy, "stack": stack}
    return tuple(_profile(name, packages, lock) for name, packages in named.items() if packages or name == "kernel")


def smallest_with(packages: Collection[str], found: Iterable[Profile]) -> Profile | None:
    """The first of `found` that holds all of `packages` that any snapshot can hold."""
    wanted = {*packages} & {*_STACK}
    return next((profile for profile in found if wanted <= {*profile.packages}), None)


def _profile(name: str, packages: Collection[str], lock: Lock) -> Profile:
    imported = tuple(module for package in packages for module in _STACK[package])
    return Profile(
        name, tuple(sorted(closure((*KERNEL_PACKAGES, RUNTIME, *packages), lock))), (*_KERNEL_MODULES, *imported)
    )
