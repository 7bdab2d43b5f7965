"""What is wrong with a cell as a whole: it is no Python, or silences a rule that does not exist?"""

import re
from collections.abc import Callable, Iterator

from lite_builder.verify.lint.noqa import silenced
from lite_builder.verify.lint.rule import Hit, LintNotebook, Rule

_OURS = re.compile(r"LB\d+")


def rules_about_cells(other_codes: frozenset[str]) -> tuple[Rule, ...]:
    """The two rules; `other_codes` are those of all others."""
    unknown = Rule(
        code="LB900",
        name="unknown-code",
        find=_finder_of_unknown(other_codes | {"LB900", "LB901"}),
    )
    return unknown, _NOT_PYTHON


def _finder_of_unknown(codes: frozenset[str]) -> Callable[[LintNotebook], Iterator[Hit]]:
    def find(notebook: LintNotebook) -> Iterator[Hit]:
        for cell in notebook.cells:
            for number, line in enumerate(cell.source.splitlines(), 1):
                for code in sorted(silenced(line) - codes):
                    if _OURS.fullmatch(code):
                        yield Hit(cell, None, f"there is no rule {code} to silence", number)

    return find


def _find_not_python(notebook: LintNotebook) -> Iterator[Hit]:
    for cell in notebook.cells:
        if cell.problem is not None:
            yield Hit(cell, None, f"this is not Python: {cell.problem.msg}", cell.problem.lineno or 1)


_NOT_PYTHON = Rule(
    code="LB901",
    name="not-python",
    find=_find_not_python,
)
