"""Which rules are there? All of them, in the order of their codes."""

from lite_builder.verify.lint.rules import files, imports, magics, network, numbers, processes, python
from lite_builder.verify.lint.rules.cells import rules_about_cells

_ABOUT_CODE = (
    *processes.RULES,
    *network.RULES,
    *files.RULES,
    *magics.RULES,
    *imports.RULES,
    *python.RULES,
    *numbers.RULES,
)

RULES = (*_ABOUT_CODE, *rules_about_cells(frozenset(rule.code for rule in _ABOUT_CODE)))
