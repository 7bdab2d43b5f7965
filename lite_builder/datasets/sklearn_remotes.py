"""Which files do scikit-learn's loaders fetch? Read from the source of the very scikit-learn that the site ships.

Its modules name each file in a `RemoteFileMetadata(filename=..., url=..., checksum=...)`, whose checksum is a sha256;
`_openml.py` names the addresses of OpenML's interface.
"""

import ast
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lite_builder.datasets.remote import Remote
from lite_builder.errors import LockError

_LOADERS = {
    "20newsgroups": ("_twenty_newsgroups", ("ARCHIVE",)),
    "20newsgroups_vectorized": ("_twenty_newsgroups", ("ARCHIVE",)),
    "california_housing": ("_california_housing", ("ARCHIVE",)),
    "covtype": ("_covtype", ("ARCHIVE",)),
    "kddcup99": ("_kddcup99", ("ARCHIVE_10_PERCENT",)),
    "lfw_pairs": ("_lfw", ("FUNNELED_ARCHIVE", "TARGETS")),
    "lfw_people": ("_lfw", ("FUNNELED_ARCHIVE", "TARGETS")),
    "olivetti_faces": ("_olivetti_faces", ("FACES",)),
    "rcv1": ("_rcv1", ("XY_METADATA", "TOPICS_METADATA")),
    "species_distributions": ("_species_distributions", ("SAMPLES", "COVERAGES")),
}
"""For each loader its module, and the constants there that a call without arguments uses."""


def sklearn_remotes(loader: str, wheel: Path) -> tuple[Remote, ...]:
    """The files of a loader, by the scikit-learn in `wheel`. Raises `LockError` if it does not name them."""
    module, names = _LOADERS[loader]
    constants = _constants(wheel, module)
    found = [remote for name in names if name in constants for remote in _remotes(constants[name], loader)]
    if not found:
        raise _unknown(wheel, f"where `fetch_{loader}` finds its data")
    return tuple(found)


def openml_templates(wheel: Path) -> dict[str, str]:
    """The addresses of OpenML's interface, by their names in scikit-learn; `{}` in them is replaced.

    Raises `LockError` if one is not there.
    """
    constants = _constants(wheel, "_openml")
    found = {
        name: value.value
        for name, value in constants.items()
        if isinstance(value, ast.Constant) and isinstance(value.value, str)
    }
    for name in ("_SEARCH_NAME", "_DATA_INFO", "_DATA_FEATURES", "_DATA_QUALITIES"):
        if not found.get(name, "").startswith("https://"):
            raise _unknown(wheel, "where `fetch_openml` finds its data")
    return found


def _constants(wheel: Path, module: str) -> dict[str, ast.expr]:
    """What the module's names are set to at its top level."""
    with zipfile.ZipFile(wheel) as opened:
        try:
            tree = ast.parse(opened.read(f"sklearn/datasets/{module}.py"))
        except KeyError as error:
            raise _unknown(wheel, f"of {module}") from error
    assigned = (node for node in tree.body if isinstance(node, ast.Assign))
    return {target.id: node.value for node in assigned for target in node.targets if isinstance(target, ast.Name)}


def _remotes(value: ast.expr, loader: str) -> Iterator[Remote]:
    for node in ast.walk(value):
        if isinstance(node, ast.Call):
            told = {word.arg: word.value.value for word in node.keywords if isinstance(word.value, ast.Constant)}
            if {"url", "filename", "checksum"} <= told.keys():
                yield Remote(
                    str(told["url"]), str(told["filename"]), str(told["checksum"]), f"the data of fetch_{loader}"
                )


def _unknown(wheel: Path, what: str) -> LockError:
    return LockError(
        f"the locked scikit-learn does not say {what}",
        why=f"lite_builder looks for it in {wheel.name}, where this version has it elsewhere",
        todo="name the addresses of the files in [datasets] addresses, and report this",
    )
