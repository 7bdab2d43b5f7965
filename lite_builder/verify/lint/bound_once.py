"""Which names of a notebook stand for one expression throughout? Those that are assigned once, and are no parameter."""

import ast
from collections import Counter
from collections.abc import Iterable


def bound_once(nodes: Iterable[ast.AST]) -> dict[str, ast.expr]:
    """By name, the expressions that `name = expression` binds, where nothing else in these nodes binds the name."""
    nodes = list(nodes)
    stored = Counter(node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
    stored.update(node.arg for node in nodes if isinstance(node, ast.arg))
    return {
        node.targets[0].id: node.value
        for node in nodes
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)
        if stored[node.targets[0].id] == 1
    }
