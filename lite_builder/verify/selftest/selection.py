"""Which tests are meant? The modules of a library, found by their files, and those that a person names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

TESTS = "tests"


@dataclass(frozen=True)
class Module:
    """A folder of tests, or a part of it, under the name of what it tests: `sklearn.tree`.

    `files` are paths below site-packages: `sklearn/tree/tests/test_tree.py`.
    """

    name: str
    library: str
    files: tuple[str, ...]


def find_modules(library: str, names: Iterable[str]) -> tuple[Module, ...]:
    """The modules of the library (its project's name) of which files of tests are among these, sorted by name."""
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        path = PurePosixPath(name)
        if path.suffix == ".py" and path.name.startswith("test_") and path.parent.name == TESTS:
            found.setdefault(".".join(path.parts[:-2]), []).append(name)
    return tuple(Module(name, library, tuple(files)) for name, files in sorted(found.items()))


def select_modules(modules: Sequence[Module], wanted: Sequence[str]) -> tuple[tuple[Module, ...], tuple[str, ...]]:
    """The modules that are wanted, each with the files that are, and the names that mean none of them.

    A name means the module, those below it, and, as `sklearn.tree.tests.test_tree`, one file of tests.
    """
    chosen: list[Module] = []
    meant: set[str] = set()
    for module in modules:
        by_file = {file: _names_that_mean(file, module, wanted) for file in module.files}
        files = tuple(file for file, names in by_file.items() if names)
        if files:
            chosen.append(part_of(module, files))
        meant.update(*by_file.values())
    return tuple(chosen), tuple(name for name in wanted if name not in meant)


def part_of(module: Module, files: Sequence[str]) -> Module:
    """The module with only these of its files, under a name that says so."""
    name = module.name if len(files) == len(module.files) else _shared_name(module, files)
    return Module(name, module.library, tuple(files))


def _names_that_mean(file: str, module: Module, wanted: Sequence[str]) -> set[str]:
    dotted = file.removesuffix(".py").replace("/", ".")
    return {
        name
        for name in wanted
        if name == dotted or module.name == name or module.name.startswith(f"{name}.") or dotted.startswith(f"{name}.")
    }


def _shared_name(module: Module, files: Sequence[str]) -> str:
    """That of the one file, or of the module with the number of its files."""
    if len(files) == 1:
        return files[0].removesuffix(".py").replace("/", ".")
    return f"{module.name} ({len(files)} of {len(module.files)} files)"
