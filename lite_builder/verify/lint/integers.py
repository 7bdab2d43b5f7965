"""Which integers will this NumPy expression give? Only where the notebook's own text decides it, without NumPy."""

import ast
import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate

from lite_builder.verify.lint.bound_once import bound_once
from lite_builder.verify.lint.names import Names

_MOST = 1_000_000
_MAX_DEPTH = 20
_BITS_OF_POWERS = 512

_ELEMENTWISE: dict[type[ast.operator], Callable[[int, int], int]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: lambda a, b: _limited_product(a, b),
    ast.Pow: lambda base, power: base**power if power * base.bit_length() < _BITS_OF_POWERS else 1 << _BITS_OF_POWERS,
}
_REDUCING: dict[str, Callable[[Sequence[int]], Sequence[int]]] = {
    "sum": lambda values: [_sum(values)],
    "prod": lambda values: [reduce(_limited_product, values, 1)],
    "cumsum": lambda values: list(accumulate(values)),
    "cumprod": lambda values: list(accumulate(values, _limited_product)),
}
_ARANGE, _ARRAYS, _FULL = {"numpy.arange"}, {"numpy.array", "numpy.asarray"}, {"numpy.full"}
_FUNCTIONS = {f"numpy.{name}": name for name in _REDUCING}


@dataclass(frozen=True)
class Integers:
    """The values of an array or number of NumPy's default integer; of a Python integer if it is no `array`."""

    values: Sequence[int]
    array: bool = True

    def leaves(self, bits: int) -> bool:
        """Whether a value does not fit into a signed integer of so many bits; Python's always do."""
        most = 1 << (bits - 1)
        # A range may be too long to be walked through.
        ends = (self.values[0], self.values[-1]) if isinstance(self.values, range) and self.values else self.values
        return self.array and bool(ends) and not -most <= min(ends) <= max(ends) < most


class IntegerValues:
    """The integers of a notebook whose names are bound once."""

    def __init__(self, nodes: Iterable[ast.AST], names: Names) -> None:
        self._names = names
        self._bound = bound_once(nodes)
        self._known: dict[int, Integers | None] = {}

    def of(self, node: ast.AST, depth: int = 0) -> Integers | None:
        """What the expression gives; None where the text does not decide it, or there are too many values."""
        if depth > _MAX_DEPTH:
            return None
        if id(node) not in self._known:
            self._known[id(node)] = self._evaluate(node, depth)
        return self._known[id(node)]

    def operands(self, node: ast.AST) -> Iterator[Integers]:
        """What an operation or call is given, the array whose method is called included."""
        for child in ast.iter_child_nodes(node):
            if found := self.of(child.value if isinstance(child, ast.Attribute) else child):
                yield found

    def _evaluate(self, node: ast.AST, depth: int) -> Integers | None:
        match node:
            case ast.Constant(int(value)) if not isinstance(value, bool):
                return Integers([value], array=False)
            case ast.Name(name) if name in self._bound:
                return self.of(self._bound[name], depth + 1)
            case ast.UnaryOp(ast.USub(), operand):
                found = self.of(operand, depth + 1)
                return found and Integers([-value for value in found.values[:_MOST]], found.array)
            case ast.BinOp(left, operation, right) if type(operation) in _ELEMENTWISE:
                return _combined(_ELEMENTWISE[type(operation)], self.of(left, depth + 1), self.of(right, depth + 1))
            case ast.Call(keywords=[]):
                return self._called(node, depth + 1)
        return None

    def _called(self, call: ast.Call, depth: int) -> Integers | None:
        if self._names.find(call.func, _ARRAYS) and len(call.args) == 1:
            return self._listed(call.args[0], depth)
        arguments = [self.of(argument, depth) for argument in call.args]
        numbers = [found.values[0] for found in arguments if found and not found.array]
        if self._names.find(call.func, _ARANGE) and 1 <= len(numbers) == len(arguments) <= 3:
            return _range(numbers)
        if self._names.find(call.func, _FULL) and len(numbers) == len(arguments) == 2:
            return _made([numbers[1]] * min(numbers[0], _MOST))
        if (name := self._names.find(call.func, _FUNCTIONS)) and len(arguments) == 1:
            return _reduced(_FUNCTIONS[name], arguments[0] or self._listed(call.args[0], depth))
        match call.func:
            case ast.Attribute(value, method) if method in _REDUCING and not call.args:
                found = self.of(value, depth)
                return _reduced(method, found) if found and found.array else None
        return None

    def _listed(self, node: ast.AST, depth: int) -> Integers | None:
        """The array of a list."""
        if not isinstance(node, ast.List | ast.Tuple):
            return None
        parts = [self._listed(item, depth) or self.of(item, depth) for item in node.elts]
        known = [part for part in parts if part is not None]
        return None if len(known) < len(parts) else _made([value for part in known for value in part.values[:_MOST]])


def _range(numbers: Sequence[int]) -> Integers | None:
    try:
        values = range(*numbers)
        len(values)
    except (ValueError, OverflowError):  # a step of 0, or more values than any machine holds
        return None
    return _made(values)


def _made(values: Sequence[int]) -> Integers | None:
    """An array that is made of these; with a value beyond 32 bits NumPy gives it 64, and it is left alone."""
    made = Integers(values)
    return None if made.leaves(32) else made


def _combined(operation: Callable[[int, int], int], left: Integers | None, right: Integers | None) -> Integers | None:
    if left is None or right is None or max(len(left.values), len(right.values)) > _MOST:
        return None
    if operation is _ELEMENTWISE[ast.Pow] and min(right.values, default=0) < 0:
        return None
    if len(left.values) != len(right.values) and 1 not in (len(left.values), len(right.values)):
        return None
    longer = max(len(left.values), len(right.values)) if left.values and right.values else 0
    pairs = zip(_stretched(left.values, longer), _stretched(right.values, longer), strict=True)
    return Integers([operation(a, b) for a, b in pairs], left.array or right.array)


def _stretched(values: Sequence[int], length: int) -> Sequence[int]:
    return values if len(values) == length else list(values[:1]) * length


def _reduced(name: str, found: Integers | None) -> Integers | None:
    if found is None or (len(found.values) > _MOST and name != "sum"):
        return None
    return Integers(_REDUCING[name](found.values))


def _sum(values: Sequence[int]) -> int:
    if isinstance(values, range) and values:
        return (values[0] + values[-1]) * len(values) // 2
    return sum(values)


def _limited_product(a: int, b: int) -> int:
    """The product; one that is far beyond any integer of NumPy's stays where it is."""
    return a if a.bit_length() > _BITS_OF_POWERS else a * b
