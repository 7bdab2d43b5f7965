"""What stands between the two `---` at the top of a Markdown page, and what is the text below it?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from lite_builder.errors import PageError, Place

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_NO_END = re.compile(r"\A---[ \t]*\n[A-Za-z_]+:")


@dataclass(frozen=True)
class MarkdownText:
    """A Markdown page: its front matter, and its text in which blank lines stand for the front matter."""

    front_matter: Mapping[str, Any]
    text: str

    @property
    def title(self) -> str | None:
        """The title of the front matter."""
        title = self.front_matter.get("title")
        return str(title).strip() or None if title is not None else None


def split_front_matter(text: str, file: Path) -> MarkdownText:
    """Read the front matter. Raises `PageError` where it has no end or is no mapping."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        if _NO_END.match(text):
            raise PageError(
                "the front matter of this page has no end", where=Place(file, 1), todo="close it with a line `---`"
            )
        return MarkdownText({}, text)
    found = _read(match["yaml"], file)
    return MarkdownText(found, "\n" * match[0].count("\n") + text[match.end() :])


def _read(text: str, file: Path) -> Mapping[str, Any]:
    try:
        found = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: a date such as 2026-99-99
        mark = getattr(error, "problem_mark", None)
        raise PageError(
            "the front matter of this page is not YAML",
            where=Place(file, mark.line + 2 if mark else 1),
            why=getattr(error, "problem", None) or str(error),
            todo="mend it, or remove it: it is not needed",
        ) from error
    if found is not None and not isinstance(found, dict):
        raise PageError(
            "the front matter of this page is not a mapping",
            where=Place(file, 1),
            todo="write it as `key: value` lines; for a line across the page use `***`",
        )
    return found or {}
