"""Why does a rule warn, and what to do? The sections of docs/lint.md, which also travels in the wheel."""

import re
from dataclasses import dataclass
from pathlib import Path

from lite_builder.errors import SettingsError

_IN_WHEEL = Path(__file__).with_name("lint.md")
_IN_REPOSITORY = Path(__file__).parents[3] / "docs" / "lint.md"

_SECTION = re.compile(r"^## (?P<code>LB\d+): (?P<name>.+?)\n(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_CODE_BLOCK = re.compile(r"^```python\n(.*?)\n```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Explanation:
    """A section of docs/lint.md: all of its `text`, and its two examples, each one cell."""

    code: str
    name: str
    text: str
    wrong: str
    right: str


def read_explanations() -> dict[str, Explanation]:
    """Every section of docs/lint.md, by the code of its rule."""
    file = _IN_WHEEL if _IN_WHEEL.is_file() else _IN_REPOSITORY
    found = [_read(match) for match in _SECTION.finditer(file.read_text(encoding="utf-8"))]
    return {explanation.code: explanation for explanation in found}


def explain_rule(code: str) -> str:
    """The section about a rule. Raises `SettingsError` where there is no such rule."""
    explanations = read_explanations()
    if code.upper() not in explanations:
        raise SettingsError(f"there is no rule {code}", todo=f"name one of {', '.join(explanations)}")
    return explanations[code.upper()].text


def _read(section: re.Match[str]) -> Explanation:
    wrong, right = _CODE_BLOCK.findall(section["body"])
    return Explanation(section["code"], section["name"], section[0].strip(), wrong, right)
