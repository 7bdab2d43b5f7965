"""Which function does this name mean? Follows the imports and their aliases through all cells of a notebook."""

import ast
from collections.abc import Container, Iterable


class Names:
    """What the names of a notebook stand for, whichever of its cells binds them."""

    def __init__(self, nodes: Iterable[ast.AST]) -> None:
        self._imported: dict[str, str] = {}
        self._stars: list[str] = []
        self._bound: set[str] = set()
        for node in nodes:
            self._take(node)

    def find(self, node: ast.AST, among: Container[str]) -> str | None:
        """The full name, such as `sklearn.datasets.fetch_openml`, that the node stands for, if it is `among` these.

        Built-in functions have their bare name.
        """
        return next((name for name in self._candidates(node) if name in among), None)

    def _take(self, node: ast.AST) -> None:
        match node:
            case ast.Import(aliases):
                for alias in aliases:
                    self._imported[alias.asname or _top(alias.name)] = alias.name if alias.asname else _top(alias.name)
            case ast.ImportFrom(module=str(module), names=aliases, level=0):
                for alias in aliases:
                    if alias.name == "*":
                        self._stars.append(module)
                    else:
                        self._imported[alias.asname or alias.name] = f"{module}.{alias.name}"
            case ast.Name(id=name, ctx=ast.Store()) | ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                self._bound.add(name)
            case ast.arg(arg=name) | ast.AsyncFunctionDef(name=name):
                self._bound.add(name)

    def _candidates(self, node: ast.AST) -> list[str]:
        attributes: list[str] = []
        while isinstance(node, ast.Attribute):
            attributes.insert(0, node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return []
        if node.id in self._imported:
            heads = [self._imported[node.id]]
        elif node.id in self._bound:
            return []
        else:
            heads = [node.id, *(f"{module}.{node.id}" for module in self._stars)]
        return [".".join([head, *attributes]) for head in heads]


def _top(name: str) -> str:
    return name.partition(".")[0]
