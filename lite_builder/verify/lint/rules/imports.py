"""Which imports does the site not see, so that it does not ship them, and which modules are not there at all?"""

import ast
from collections.abc import Iterator

from lite_builder.packages.browser_python import ABSENT_MODULES, is_built_in
from lite_builder.verify.lint.rule import Hit, LintNotebook, Rule, calls_of, same

_BY_NAME = {"importlib.import_module", "__import__"}
_RUN_TEXT = {"exec", "eval"}
_BROWSER_WINDOW = same(
    "`{name}` opens a page from the browser's Python, which cannot",
    "webbrowser.open",
    "webbrowser.open_new",
    "webbrowser.open_new_tab",
    "webbrowser.get",
)


def _find_hidden(notebook: LintNotebook) -> Iterator[Hit]:
    for cell in notebook.cells:
        for call in cell.calls:
            if not call.args:
                continue
            text = notebook.literals.text(call.args[0])
            if notebook.names.find(call.func, _BY_NAME):
                if text is None:
                    yield Hit(cell, call, "the module that is imported here is known only when the cell runs")
                else:
                    yield from _hits(notebook, Hit(cell, call, ""), [text])
            elif text is not None and notebook.names.find(call.func, _RUN_TEXT):
                yield from _hits(notebook, Hit(cell, call, ""), _imported(text))


def _hits(notebook: LintNotebook, hit: Hit, modules: list[str]) -> Iterator[Hit]:
    for module in dict.fromkeys(name.partition(".")[0] for name in modules):
        if module and not is_built_in(module) and not _has(notebook, module):
            yield Hit(hit.cell, hit.node, f"the import of {module} is not seen here, and the site does not ship it")


def _has(notebook: LintNotebook, module: str) -> bool:
    folders = (notebook.path.parent, type(notebook.path)())
    beside = any(folder / f"{module}.py" in notebook.files for folder in folders)
    inside = any(folder / module in file.parents for folder in folders for file in notebook.files)
    return beside or inside or (notebook.shipped is not None and module in notebook.shipped)


def _imported(code: str) -> list[str]:
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return names + [str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level]


def _find_absent(notebook: LintNotebook) -> Iterator[Hit]:
    for cell in notebook.cells:
        for node in cell.nodes:
            match node:
                case ast.Import(aliases):
                    modules = [alias.name for alias in aliases]
                case ast.ImportFrom(str(module), level=0):
                    modules = [module]
                case _:
                    continue
            for module in dict.fromkeys(name.partition(".")[0] for name in modules):
                if module in ABSENT_MODULES and not _has(notebook, module):
                    yield Hit(cell, node, f"the browser's Python cannot use the module {module}")


RULES = (
    Rule(
        code="LB040",
        name="hidden-import",
        find=_find_hidden,
        caught_by=frozenset({"ImportError", "ModuleNotFoundError"}),
    ),
    Rule(
        code="LB041",
        name="absent-module",
        find=_find_absent,
        caught_by=frozenset({"ImportError", "ModuleNotFoundError"}),
    ),
    Rule(
        code="LB042",
        name="open-page",
        find=calls_of(_BROWSER_WINDOW),
        caught_by=frozenset({"ImportError"}),
    ),
)
