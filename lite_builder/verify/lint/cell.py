"""What stands in one code cell? Its Python, with the bodies of `%%time` and its like, and its magics."""

import ast
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from IPython.core.inputtransformer2 import TransformerManager

from lite_builder.packages.cell_code import BODY_MAGICS, SHELL, magic_of
from lite_builder.packages.newer_syntax import imported_names, may_be_newer


@dataclass(frozen=True)
class Magic:
    """A magic or a `!` line: `name` as IPython calls it, the rest of its `line`, and for a cell magic its `body`."""

    name: str
    line: str
    body: str | None
    node: ast.AST

    @property
    def written(self) -> str:
        """The magic's name as the author writes it: `%cd`, `%%bash`, `!`."""
        return self.name if self.name == SHELL else ("%" if self.body is None else "%%") + self.name


@dataclass(frozen=True)
class LintCell:
    """A code cell. `index` counts all cells of the notebook from 0; lines count from 1 in `source`.

    One that is not Python has a `problem`, and nothing in it.
    """

    index: int
    source: str
    nodes: tuple[ast.AST, ...] = ()
    magics: tuple[Magic, ...] = ()
    caught: Mapping[int, frozenset[str]] = field(default_factory=dict)
    problem: SyntaxError | None = None

    @property
    def calls(self) -> Iterator[ast.Call]:
        """Every call of the cell."""
        return (node for node in self.nodes if isinstance(node, ast.Call))

    def catches(self, node: ast.AST, errors: frozenset[str]) -> bool:
        """Whether the node stands in a `try` that catches one of these errors; a bare `except` catches all."""
        return bool(self.caught.get(id(node), frozenset()) & (errors | {"", "Exception", "BaseException"}))


def read_lint_cell(index: int, source: str) -> LintCell:
    """Parse a cell, whatever its text is.

    A cell in Python newer than the one that runs this is taken for one without code: there is no tree to look at.
    """
    try:
        trees = list(_trees(source))
    except SyntaxError as error:
        return LintCell(index, source, problem=error)
    nodes: list[ast.AST] = []
    magics: list[Magic] = []
    caught: dict[int, frozenset[str]] = {}
    for tree in trees:
        inner = list(ast.walk(tree))
        nodes += inner
        magics += [magic for node in inner if isinstance(node, ast.Call) and (magic := _read_magic(node))]
        caught |= _caught(inner)
    return LintCell(index, source, tuple(nodes), tuple(magics), caught)


def _trees(source: str, lines_above: int = 0) -> Iterator[ast.Module]:
    """The tree of a cell, then those of the bodies of its cell magics that hold Python."""
    tree = _parse(source)
    # IPython leaves out the blank lines at the top.
    lines_above += next((number for number, line in enumerate(source.splitlines()) if line.strip()), 0)
    ast.increment_lineno(tree, lines_above)
    yield tree
    for node in ast.walk(tree):
        magic = magic_of(node) if isinstance(node, ast.Call) else None
        if magic and magic[0] in BODY_MAGICS and magic[2] is not None:
            yield from _trees(magic[2], lines_above + 1)


def _parse(source: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            code = _as_python(source)
            return ast.parse(code)
        except SyntaxError as error:
            if may_be_newer(error) and imported_names(source) is not None:
                return ast.Module([], [])
            raise
        except (ValueError, RecursionError, MemoryError) as error:  # a NUL character; nested too deep for the parser
            raise SyntaxError(str(error) or "nested too deep") from error


def _as_python(source: str) -> str:
    manager = TransformerManager()  # type: ignore[no-untyped-call]
    return str(manager.transform_cell(source))


def _read_magic(call: ast.Call) -> Magic | None:
    magic = magic_of(call)
    return Magic(*magic, call) if magic else None


def _caught(nodes: list[ast.AST]) -> dict[int, frozenset[str]]:
    """For each node in the body of a `try`, the names of the errors that its handlers catch."""
    caught: dict[int, frozenset[str]] = {}
    for node in nodes:
        if isinstance(node, ast.Try):
            names = frozenset(name for handler in node.handlers for name in _handled(handler))
            for inner in (inner for statement in node.body for inner in ast.walk(statement)):
                caught[id(inner)] = caught.get(id(inner), frozenset()) | names
    return caught


def _handled(handler: ast.ExceptHandler) -> Iterator[str]:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    for kind in kinds:
        match kind:
            case None:
                yield ""
            case ast.Name(name) | ast.Attribute(_, name):
                yield name
