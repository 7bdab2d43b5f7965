"""Which number does a figure, a table, an exercise or an equation have? They are counted by page, each kind on its own.

jupyterlab-myst 2.7.0 counts what it has rendered, which in a long notebook is what the reader has come by. So each is
given its number.
"""

import re
from dataclasses import replace

from lite_builder.course.myst.directives import Directive, rewrite_directives, written_directive
from lite_builder.course.myst.syntax import blocks_of

_KINDS = {
    "figure": "Figure",
    "figure-md": "Figure",
    "table": "Table",
    "list-table": "Table",
    "csv-table": "Table",
    "exercise": "Exercise",
    "exercise-start": "Exercise",
}
_PROOF = re.compile(r"(?:prf|proof):(?P<kind>[a-z]+)")
_LABELLED = re.compile(r"\$\$[ \t]*\((?P<label>[^()\s]+)\)[ \t]*$")
_MAY_COUNT = re.compile(r"[a-z]\}|\$\$[ \t]*\(")


class Numbering:
    """The numbers that are given so far, in the order of a page."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def number(self, directive: Directive) -> tuple[str, str]:
        """The kind of a directive and its number, which is counted with this; empty if it has none."""
        proof = _PROOF.fullmatch(directive.name)
        kind = proof["kind"].capitalize() if proof else _KINDS.get(directive.name, "")
        if directive.name == "math" and directive.label:
            kind = "Equation"
        if not kind or "nonumber" in directive.options:
            return "", ""
        return kind, self.next(kind)

    def next(self, kind: str) -> str:
        """The next number of this kind."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return str(self._counts[kind])

    def numbered(self, text: str) -> str:
        """The next text of the page, in which each directive that has a number, and each equation, is given it."""
        return rewrite_directives(_equations_as_directives(text), self._numbered) if _MAY_COUNT.search(text) else text

    def _numbered(self, directive: Directive) -> str | None:
        _, number = self.number(directive)
        if not number:
            return None
        return written_directive(replace(directive, options={**directive.options, "enumerator": number}))


def _equations_as_directives(text: str) -> str:
    """The text with `{math}` in the place of displayed equations with a label, which else could be given no number."""
    lines = text.split("\n")
    for token in reversed(blocks_of(text)):
        if token.type == "math_block_label" and token.map:
            first, end = token.map
            last = max(number for number in range(first, end) if lines[number].strip())
            before = lines[first][: lines[first].index("$$")]
            if before.strip(" \t>") or not _LABELLED.search(lines[last]):
                continue
            inner = token.content.strip("\n").split("\n")
            written = ["```{math}", f":label: {token.info}", *(line for line in inner if line.strip()), "```"]
            lines[first : last + 1] = [f"{before}{line}" for line in written]
    return "\n".join(lines)
