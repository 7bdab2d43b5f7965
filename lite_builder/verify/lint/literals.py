"""Which text will this expression be? Only where the notebook's own text decides it, without running anything."""

import ast
import posixpath
from collections.abc import Iterable

from lite_builder.verify.lint.bound_once import bound_once
from lite_builder.verify.lint.names import Names

_PATHS = {"pathlib.Path", "pathlib.PurePath", "pathlib.PosixPath", "pathlib.PurePosixPath"}
_JOIN = {"os.path.join"}
_MAX_DEPTH = 20


class Literals:
    """The constant texts of a notebook: literals, paths put together from them, and names bound to them once."""

    def __init__(self, nodes: Iterable[ast.AST], names: Names) -> None:
        self._names = names
        self._values = bound_once(nodes)

    def text(self, node: ast.AST | None, depth: int = 0) -> str | None:
        """The text, or for a path how it is spelt; None where the notebook's text does not decide it."""
        if depth > _MAX_DEPTH:
            return None
        match node:
            case ast.Constant(str(text)):
                return text
            case ast.Name(name) if name in self._values:
                return self.text(self._values[name], depth + 1)
            case ast.JoinedStr(parts):
                return self._joined("", [p.value if isinstance(p, ast.FormattedValue) else p for p in parts], depth)
            case ast.BinOp(left, ast.Add(), right):
                return self._joined("", [left, right], depth)
            case ast.BinOp(left, ast.Div(), right):
                return self._joined("/", [left, right], depth)
            case ast.Call(function, [_, *_] as arguments, []) if self._names.find(function, _PATHS | _JOIN):
                return self._joined("/", arguments, depth)
            case ast.Call(ast.Name("str"), [argument], []):
                return self.text(argument, depth + 1)
        return None

    def is_path(self, node: ast.AST, depth: int = 0) -> bool:
        """Whether this is a `pathlib` path."""
        match node:
            case ast.Name(name) if name in self._values and depth < _MAX_DEPTH:
                return self.is_path(self._values[name], depth + 1)
            case ast.BinOp(left, ast.Div(), _) if depth < _MAX_DEPTH:
                return self.is_path(left, depth + 1)
            case ast.Call(function, _, _):
                return self._names.find(function, _PATHS) is not None
        return False

    def _joined(self, separator: str, nodes: Iterable[ast.AST], depth: int) -> str | None:
        texts = [self.text(node, depth + 1) for node in nodes]
        known = [text for text in texts if text is not None]
        if len(known) < len(texts):
            return None
        return posixpath.join(*known) if separator else "".join(known)
