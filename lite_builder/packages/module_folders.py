"""Which folders does code add to those where Python looks for modules? `sys.path.append("../tools")` and its like."""

import ast
import posixpath
from collections.abc import Iterator


def added_folders(call: ast.Call) -> Iterator[str]:
    """The folders that a call adds to `sys.path`, as far as they are spelt out."""
    match call:
        case ast.Call(ast.Attribute(ast.Attribute(ast.Name("sys"), "path"), "append"), [added], []):
            folder = _spelt(added)
        case ast.Call(ast.Attribute(ast.Attribute(ast.Name("sys"), "path"), "insert"), [_, added], []):
            folder = _spelt(added)
        case _:
            return
    if folder is not None:
        yield folder


def _spelt(node: ast.expr) -> str | None:
    """The path that is spelt out, also in `Path(...).resolve()`, `str(...)`, `os.path.join(...)` and the like."""
    match node:
        case ast.Constant(str(text)):
            return text
        case ast.Call(ast.Attribute(value), [], []):
            return _spelt(value)
        case ast.Call(_, [_, *_] as arguments, []):
            parts = [_spelt(argument) for argument in arguments]
        case ast.BinOp(left, ast.Div(), right):
            parts = [_spelt(left), _spelt(right)]
        case _:
            return None
    known = [part for part in parts if part is not None]
    return posixpath.join(*known) if len(known) == len(parts) else None
