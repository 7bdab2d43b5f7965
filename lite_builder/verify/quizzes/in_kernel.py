"""What does the code of a quiz give? Runs in the kernel of the site, where it is brought for the test only.

Whatever is found is put out as JSON under `MIME`, beside what the code itself prints and shows.
"""

import ast
import inspect
import json
import math
import random
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.getipython import get_ipython
from IPython.core.interactiveshell import InteractiveShell
from IPython.display import display
from IPython.utils.capture import capture_output

MIME = "application/vnd.lite-builder.answer"
LONGEST = 200
"""Characters of a value that are shown to a person."""

Json = Any


def tell_value() -> None:
    """Put out the value of the cell that ran last, which is what it showed: None if it showed nothing."""
    ran = _shell().last_execution_result
    _put_out(plain(ran.result if ran else None))


async def run(cells: Sequence[Mapping[str, Any]], seed: int | None) -> None:
    """Run cells in a fresh namespace and put out the values of those that answer a question.

    A cell has its `source`, whether it `may_fail`, and the numbers of the `questions` that it answers. With a seed,
    the global random numbers of Python and numpy start from it. What the cells print and show is dropped.
    """
    shell = _shell()
    shell.reset(new_session=False)  # type: ignore[no-untyped-call]
    _seed(seed)
    answers: dict[str, Json] = {}
    error = ""
    with capture_output():
        for cell in cells:
            try:
                value = await _value_of(cell["source"], shell)
            except (Exception, SystemExit) as problem:
                if cell["may_fail"]:
                    continue
                error = f"{type(problem).__name__}: {problem}"[:LONGEST]
                break
            answers.update({str(question): plain(value) for question in cell["questions"]})
    _close_figures()
    _put_out({"answers": answers, "error": error})


def plain(value: Any) -> Json:
    """A value as JSON: its kind, what it consists of, and as a person would see it."""
    return {**_parts(value), "shown": _shown(value)}


def _parts(value: Any) -> Json:
    if value is None:
        return {"kind": "nothing"}
    if isinstance(value, bool):
        return {"kind": "truth", "value": value}
    if isinstance(value, int | float):
        return {"kind": "number", "value": value} if math.isfinite(value) else {"kind": "other"}
    if isinstance(value, str):
        return {"kind": "text", "value": value}
    if isinstance(value, Mapping):
        return {"kind": "conditions", "value": [[str(key), _parts(item)] for key, item in value.items()]}
    if isinstance(value, list | tuple | set | frozenset):
        return {"kind": "several", "value": [_parts(item) for item in value]}
    for convert in ("to_dict", "tolist"):  # pandas; numpy
        if callable(method := getattr(value, convert, None)):
            converted = method()
            return {"kind": "other"} if type(converted) is type(value) else _parts(converted)
    return {"kind": "other"}


def _shown(value: Any) -> str:
    text = " ".join(repr(_without_numpy(value)).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."


def _without_numpy(value: Any) -> Any:
    """The value with Python's own numbers, since numpy's say `np.float64(1.5)`."""
    if isinstance(value, dict):
        return {key: _without_numpy(item) for key, item in value.items()}
    item = getattr(value, "item", None)
    return item() if callable(item) and getattr(value, "ndim", None) == 0 else value


async def _value_of(source: str, shell: InteractiveShell) -> Any:
    """Run a cell in the shell's namespace; the value of its last line if that is an expression without a semicolon."""
    code = shell.transform_cell(source)  # type: ignore[no-untyped-call]
    tree = ast.parse(code)
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr) or _ends_quietly(code):
        await _execute(tree, "exec", shell)
        return None
    await _execute(ast.Module(tree.body[:-1], type_ignores=[]), "exec", shell)
    return await _execute(ast.Expression(last.value), "eval", shell)


def _ends_quietly(code: str) -> bool:
    """Whether a semicolon stands at the end, by which IPython shows nothing."""
    return bool(DisplayHook.semicolon_at_end_of_expression(code))  # type: ignore[no-untyped-call]


async def _execute(tree: ast.Module | ast.Expression, mode: str, shell: InteractiveShell) -> Any:
    code = compile(tree, "<quiz>", mode, flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    value = eval(code, shell.user_global_ns, shell.user_ns)  # noqa: S307 - the author's own code
    return await value if code.co_flags & inspect.CO_COROUTINE else value


def _seed(seed: int | None) -> None:
    if seed is None:
        return
    random.seed(seed)
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed(seed)


def _close_figures() -> None:
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")


def _put_out(found: Json) -> None:
    display({MIME: json.dumps(found)}, raw=True)  # type: ignore[no-untyped-call]


def _shell() -> InteractiveShell:
    shell: InteractiveShell | None = get_ipython()
    if shell is None:
        raise RuntimeError("this runs within IPython only")
    return shell
