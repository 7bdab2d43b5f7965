"""Which code has other numbers in the browser than at home, where nothing says so?"""

import ast
from collections.abc import Iterator

from lite_builder.verify.lint.cell import LintCell
from lite_builder.verify.lint.integers import IntegerValues
from lite_builder.verify.lint.rule import Hit, LintNotebook, Rule, members

_HERE, _AT_HOME = 32, 64

_LONG_NAMES = frozenset(members("numpy", "longdouble float128 float96 longfloat clongdouble complex256 complex192"))
_LONG_DTYPES = {"longdouble", "float128", "float96", "clongdouble", "complex256", "g", "G"}

_ERROR_STATES = {"numpy.errstate", "numpy.seterr"}
_TOLD = {"raise", "warn", "call", "print", "log"}
_LOST_ERRORS = {
    "FloatingPointError": "NumPy raises no FloatingPointError here",
    "numpy.linalg.LinAlgError": "`numpy.linalg` raises no LinAlgError here for a singular matrix: it gives nan",
}
_NAN_FOR_ERRORS = frozenset(members("numpy.linalg", "inv solve cholesky svd pinv tensorinv tensorsolve"))
_EXPECT = {"pytest.warns", "pytest.raises"}
_LOST_WARNINGS = {"RuntimeWarning": "NumPy does not warn here of a division by zero or an overflow"}


def _find_long_doubles(notebook: LintNotebook) -> Iterator[Hit]:
    message = "`{}` has other digits here than on the author's machine"
    for cell in notebook.cells:
        for node in cell.nodes:
            if isinstance(node, ast.Name | ast.Attribute) and (name := notebook.names.find(node, _LONG_NAMES)):
                yield Hit(cell, node, message.format(name.removeprefix("numpy.")))
            elif isinstance(node, ast.keyword) and node.arg == "dtype":
                text = notebook.literals.text(node.value)
                if text in _LONG_DTYPES:
                    yield Hit(cell, node.value, message.format(text))


def _find_overflows(notebook: LintNotebook) -> Iterator[Hit]:
    integers = IntegerValues(notebook.nodes, notebook.names)
    for cell in notebook.cells:
        for node in cell.nodes:
            found = integers.of(node) if isinstance(node, ast.BinOp | ast.Call) else None
            if not found or not found.leaves(_HERE) or found.leaves(_AT_HOME):
                continue
            if not any(operand.leaves(_HERE) for operand in integers.operands(node)):
                yield Hit(cell, node, "these integers go beyond 2,147,483,647, where NumPy's end here")


def _find_lost_errors(notebook: LintNotebook) -> Iterator[Hit]:
    for cell in notebook.cells:
        for node in cell.nodes:
            match node:
                case ast.Call(function, _, keywords) if notebook.names.find(function, _ERROR_STATES):
                    states = {notebook.literals.text(keyword.value) for keyword in keywords}
                    if states & _TOLD:
                        yield Hit(cell, node, "NumPy is not told of a division by zero or an overflow here")
                case ast.Call(function, [expected, *_]) if notebook.names.find(function, _EXPECT):
                    lost = _LOST_ERRORS | _LOST_WARNINGS
                    if name := notebook.names.find(expected, lost):
                        yield Hit(cell, node, lost[name])
                case ast.Try():
                    yield from _find_idle_handlers(notebook, cell, node)


def _find_idle_handlers(notebook: LintNotebook, cell: LintCell, node: ast.Try) -> Iterator[Hit]:
    """What is caught of a `try` whose body does not raise it here."""
    inside = [part for statement in node.body for part in ast.walk(statement) if isinstance(part, ast.Call)]
    linear = any(notebook.names.find(call.func, _NAN_FOR_ERRORS) for call in inside)
    for handler in node.handlers:
        for kind in handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]:
            name = notebook.names.find(kind, _LOST_ERRORS) if kind else None
            if name == "FloatingPointError" or (name and linear):
                yield Hit(cell, kind, _LOST_ERRORS[name])


RULES = (
    Rule(
        code="LB052",
        name="long-double",
        find=_find_long_doubles,
    ),
    Rule(
        code="LB053",
        name="integer-overflow",
        find=_find_overflows,
    ),
    Rule(
        code="LB054",
        name="floating-point-error",
        find=_find_lost_errors,
    ),
)
