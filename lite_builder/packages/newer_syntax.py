"""What does code import that is newer than the Python which runs this build? A grammar that knows it is asked.

The browser has Python 3.14; a build may run on 3.11, which cannot parse `f"{d["k"]}"` or `type X = int`. The grammar of
tree-sitter accepts more than Python does, so that it is only asked where Python has refused.
"""

import sys
from collections.abc import Iterable, Iterator

import tree_sitter_python
from tree_sitter import Language, Node, Parser

from lite_builder.packages.browser_python import BROWSER_PYTHON

_PYTHON_2 = {"print_statement", "exec_statement"}
_PARSER = Parser(Language(tree_sitter_python.language()))


def may_be_newer(error: SyntaxError) -> bool:
    """Whether the browser's Python could accept what this one has refused."""
    return sys.version_info[:2] < BROWSER_PYTHON and not isinstance(error, IndentationError)


def imported_names(code: str) -> list[tuple[str, int]] | None:
    """The top-level names that `code` imports, each with its line (from 1), or None if it is no Python at all."""
    root = _PARSER.parse(code.encode()).root_node
    nodes = list(_walk(root))
    if root.has_error or any(node.type in _PYTHON_2 for node in nodes):
        return None
    return _imported(nodes)


def imported_despite_errors(code: str) -> list[tuple[str, int]]:
    """The same for code that is no Python as it stands, such as an exercise with gaps: as much as can be seen."""
    return _imported(_walk(_PARSER.parse(code.encode()).root_node))


def _imported(nodes: Iterable[Node]) -> list[tuple[str, int]]:
    return [(name, node.start_point.row + 1) for node in nodes for name in _names(node)]


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _walk(child)


def _names(node: Node) -> Iterator[str]:
    if node.type == "import_statement":
        for imported in node.children_by_field_name("name"):
            yield _text(imported.child_by_field_name("name") or imported).partition(".")[0]
    elif node.type == "import_from_statement":
        module = node.child_by_field_name("module_name")
        if module is not None and module.type != "relative_import":
            yield _text(module).partition(".")[0]


def _text(node: Node) -> str:
    return (node.text or b"").decode()
