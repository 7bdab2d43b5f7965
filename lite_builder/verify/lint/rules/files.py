"""Which files does a notebook read that the learner's browser will not have, or not under this name?"""

import ast
import posixpath
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from lite_builder.verify.lint.cell import LintCell
from lite_builder.verify.lint.rule import Hit, LintNotebook, Rule
from lite_builder.verify.lint.rules.readers import argument_of, path_read_by_method

LARGE_BYTES = 20_000_000
"""What a file of a course may have: a class of thirty then downloads 600 MB of it."""

_ABSOLUTE = re.compile(r"/|~|[A-Za-z]:[\\/]")
_ALSO_THERE = ("/tmp", "/dev", "/proc", "/drive")  # noqa: S108 - folders of the browser's own file system
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_FOLDER_CALLS = {"os.chdir", "os.listdir", "os.scandir", "os.walk", "glob.glob", "glob.iglob", "os.path.expanduser"}
_CHANGES_FOLDER = {"os.chdir", "contextlib.chdir"}
_MISSING = frozenset({"OSError", "FileNotFoundError", "IOError"})
_ADDED_SUFFIX = {"numpy.save": ".npy", "numpy.savez": ".npz", "numpy.savez_compressed": ".npz"}
_ANY_PATH = {"pathlib.Path", "pathlib.PurePath", "os.path.join"}


def _reads(notebook: LintNotebook) -> Iterator[tuple[LintCell, ast.Call, str]]:
    """Every read whose file the text decides: the cell, the call, and the file as it is spelt."""
    for cell in notebook.cells:
        for call in cell.calls:
            named = argument_of(call, notebook.names)
            if named is None and (path := path_read_by_method(call)) and notebook.literals.is_path(path):
                named = path
            if text := notebook.literals.text(named):
                yield cell, call, text


def _find_absolute(notebook: LintNotebook) -> Iterator[Hit]:
    for cell, call, text in _reads(notebook):
        if _is_elsewhere(text):
            yield Hit(cell, call, f"{text} is a place on your machine, not on the learner's")
    for cell in notebook.cells:
        for call in cell.calls:
            folder = notebook.literals.text(call.args[0]) if call.args else None
            if notebook.names.find(call.func, _FOLDER_CALLS) and folder and _is_elsewhere(folder):
                yield Hit(cell, call, f"{folder} is a place on your machine, not on the learner's")
            elif notebook.names.find(call.func, {"pathlib.Path.home"}):
                yield Hit(cell, call, "`Path.home()` is an empty folder in the browser")


def _is_elsewhere(text: str) -> bool:
    inside = any(text == folder or text.startswith(f"{folder}/") for folder in _ALSO_THERE)
    return bool(_ABSOLUTE.match(text)) and not inside


def _relative_reads(notebook: LintNotebook) -> Iterator[tuple[LintCell, ast.Call, str, PurePosixPath]]:
    """Every read of a file with a relative name, and where that is in the course, seen from the notebook's folder."""
    if _changes_folder(notebook):
        return
    for cell, call, text in _reads(notebook):
        if text and not _ABSOLUTE.match(text) and not _ADDRESS.match(text):
            spelt = text.replace("\\", "/")
            yield cell, call, text, PurePosixPath(posixpath.normpath((notebook.path.parent / spelt).as_posix()))


def _changes_folder(notebook: LintNotebook) -> bool:
    by_call = any(notebook.names.find(call.func, _CHANGES_FOLDER) for cell in notebook.cells for call in cell.calls)
    return by_call or any(magic.name in {"cd", "pushd"} for cell in notebook.cells for magic in cell.magics)


def _find_missing(notebook: LintNotebook) -> Iterator[Hit]:
    made = _made(notebook)
    by_lower = {str(file).lower() for file in notebook.files}
    for cell, call, text, file in _relative_reads(notebook):
        if not _is_there(file, notebook) and str(file).lower() not in by_lower and text not in made:
            yield Hit(cell, call, f"there is no file {text} in the course{_reason(file)}")


def _find_misspelt(notebook: LintNotebook) -> Iterator[Hit]:
    made = _made(notebook)
    by_lower = {str(file).lower(): file for file in notebook.files}
    for cell, call, text, file in _relative_reads(notebook):
        meant = file if file in notebook.files else by_lower.get(str(file).lower())
        if meant is not None and text not in made and (meant != file or "\\" in text):
            right = posixpath.relpath(meant, notebook.path.parent)
            yield Hit(cell, call, f"the file is called {right}, not {text}")


def _is_there(file: PurePosixPath, notebook: LintNotebook) -> bool:
    return file in notebook.files or any(file in other.parents for other in notebook.files)


def _reason(file: PurePosixPath) -> str:
    if file.parts[:1] == ("..",):
        return ", but outside of it"
    hidden = next((part for part in file.parts if part.startswith(("_", "."))), None)
    return f": what is called {hidden} stays with the author" if hidden else ""


def _made(notebook: LintNotebook) -> frozenset[str]:
    """The files that the notebook may make itself: texts that it hands to anything but a reader."""
    made: set[str] = set()
    for cell in notebook.cells:
        made |= {magic.line.split()[-1] for magic in cell.magics if magic.body is not None and magic.line.split()}
        for call in cell.calls:
            read = argument_of(call, notebook.names) or path_read_by_method(call)
            if notebook.names.find(call.func, _ANY_PATH):
                continue
            method_of = [call.func.value] if isinstance(call.func, ast.Attribute) else []
            for argument in (*call.args, *(keyword.value for keyword in call.keywords), *method_of):
                text = notebook.literals.text(argument)
                if text and argument is not read:
                    made |= {text, text + _ADDED_SUFFIX.get(notebook.names.find(call.func, _ADDED_SUFFIX) or "", "")}
    return frozenset(made)


def _find_large(notebook: LintNotebook) -> Iterator[Hit]:
    for cell, call, text, file in _relative_reads(notebook):
        size = notebook.files.get(file, 0)
        if size > LARGE_BYTES:
            yield Hit(cell, call, f"{text} has {size / 1e6:.0f} MB, which every learner downloads and holds in memory")


RULES = (
    Rule(
        code="LB020",
        name="absolute-path",
        find=_find_absolute,
        caught_by=_MISSING,
    ),
    Rule(
        code="LB021",
        name="missing-file",
        find=_find_missing,
        caught_by=_MISSING,
    ),
    Rule(
        code="LB022",
        name="file-name-spelling",
        find=_find_misspelt,
        caught_by=_MISSING,
    ),
    Rule(
        code="LB023",
        name="large-file",
        find=_find_large,
    ),
)
