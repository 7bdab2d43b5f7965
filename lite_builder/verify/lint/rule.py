"""What is a rule? A code, its words, and a function that finds in a notebook what the rule is about."""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from lite_builder.dataset_settings import NO_DATASETS, DatasetsSection
from lite_builder.verify.lint.cell import LintCell
from lite_builder.verify.lint.literals import Literals
from lite_builder.verify.lint.names import Names


@dataclass(frozen=True)
class LintNotebook:
    """A notebook under the linter.

    `path` is where it stands in the site; `files` are all files of the site's contents with their sizes in bytes,
    notebooks included; `shipped` are the names of the site's packages and of what can be imported from them, or None
    where there is no lock; `datasets` are what the author puts into the site of other hosts' data.
    """

    path: PurePosixPath
    cells: tuple[LintCell, ...]
    files: Mapping[PurePosixPath, int]
    shipped: frozenset[str] | None = None
    datasets: DatasetsSection = NO_DATASETS

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Everything in all cells."""
        return tuple(node for cell in self.cells for node in cell.nodes)

    @cached_property
    def names(self) -> Names:
        """What its names stand for."""
        return Names(self.nodes)

    @cached_property
    def literals(self) -> Literals:
        """Its constant texts."""
        return Literals(self.nodes, self.names)


@dataclass(frozen=True)
class Hit:
    """What a rule found: the cell, the node in it or, where there is none, the line (from 1), and the message."""

    cell: LintCell
    node: ast.AST | None
    message: str
    line: int = 1

    @property
    def lines(self) -> tuple[int, int]:
        """The first and the last line of the cell's source that this is about."""
        first = getattr(self.node, "lineno", self.line)
        return first, getattr(self.node, "end_lineno", None) or first


@dataclass(frozen=True)
class Rule:
    """One rule. docs/lint.md has a section for its code, with a wrong and a right example.

    A hit in a `try` that catches one of `caught_by` is forgiven: the notebook can do without.
    """

    code: str
    name: str
    find: Callable[[LintNotebook], Iterator[Hit]]
    caught_by: frozenset[str] = frozenset()

    def hits(self, notebook: LintNotebook) -> Iterator[Hit]:
        """What the rule finds in the notebook and the notebook does not catch itself."""
        for hit in self.find(notebook):
            if hit.node is None or not hit.cell.catches(hit.node, self.caught_by):
                yield hit


def calls_of(messages: Mapping[str, str]) -> Callable[[LintNotebook], Iterator[Hit]]:
    """Find the calls of these functions, by their full names; the value is the message."""

    def find(notebook: LintNotebook) -> Iterator[Hit]:
        for cell in notebook.cells:
            for call in cell.calls:
                if name := notebook.names.find(call.func, messages):
                    yield Hit(cell, call, messages[name])

    return find


def same(message: str, *names: str) -> dict[str, str]:
    """One message for several functions; `{name}` in it becomes the function's last name."""
    return {name: message.format(name=".".join(name.split(".")[-2:])) for name in names}


def members(module: str, names: str) -> list[str]:
    """The full names of what a module has; `names` are parted by spaces."""
    return [f"{module}.{name}" for name in names.split()]
