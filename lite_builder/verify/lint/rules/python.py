"""Which code is for another Python: one that waits for an answer or goes deeper?"""

import ast
from collections.abc import Iterator

from lite_builder.verify.lint.rule import Hit, LintNotebook, Rule, calls_of, same

_QUESTIONS = same(
    "`{name}` waits for somebody to answer, which nobody does in a run of all cells",
    "input",
    "getpass.getpass",
    "breakpoint",
    "pdb.set_trace",
    "IPython.core.debugger.set_trace",
)

_DEEPEST = 3000
"""`sys.getrecursionlimit()` in the browser."""


def _find_recursion(notebook: LintNotebook) -> Iterator[Hit]:
    for cell in notebook.cells:
        for call in cell.calls:
            if not (call.args and notebook.names.find(call.func, {"sys.setrecursionlimit"})):
                continue
            limit = _number(call.args[0])
            if limit is None or limit > _DEEPEST:
                yield Hit(
                    cell, call, f"a recursion deeper than {_DEEPEST} may end the kernel instead of raising an error"
                )


def _number(node: ast.AST) -> int | None:
    match node:
        case ast.Constant(int(number)):
            return number
        case ast.BinOp(ast.Constant(int(base)), ast.Pow(), ast.Constant(int(power))) if (
            0 <= power < 20 and abs(base) < 1000
        ):
            return int(base**power)
    return None


RULES = (
    Rule(
        code="LB050",
        name="question",
        find=calls_of(_QUESTIONS),
    ),
    Rule(
        code="LB051",
        name="deep-recursion",
        find=_find_recursion,
    ),
)
