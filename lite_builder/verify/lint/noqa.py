"""Which rules does a line silence? `# noqa`, `# noqa: LB003` or `# noqa: LB003, LB010`, as other linters have it."""

import re

_NOQA = re.compile(r"#\s*noqa\b(?P<codes>\s*:(?:[\s,]*[A-Za-z]+\d+\b)*)?", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z]+\d+")

ALL = frozenset({"*"})
"""What a `# noqa` without codes silences."""


def silenced(line: str) -> frozenset[str]:
    """The codes that this line of a cell silences, those of other linters included, or `ALL`."""
    found = _NOQA.search(line)
    if not found:
        return frozenset()
    if found["codes"] is None:
        return ALL
    return frozenset(code.upper() for code in _CODE.findall(found["codes"]))


def is_silenced(code: str, lines: list[str]) -> bool:
    """Whether one of these lines silences this rule."""
    return any(codes == ALL or code in codes for codes in map(silenced, lines))
