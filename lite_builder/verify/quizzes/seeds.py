"""How does code look that starts from other random numbers? Its seeds are changed, and nothing else.

A seed is a whole number given as `random_state` or `seed`, or first to a function that takes one; also one that a name
holds which is given so. Equal seeds stay equal: models that are compared on the same folds still are.
"""

import ast
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

_SEED_NAME = re.compile(r"(?:\w+__)?(?:random_state|seed)")
_LIKE_A_SEED = re.compile(r"seed|random_?state|rng", re.IGNORECASE)
_FUNCTIONS = {"seed", "manual_seed", "set_seed", "check_random_state", "default_rng"}
_CLASSES = {"Random", "RandomState", "SeedSequence", "PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64"}
_TAKES_A_SEED = _FUNCTIONS | _CLASSES
_CODE_MAGIC = re.compile(r"^(?P<indent>[ \t]*)%(?:time|timeit|prun)(?=[ \t]+[^-\s])", re.MULTILINE)
_OTHER_MAGIC = re.compile(r"^(?P<indent>[ \t]*)[%!][^\r\n]*", re.MULTILINE)
_ROWS = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_LARGEST = 2**31 - 1
"""Every library takes seeds below this."""


@dataclass(frozen=True)
class _Literal:
    """A seed in a text: its row (from 0), where it starts and ends there, in bytes, and its value."""

    row: int
    start: int
    end: int
    value: int


def drawn_seed(run: int) -> Callable[[int], int]:
    """For a run, what stands in the place of a seed: the same for the same number, today and tomorrow."""
    return lambda seed: Random(f"{run} {seed}").randrange(_LARGEST)  # noqa: S311 - no secret


def reseeded(cells: Sequence[str], draw: Callable[[int], int]) -> tuple[str, ...]:
    """The code of a page's cells with each seed replaced by what `draw` gives for it."""
    trees = [_tree(source) for source in cells]
    names = _names_of_seeds(trees)
    return tuple(_replaced(source, _literals(tree, names), draw) for source, tree in zip(cells, trees, strict=True))


def _tree(source: str) -> ast.AST:
    """The cell's syntax tree, in which magics are no code; empty for what is no Python."""
    plain = _CODE_MAGIC.sub(lambda magic: magic["indent"] + "0;".ljust(len(magic[0]) - len(magic["indent"])), source)
    plain = _OTHER_MAGIC.sub(lambda magic: magic["indent"] + "pass", plain)
    try:
        with warnings.catch_warnings(action="ignore"):  # of what the author writes nobody wants to hear here
            return ast.parse(plain)
    except (SyntaxError, ValueError):
        return ast.Module(body=[], type_ignores=[])


def _seeds(tree: ast.AST) -> Iterator[ast.expr]:
    """The expressions that are seeds."""
    for node in ast.walk(tree):
        match node:
            case ast.keyword(arg=str(name), value=value) if _SEED_NAME.fullmatch(name):
                yield value
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[first, *_]) if name in _TAKES_A_SEED:
                yield first
            case ast.Dict(keys=keys, values=values):
                yield from (value for key, value in zip(keys, values, strict=True) if _is_seed_key(key))
            case ast.arguments():
                yield from (value for name, value in _defaults(node) if _SEED_NAME.fullmatch(name))


def _is_seed_key(key: ast.expr | None) -> bool:
    return isinstance(key, ast.Constant) and isinstance(key.value, str) and bool(_SEED_NAME.fullmatch(key.value))


def _defaults(arguments: ast.arguments) -> Iterator[tuple[str, ast.expr]]:
    positional = [*arguments.posonlyargs, *arguments.args]
    with_default = positional[len(positional) - len(arguments.defaults) :]
    yield from ((argument.arg, value) for argument, value in zip(with_default, arguments.defaults, strict=True))
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        if default is not None:
            yield argument.arg, default


def _names_of_seeds(trees: Sequence[ast.AST]) -> frozenset[str]:
    """Names that are given as seeds: those that sound so, and those that are used for nothing else."""
    given = [seed for tree in trees for seed in _seeds(tree) if isinstance(seed, ast.Name)]
    nodes = {id(name) for name in given}
    elsewhere = {
        node.id
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in nodes
    }
    return frozenset(name.id for name in given if _LIKE_A_SEED.search(name.id) or name.id not in elsewhere)


def _literals(tree: ast.AST, names: frozenset[str]) -> list[_Literal]:
    """The seeds of a cell that are written as whole numbers, in their order."""
    values = list(_seeds(tree))
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=targets, value=value) if any(
                isinstance(target, ast.Name) and target.id in names for target in targets
            ):
                values.append(value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value) if name in names:
                values.append(value)
    found = {
        _Literal(value.lineno - 1, value.col_offset, value.end_col_offset or 0, value.value)
        for value in values
        if isinstance(value, ast.Constant) and type(value.value) is int
    }
    return sorted(found, key=lambda literal: (literal.row, literal.start))


def _replaced(source: str, literals: Sequence[_Literal], draw: Callable[[int], int]) -> str:
    rows = [row.encode() for row in _ROWS.findall(source)]
    for literal in reversed(literals):
        row = rows[literal.row]
        rows[literal.row] = row[: literal.start] + str(draw(literal.value)).encode() + row[literal.end :]
    return b"".join(rows).decode()
