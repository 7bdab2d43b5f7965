"""What does one piece of notebook code import, its magics included? Text in, names out."""

import ast
import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace

from lite_builder.memory import Kind, recall
from lite_builder.packages.module_folders import added_folders
from lite_builder.packages.newer_syntax import imported_despite_errors, imported_names, may_be_newer
from lite_builder.packages.pip_line import installed_projects, shell_pip

SHELL = "!"
"""The name that a `!` line has among the magics."""

BODY_MAGICS = frozenset({"time", "timeit", "capture", "prun"})
"""Cell magics whose body is a cell of its own."""

_LINE_CODE_MAGICS = {"time", "timeit", "prun"}
_OPTION_WITH_VALUE = re.compile(r"\s*(-[nrpsl]\s*[\w.]+|-[DTv]\s*\S+|--?[A-Za-z][\w-]*)(\s+|$)")
_EXTENSIONS_OF_IPYTHON = {"autoreload", "storemagic"}
_GUARDS = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}


@dataclass(frozen=True)
class Import:
    """A top-level name that is imported, at a line (from 1) of the code; `optional` if its absence is caught."""

    name: str
    line: int
    optional: bool = False


@dataclass(frozen=True)
class CodeImports:
    """What a piece of code imports, and the rest that decides what it finds.

    It runs and writes script files, lets pip install projects, and adds folders to those where Python looks.
    """

    imports: tuple[Import, ...] = ()
    runs: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    installs: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()


_IMPORTS: Kind[CodeImports] = Kind(
    "imports", astuple, lambda row: CodeImports(tuple(Import(*item) for item in row[0]), *map(tuple, row[1:]))
)


def read_cell(source: str) -> CodeImports:
    """The imports of a cell's source, IPython's syntax included. Raises `SyntaxError` where it is not Python."""
    return recall(_IMPORTS, lambda: _read_cell(source), source)


def _read_cell(source: str) -> CodeImports:
    return read_code(source if _is_plain(source) else _as_python(source))


def _is_plain(source: str) -> bool:
    """Whether the cell is Python as it stands, of which IPython changes nothing; blank lines at its start it drops."""
    if source[:1].isspace():
        return False
    try:
        ast.parse(source)
    except (SyntaxError, ValueError):
        return False
    return True


def _as_python(source: str) -> str:
    from IPython.core.inputtransformer2 import TransformerManager  # takes a while, and few cells need it

    return TransformerManager().transform_cell(source)  # type: ignore[no-untyped-call]


def read_broken_cell(source: str) -> CodeImports:
    """What a cell that is not Python imports, as far as can be seen; a learner may mend it, so that all is optional."""
    return CodeImports(tuple(Import(name, line, optional=True) for name, line in imported_despite_errors(source)))


def read_code(code: str) -> CodeImports:
    """The imports of Python code. Raises `SyntaxError` if neither this Python nor the browser's takes it."""
    try:
        tree = ast.parse(code)
    except SyntaxError as error:
        return _read_newer_code(code, error)
    except ValueError as error:
        raise SyntaxError(str(error)) from error
    imports: list[Import] = []
    runs: list[str] = []
    writes: list[str] = []
    installs: list[str] = []
    folders: list[str] = []
    guarded = _guarded_nodes(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            imports += [Import(name, node.lineno, id(node) in guarded) for name in _names(node)]
        elif isinstance(node, ast.Call) and (magic := magic_of(node)):
            found = _read_magic(*magic)
            imports += [_moved(item, node.lineno - 1, id(node) in guarded) for item in found.imports]
            runs += found.runs
            writes += found.writes
            installs += found.installs
            folders += found.folders
        elif isinstance(node, ast.Call):
            folders += added_folders(node)
    imports.sort(key=lambda item: item.line)
    return CodeImports(tuple(imports), tuple(runs), tuple(writes), tuple(installs), tuple(folders))


def _read_newer_code(code: str, error: SyntaxError) -> CodeImports:
    names = imported_names(code) if may_be_newer(error) else None
    if names is None:
        raise error
    return CodeImports(tuple(Import(name, line) for name, line in names))


def _names(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name.partition(".")[0] for alias in node.names)
    elif node.level == 0 and node.module:
        yield node.module.partition(".")[0]


def _guarded_nodes(tree: ast.AST) -> set[int]:
    """The nodes below a `try` whose handlers catch a failing import."""
    guarded: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Try) and any(_catches_import(handler) for handler in node.handlers):
            guarded |= {id(inner) for statement in node.body for inner in ast.walk(statement)}
    return guarded


def _catches_import(handler: ast.ExceptHandler) -> bool:
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or (isinstance(kind, ast.Name) and kind.id in _GUARDS) for kind in caught)


def magic_of(node: ast.Call) -> tuple[str, str, str | None] | None:
    """Name, line and body of a magic, which IPython spells as a call; the body of a line magic is None.

    A line of a shell is a magic of the name `!`.
    """
    function = node.func
    if not (isinstance(function, ast.Attribute) and isinstance(function.value, ast.Call)):
        return None
    if not (isinstance(function.value.func, ast.Name) and function.value.func.id == "get_ipython"):
        return None
    texts = [item.value for item in node.args if isinstance(item, ast.Constant) and isinstance(item.value, str)]
    match function.attr, texts:
        case "system" | "getoutput", [line, *_]:
            return SHELL, line, None
        case "run_line_magic", [name, line]:
            return name, line, None
        case "run_cell_magic", [name, line, body]:
            return name, line, body
    return None


def _read_magic(name: str, line: str, body: str | None) -> CodeImports:
    if body is not None:
        return _read_cell_magic(name, line, body)
    words = line.split()
    match name:
        case "matplotlib":
            return CodeImports((Import("matplotlib", 1),))
        case "pylab":
            return CodeImports((Import("matplotlib", 1), Import("numpy", 1)))
        case "load_ext" | "reload_ext" if words and words[0] not in _EXTENSIONS_OF_IPYTHON:
            return CodeImports((Import(words[0].partition(".")[0], 1),))
        case "pip":
            return CodeImports(installs=tuple(installed_projects(line)))
        case _ if name == SHELL:
            return CodeImports(installs=tuple(installed_projects(shell_pip(line) or "")))
        case "run":
            return CodeImports(runs=tuple(word for word in words if not word.startswith("-"))[:1])
        case _ if name in _LINE_CODE_MAGICS:
            return _read_line_code(line)
    return CodeImports()


def _read_cell_magic(name: str, line: str, body: str) -> CodeImports:
    if name == "writefile" and line.split() and line.split()[-1].endswith(".py"):
        found = read_code(body)
        return replace(_below(found), writes=(line.split()[-1],))
    if name not in BODY_MAGICS:
        return CodeImports()
    above = _read_line_code(line) if name == "timeit" else CodeImports()
    inner = _below(read_cell(body))
    return CodeImports(
        above.imports + inner.imports,
        above.runs + inner.runs,
        above.writes + inner.writes,
        inner.installs,
        inner.folders,
    )


def _below(found: CodeImports) -> CodeImports:
    """The same, one line further down, where the body of a cell magic begins."""
    return replace(found, imports=tuple(_moved(item, 1, False) for item in found.imports))


def _read_line_code(line: str) -> CodeImports:
    """The imports of a statement after a magic and its options; what is not Python there is the magic's business."""
    while option := _OPTION_WITH_VALUE.match(line):
        line = line[option.end() :]
    try:
        return read_code(line.strip())
    except SyntaxError:
        return CodeImports()


def _moved(item: Import, lines: int, optional: bool) -> Import:
    return Import(item.name, item.line + lines, item.optional or optional)
